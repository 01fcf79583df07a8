using System.Globalization;

namespace FundingDirectory.Core.Domain;

/// <summary>The register in memory: looked up by key and found by name.</summary>
public sealed class MunicipalityRegister
{
    private readonly Dictionary<string, Municipality> byKey = new(StringComparer.Ordinal);
    private readonly (string Folded, Municipality Row)[] byName;

    /// <summary>Holds these rows; a later row of the same key wins.</summary>
    public MunicipalityRegister(IReadOnlyList<Municipality> rows)
    {
        All = rows;
        foreach (var row in rows)
        {
            byKey[row.Ars] = row;
            if (row.Ags is { } ags) byKey[ags] = row;
        }
        byName = [.. rows.Select(r => (Fold(r.OfficialName), r)).OrderBy(r => r.Item1, StringComparer.Ordinal)];
    }

    /// <summary>Every row.</summary>
    public IReadOnlyList<Municipality> All { get; }

    /// <summary>The row with this ARS or AGS; null when there is none.</summary>
    public Municipality? Get(string? key) => key is null ? null : byKey.GetValueOrDefault(key);

    /// <summary>Rows whose name fits: equal first, then beginning, then containing; within these the larger place first. An empty name gives every row.</summary>
    public IReadOnlyList<Municipality> Find(string? name)
    {
        var wanted = Fold(name ?? "");
        if (wanted.Length == 0) return All;
        return [.. byName
            .Select(r => (r.Row, Rank: Rank(r.Folded, wanted)))
            .Where(r => r.Rank < int.MaxValue)
            .OrderBy(r => r.Rank).ThenByDescending(r => r.Row.Inhabitants ?? 0).ThenBy(r => r.Row.Ars, StringComparer.Ordinal)
            .Select(r => r.Row)];
    }

    /// <summary>The largest places whose name begins so, for completions; the work is bounded by the length of the list.</summary>
    public IReadOnlyList<Municipality> StartingWith(string beginning, int most)
    {
        var wanted = Fold(beginning);
        if (wanted.Length == 0 || most <= 0) return [];
        var best = new List<Municipality>(most + 1);
        for (var i = FirstAtLeast(wanted); i < byName.Length && byName[i].Folded.StartsWith(wanted, StringComparison.Ordinal); i++)
        {
            var row = byName[i].Row;
            if (best.Count == most && (row.Inhabitants ?? 0) <= (best[^1].Inhabitants ?? 0)) continue;
            var at = best.FindIndex(b => (b.Inhabitants ?? 0) < (row.Inhabitants ?? 0));
            best.Insert(at < 0 ? best.Count : at, row);
            if (best.Count > most) best.RemoveAt(most);
        }
        return best;
    }

    private int FirstAtLeast(string wanted)
    {
        var (low, high) = (0, byName.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(byName[middle].Folded, wanted) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static int Rank(string folded, string wanted)
    {
        var at = folded.IndexOf(wanted, StringComparison.Ordinal);
        if (at < 0) return int.MaxValue;
        var endsThere = at + wanted.Length == folded.Length || !char.IsLetterOrDigit(folded[at + wanted.Length]);
        return at == 0 ? endsThere ? 0 : 1 : folded[at - 1] == ' ' ? 2 : 3;
    }

    /// <summary>Lower case, umlauts as two letters: «Köln» is found by «koeln».</summary>
    private static string Fold(string text) => text.Normalize().Trim().ToLower(CultureInfo.GetCultureInfo("de-DE"))
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal);
}
