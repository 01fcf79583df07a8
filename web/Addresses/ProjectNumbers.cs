using System.Globalization;

namespace FundingDirectory.Web.Addresses;

/// <summary>Reads money, shares and months as Germans type them; a bad value becomes an error and is kept as typed.</summary>
internal sealed class ProjectNumbers(QueryReader reader)
{
    // More than any municipal project costs; keeps later sums far from overflow.
    private const long MostEuro = 100_000_000_000;

    private static readonly string[] MonthForms = ["yyyy-MM", "yyyy-M", "MM.yyyy", "M.yyyy", "MM/yyyy", "M/yyyy"];

    public Dictionary<string, string> Raw { get; } = [];

    /// <summary>Whole euro: «1.200.000», «1200000 Euro», «1,2 Mio.».</summary>
    public long? Euro(string name, string label)
    {
        if (First(name) is not { } raw) return null;
        var text = raw.Replace("Euro", "", StringComparison.OrdinalIgnoreCase).Replace("EUR", "", StringComparison.OrdinalIgnoreCase).Replace("€", "").Trim();
        var factor = 1m;
        foreach (var (word, times) in new[] { ("Millionen", 1_000_000m), ("Mio.", 1_000_000m), ("Mio", 1_000_000m), ("Tsd.", 1_000m), ("Tsd", 1_000m) })
        {
            if (!text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
            (text, factor) = (text[..^word.Length].Trim(), times);
            break;
        }
        if (Number(text) is { } number && number * factor is >= 0 and <= MostEuro) return (long)Math.Round(number * factor);
        return Refuse<long>(name, raw, $"Bitte geben Sie bei «{label}» einen Betrag in Euro ein, zum Beispiel 250.000.");
    }

    /// <summary>A number between two bounds, with comma.</summary>
    public decimal? Decimal(string name, string label, decimal least, decimal most)
    {
        if (First(name) is not { } raw) return null;
        if (Number(raw.Replace("%", "").Trim()) is { } number && number >= least && number <= most) return number;
        return Refuse<decimal>(name, raw, $"Bitte geben Sie bei «{label}» eine Zahl zwischen {Write(least)} und {Write(most)} ein.");
    }

    /// <summary>A month as yyyy-MM: «2027-03», «03.2027», «3/2027».</summary>
    public string? Month(string name, string label)
    {
        if (First(name) is not { } raw) return null;
        if (DateOnly.TryParseExact(raw.Replace(" ", ""), MonthForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100)
            return day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        Refuse(name, raw, $"Bitte geben Sie bei «{label}» Monat und Jahr ein, zum Beispiel 03.2027.");
        return null;
    }

    /// <summary>A number for the address: comma, no groups.</summary>
    public static string Write(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture).Replace('.', ',');

    public void Refuse(string name, string raw, string message)
    {
        Raw[name] = QueryReader.Short(raw);
        reader.Errors.Add(new(name, message));
    }

    private T? Refuse<T>(string name, string raw, string message) where T : struct
    {
        Refuse(name, raw, message);
        return null;
    }

    private string? First(string name) => reader.Values(name).FirstOrDefault()?.Trim() is { Length: > 0 } raw ? raw : null;

    // Points group thousands, so «1.5» would be ambiguous: a point counts as a group only before exactly three digits.
    internal static decimal? Number(string text)
    {
        text = text.Replace(" ", "").Replace("\u00a0", "").Replace("\u202f", "").Replace("'", "");
        if (text.Length is 0 or > 20 || text.Any(c => !char.IsAsciiDigit(c) && c is not '.' and not ',')) return null;
        var parts = text.Split(',');
        var groups = parts[0].Split('.');
        if (parts.Length > 2 || parts.Skip(1).Any(p => p.Contains('.')) || groups[0].Length == 0 || groups.Skip(1).Any(g => g.Length != 3)) return null;
        return decimal.TryParse(string.Concat(groups) + (parts.Length == 2 ? "." + parts[1] : ""), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
