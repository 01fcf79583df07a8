using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;
using Capture = FundingDirectory.Importer.Fetching.Capture;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The European catalogue of digital innovation hubs (EDIH): its export is offered as .xls and is an .xlsx. Only German hubs become
/// competence centres. Columns are found by their names, in whatever order they stand.</summary>
public sealed partial class EdihKatalog(Lazy<MunicipalityRegister> register) : IConnector
{
    private const string Sheet = "EDIH Catalogue";
    private static readonly Uri Export = new("https://european-digital-innovation-hubs.ec.europa.eu/edih-catalogue/export-edih?page&_format=xls");

    public Source Source => Sources.EdihKatalog;

    public async Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) =>
        [await fetcher.Get(Export, c => IsZip(c) ? null : "Statt der Excel-Datei kam etwas anderes.", cancel) with { Name = "edih-catalogue.xlsx" }];

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        List<ParsedRecord> records = [];
        List<Problem> problems = [];
        HashSet<string> seen = [];
        var (rows, abroad) = (0, 0);
        foreach (var capture in captures)
        {
            if (!IsZip(capture)) throw new SourceFormatException($"«{capture.Name}» ist keine Excel-Datei, sondern vermutlich eine Webseite.");
            var table = Workbook.Read(capture, Sheet);
            var columns = EdihColumns.Find(table, capture.Name);
            foreach (var cells in table.Skip(columns.HeadRow + 1).Where(r => r.Any(c => c.Length > 0)))
            {
                rows++;
                var hub = new EdihRow(columns, cells, capture.FetchedAt);
                if (hub["name"] is not { } name) problems.Add(new Problem($"Zeile {rows}", columns.Label("name"), "Der Name des Hubs fehlt."));
                else if (!hub.IsGerman) abroad++;
                else if (seen.Add(name)) records.Add(new ParsedRecord(name, Centre(hub, name, problems)));
                else problems.Add(new Problem(name, columns.Label("name"), "Der Hub steht mehrmals im Katalog; die erste Zeile gilt."));
            }
        }
        var slugs = Slugs.Unique(records.Select(r => (r.SourceId, r.Content.Slug)));
        return new Parsed
        {
            Records = records.ConvertAll(r => r with { Content = r.Content with { Slug = slugs[r.SourceId] } }), Problems = problems, Complete = true,
            Note = rows == 0 ? null : $"{German.Count(rows, "Hub", "Hubs")} gelesen, {German.Number(records.Count)} aus Deutschland; ausgelassen: {German.Number(abroad)} aus anderen Ländern.",
        };
    }

    private CompetenceCentre Centre(EdihRow hub, string name, List<Problem> problems)
    {
        var website = Website(hub, name, problems);
        var (areas, from) = Areas(hub);
        var evidence = new Evidence(Source.Id, Source.Homepage, hub.FetchedAt);
        void Taken(string field, string column, string? quote = null) { if (hub[column] is not null) evidence.Taken(field, hub.Label(column), quote); }
        Taken("title", hub["title"] is null ? "name" : "title");
        Taken("operator", "coordinator", hub["coordinator"]);
        if (from is not null) evidence.Read("areas", hub.Label(from), hub[from]);
        if (website is not null) evidence.Taken("website", hub.Label("website"), website);
        Taken("offers", "services");
        var publicSector = PublicSector().Match($"{hub["sectors"]} {hub["description"]}");
        if (publicSector.Success) evidence.Read("servesMunicipalities", hub.Label("sectors"), publicSector.Value);
        return new CompetenceCentre
        {
            Slug = Slugs.From(name), Title = hub["title"] is { } title && !title.Equals(name, StringComparison.OrdinalIgnoreCase) ? $"{title} ({name})" : name, Language = "en",
            Description = hub["description"], Operator = hub["coordinator"], Areas = areas, Locations = Town(hub) is { } town ? [town] : [],
            ServesMunicipalities = publicSector.Success ? true : null, Offers = [.. hub.List("services"), .. hub.List("technologies")], Keywords = ["EDIH", name, .. hub.List("sectors")],
            Website = website, WebsiteEvidence = website is null ? null : EvidenceGrade.Seen, Evidence = EvidenceGrade.Seen,
            StatusNote = areas.Count == 0 ? "Das Einzugsgebiet ist im Katalog nicht eindeutig angegeben." : null,
            Links = website is null ? [] : [new Link { Role = LinkRole.Information, Url = website, Label = "Website" }], Provenance = evidence.Rows,
            Sources = [new SourceReference { Source = Source.Id, SourceId = name, Url = Source.Homepage, Licence = Source.Licence, Attribution = Source.Attribution }],
        };
    }

    /// <summary>The address when it is one: the catalogue often holds the word «Website», a path of its own or a text cut off by «…».</summary>
    private static string? Website(EdihRow hub, string name, List<Problem> problems)
    {
        if (hub["website"] is not { } text) return null;
        var whole = text.Contains('…', StringComparison.Ordinal) || text.EndsWith("...", StringComparison.Ordinal) ? null : text.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? $"https://{text}" : text;
        if (WebAddresses.Safe(whole) is { } address && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https") return address;
        problems.Add(new Problem(name, hub.Label("website"), $"«{text}» ist keine ganze Webadresse und wird nicht übernommen."));
        return null;
    }

    /// <summary>The states named by the region, otherwise the state of the town in the address; nothing where neither is certain.</summary>
    private (IReadOnlyList<string> Areas, string? Column) Areas(EdihRow hub)
    {
        if (hub["region"] is { } region && EdihColumns.States(region) is { Count: > 0 } states) return (states, "region");
        var towns = Town(hub) is { } town ? register.Value.All.Where(m => m.Ags is not null && m.Name == town).Select(m => m.StateKey).Distinct().ToList() : [];
        return towns.Count == 1 ? (towns, hub["city"] is null ? "address" : "city") : ([], null);
    }

    private static string? Town(EdihRow hub) => hub["city"] ?? (hub["address"] is { } address && TownInAddress().Match(address) is { Success: true } match ? match.Groups[1].Value.Trim() : null);

    private static bool IsZip(Capture capture)
    {
        using var stream = capture.Open();
        return stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
    }

    [GeneratedRegex(@"(?<!\d)(?:D-)?\d{5}\s+(\p{Lu}[\p{L} ./()-]*\p{L})")]
    private static partial Regex TownInAddress();

    [GeneratedRegex(@"\b(?:public\s+(?:administrations?|sector|organisations?|authorit(?:y|ies))|municipalit(?:y|ies)|local\s+government)\b", RegexOptions.IgnoreCase)]
    private static partial Regex PublicSector();
}
