using System.Globalization;
using System.Text;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Finds codes by what pages show for them: labels, labels without umlauts, or the codes themselves, several in one text.</summary>
internal sealed class FoerderdatenbankLabels
{
    private readonly Dictionary<string, string> codes = [];

    private FoerderdatenbankLabels(IEnumerable<(string Code, string Label)> list)
    {
        // A misspelt code shares its label with the right one; the first in the list stays.
        foreach (var (code, label) in list)
        {
            codes.TryAdd(Folded(label), code);
            codes.TryAdd(Folded(code), code);
        }
    }

    public static FoerderdatenbankLabels Types { get; } = new(FoerderdatenbankCodes.Types.Select(t => (t.Key, t.Value.Label)));
    public static FoerderdatenbankLabels Areas { get; } = new(FoerderdatenbankCodes.Areas.Select(a => (a.Key, a.Value.Label)));
    public static FoerderdatenbankLabels Applicants { get; } = new(FoerderdatenbankCodes.Applicants.Select(a => (a.Key, a.Value.Label)));
    public static FoerderdatenbankLabels Fields { get; } = new(FoerderdatenbankCodes.Fields.Select(f => (f.Key, f.Value)));

    /// <summary>The codes in a text of values separated by commas, in its order. A value may hold commas itself, so the longest known one
    /// wins; what is not known is given back as it stands.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        List<string> found = [];
        for (var i = 0; i < parts.Length;)
        {
            var taken = Enumerable.Range(1, parts.Length - i).Reverse().FirstOrDefault(n => codes.ContainsKey(Folded(string.Concat(parts[i..(i + n)]))));
            found.Add(taken > 0 ? codes[Folded(string.Concat(parts[i..(i + taken)]))] : parts[i]);
            i += Math.Max(taken, 1);
        }
        return found;
    }

    /// <summary>Small letters and digits only, umlauts written out: the same for «Förderart:», «Foerderart» and «FOERDERART».</summary>
    public static string Folded(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.ToLower(CultureInfo.InvariantCulture).Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal))
            if (char.IsLetterOrDigit(c)) result.Append(c);
        return result.ToString();
    }
}
