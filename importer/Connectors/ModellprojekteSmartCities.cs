using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The municipalities that the federal government chose as Modellprojekte Smart Cities, as a table kept by hand after its three announcements.</summary>
public sealed class ModellprojekteSmartCities(Lazy<MunicipalityRegister> register) : IConnector
{
    private static readonly string[] Needed = ["staffel", "name", "art", "land", "ags"], Known = [.. Needed, "hinweis"];

    public Source Source => Sources.ModellprojekteSmartCities;

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) =>
        throw new FetchException("Für die Modellprojekte Smart Cities gibt es keine Schnittstelle: die gepflegte Liste (CSV) mit --from angeben.");

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        List<ParsedRecord> records = [];
        List<Problem> problems = [];
        HashSet<string> seen = [];
        foreach (var capture in captures)
        {
            var table = new FormulaTable(Text(capture), ',');
            var columns = Columns(capture, table, problems);
            while (table.Read())
            {
                if (table.CutOff || (table.AtEnd && table.Count < columns.Count)) throw new SourceFormatException($"«{capture.Name}» ist abgeschnitten: Zeile {table.Line} ist unvollständig.");
                string Cell(string column) => columns.TryGetValue(column, out var at) && at < table.Count ? PlainText.Spaced(table.Cell(at).ToString()).Trim() : "";
                var row = new Row(Cell("staffel"), Cell("name"), Cell("art"), Cell("land"), Cell("ags"), Cell("hinweis"), capture.FetchedAt);
                if (row.Wrong(table.Count, columns.Count) is { } wrong) problems.Add(new Problem($"Zeile {table.Line}", null, wrong));
                else if (!seen.Add(row.Key)) problems.Add(new Problem(row.Key, "name", "Das Modellprojekt steht mehrmals in der Liste; die erste Zeile gilt."));
                else records.Add(new ParsedRecord(row.Key, UseCase(row, problems)));
            }
        }
        return new Parsed { Records = records, Problems = problems, Complete = true };
    }

    private UseCase UseCase(Row row, List<Problem> problems)
    {
        var keys = row.Ags.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var places = keys.Select(k => (Key: k, Place: register.Value.Get(k))).ToList();
        problems.AddRange(places.Where(p => p.Place is null).Select(p => new Problem(row.Key, "ags", $"Den Gemeindeschlüssel «{p.Key}» gibt es im Gemeindeverzeichnis nicht.")));
        var found = places.Select(p => p.Place).OfType<Municipality>().ToList();
        var evidence = new Evidence(Source.Id, Source.Homepage, row.FetchedAt);
        evidence.Taken("municipality", "name", row.Name);
        evidence.Taken("fundedBy", "staffel", row.Year);
        if (found.Count > 0) evidence.Read("areas", "ags", row.Ags);
        return new UseCase
        {
            Slug = Slugs.From($"modellprojekt-smart-cities-{row.Name}"), Title = $"Modellprojekt Smart Cities: {row.Name}",
            Summary = $"Im Jahr {row.Year} wählte der Bund {row.Name} ({row.State}) als Modellprojekt Smart Cities aus.",
            Description = row.Note.Length > 0 ? row.Note : null, Municipality = row.Name, Areas = [.. found.Select(p => p.Ars)],
            // A cooperation is more than the one member whose key is given.
            Inhabitants = row.Kind != "Kooperation" && places is [{ Place: { } single }] ? single.Inhabitants : null, Topics = [Topic.SmartCity],
            FundedBy = $"Modellprojekte Smart Cities (Bund, Staffel {row.Year})", Evidence = EvidenceGrade.Seen, Provenance = evidence.Rows,
            Links = [new Link { Role = LinkRole.Information, Url = Source.Homepage, Label = "Modellprojekte Smart Cities beim Smart City Dialog" }],
            Sources = [new SourceReference { Source = Source.Id, SourceId = row.Key, Url = Source.Homepage, Licence = Source.Licence, Attribution = Source.Attribution }],
        };
    }

    private static StringReader Text(Capture capture)
    {
        if (capture.Bytes.Span.TrimStart(" \t\r\n\ufeff"u8).StartsWith("<"u8)) throw new SourceFormatException($"«{capture.Name}» ist eine Webseite und keine Tabelle.");
        try
        {
            return new StringReader(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(capture.Bytes.Span).TrimStart('\ufeff'));
        }
        catch (DecoderFallbackException)
        {
            throw new SourceFormatException($"«{capture.Name}» ist nicht in UTF-8 geschrieben.");
        }
    }

    /// <summary>Columns by name, in whatever order they stand.</summary>
    private static Dictionary<string, int> Columns(Capture capture, FormulaTable table, List<Problem> problems)
    {
        Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
        if (table.Read()) for (var i = 0; i < table.Count; i++) columns.TryAdd(table.Cell(i).Trim().ToString(), i);
        var unknown = columns.Keys.Except(Known, StringComparer.OrdinalIgnoreCase).ToList();
        if (Needed.Where(n => !columns.ContainsKey(n)).ToList() is { Count: > 0 } missing)
            throw new SourceFormatException($"«{capture.Name}» ist nicht die erwartete Tabelle: es fehlen {Quoted(missing)}" + (unknown.Count > 0 ? $"; unbekannt sind {Quoted(unknown)}." : "."));
        problems.AddRange(unknown.Select(u => new Problem(capture.Name, u, "Diese Spalte ist unbekannt und wird nicht gelesen.")));
        return columns;
    }

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Take(10).Select(n => $"«{(n.Length > 40 ? n[..40] : n)}»"));

    private sealed record Row(string Year, string Name, string Kind, string State, string Ags, string Note, DateTimeOffset FetchedAt)
    {
        public string Key => $"{Year}/{Slugs.From(Name)}";

        public string? Wrong(int cells, int columns) => cells != columns ? $"Die Zeile hat {cells} statt {columns} Zellen."
            : Name.Length == 0 ? "Die Spalte «name» ist leer."
            : Year.Length != 4 || !Year.All(char.IsAsciiDigit) ? $"Die Spalte «staffel» enthält kein Jahr: «{Year}»." : null;
    }
}
