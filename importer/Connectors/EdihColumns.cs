using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Which column of the hub catalogue holds what, found by the words of its head row.</summary>
internal sealed partial class EdihColumns
{
    private static readonly string[] Needed = ["name", "country"];

    // The first words that a head equals or begins with decide; the catalogue has been renamed before.
    private static readonly (string Column, string[] Heads)[] Heads =
    [
        ("name", ["edih name", "hub name", "name", "acronym"]), ("title", ["edih title", "hub title", "title", "full name"]), ("country", ["country", "countries", "member state"]),
        ("region", ["region", "nuts", "geographical"]), ("city", ["city", "town"]), ("address", ["address", "location"]), ("website", ["website", "web site", "url", "homepage"]),
        ("coordinator", ["coordinator", "coordinating"]), ("sectors", ["sector"]), ("services", ["service"]), ("technologies", ["technolog"]), ("description", ["description", "about"]),
    ];

    private static readonly HashSet<string> Germany = new(StringComparer.OrdinalIgnoreCase) { "germany", "deutschland", "de", "deu" };

    // The names of states that are not the same in English.
    private static readonly (string English, string Key)[] English =
    [
        ("Bavaria", "09"), ("Hesse", "06"), ("Lower Saxony", "03"), ("North Rhine-Westphalia", "05"), ("Rhineland-Palatinate", "07"), ("Saxony", "14"), ("Saxony-Anhalt", "15"),
        ("Thuringia", "16"), ("Mecklenburg-Western Pomerania", "13"), ("Mecklenburg-West Pomerania", "13"),
    ];

    private readonly Dictionary<string, (int Index, string Label)> columns = [];

    /// <summary>Index of the head row.</summary>
    public int HeadRow { get; private init; }

    public int? Index(string column) => columns.TryGetValue(column, out var found) ? found.Index : null;

    /// <summary>The column's name in the file, or ours where the file has none.</summary>
    public string Label(string column) => columns.TryGetValue(column, out var found) ? found.Label : column;

    public static bool IsGermany(string country) => country.Split([',', ';', '|', '/'], StringSplitOptions.TrimEntries).Any(Germany.Contains);

    /// <summary>Finds the head row among the first rows. Throws <see cref="SourceFormatException"/> naming what is missing and what is there.</summary>
    public static EdihColumns Find(IReadOnlyList<IReadOnlyList<string>> rows, string file)
    {
        IReadOnlyList<string> fullest = [];
        for (var i = 0; i < Math.Min(rows.Count, 10); i++)
        {
            var found = new EdihColumns { HeadRow = i };
            foreach (var (column, heads) in Heads)
            {
                var labels = rows[i].Select((label, index) => (Label: PlainText.Spaced(label).Trim(), Index: index)).Where(l => l.Label.Length > 0).ToList();
                var hit = heads.SelectMany(h => labels.Where(l => l.Label.Equals(h, StringComparison.OrdinalIgnoreCase)))
                    .Concat(heads.SelectMany(h => labels.Where(l => l.Label.StartsWith(h, StringComparison.OrdinalIgnoreCase)))).Where(l => found.columns.All(c => c.Value.Index != l.Index)).FirstOrDefault();
                if (hit.Label is not null) found.columns[column] = (hit.Index, hit.Label);
            }
            if (Needed.All(found.columns.ContainsKey)) return found;
            if (rows[i].Count > fullest.Count) fullest = rows[i];
        }
        throw new SourceFormatException($"«{file}» ist nicht der EDIH-Katalog: verlangt sind die Spalten «EDIH Name» und «Country»; vorhanden sind "
            + $"{(fullest.Count == 0 ? "keine" : string.Join(", ", fullest.Where(f => f.Trim().Length > 0).Take(30).Select(f => $"«{PlainText.Spaced(f)}»")))}.");
    }

    /// <summary>State keys that a region names, in German, in English or as NUTS code; empty when it names none.</summary>
    public static IReadOnlyList<string> States(string region)
    {
        var parts = region.Split([',', ';', '|', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return [.. parts.Select(State).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    private static string? State(string part) =>
        Vocabulary.States.FirstOrDefault(s => s.Label.Equals(part, StringComparison.OrdinalIgnoreCase))?.Value
        ?? English.FirstOrDefault(e => e.English.Equals(part, StringComparison.OrdinalIgnoreCase)).Key
        ?? (Nuts().Match(part) is { Success: true } nuts ? Vocabulary.States.FirstOrDefault(s => s.Xoev == nuts.Groups[1].Value)?.Value : null);

    [GeneratedRegex(@"^(DE[0-9A-G])[0-9A-Z]{0,2}\b")]
    private static partial Regex Nuts();
}

/// <summary>One hub: cells by the name of their column.</summary>
internal sealed record EdihRow(EdihColumns Columns, IReadOnlyList<string> Cells, DateTimeOffset FetchedAt)
{
    /// <summary>A cell as text on one line; null when it is blank or the file has no such column.</summary>
    public string? this[string column] => Columns.Index(column) is { } at && at < Cells.Count && PlainText.Spaced(Cells[at]).Trim() is { Length: > 0 } text ? text : null;

    public bool IsGerman => this["country"] is { } country && EdihColumns.IsGermany(country);

    public string Label(string column) => Columns.Label(column);

    /// <summary>The items of a cell that lists several.</summary>
    public IReadOnlyList<string> List(string column) => Columns.Index(column) is { } at && at < Cells.Count
        ? [.. Cells[at].Split([';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(i => PlainText.Spaced(i).Trim()).Where(i => i.Length > 0).Distinct()] : [];
}
