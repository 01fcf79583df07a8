using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The list of competence centres kept by hand: no source offers one for machines. Each fact keeps how well it is evidenced.</summary>
public sealed class Kompetenzzentren : IConnector
{
    private const string Nationwide = "bundesweit";

    private static readonly FactList List = new("zentren", "name", new HashSet<string>
    {
        "name", "traeger", "url", "region", "standorte", "adresse", "zielgruppe", "angebot", "status", "start", "laufzeit", "quelle", "quelle_stand", "url_beleg", "beleg",
        // What a centre itself was given is of no use to a municipality that looks for advice.
        "foerderung", "foerderung_eur",
    });

    public Source Source => Sources.Kompetenzzentren;

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) =>
        throw new FetchException("Für die Kompetenzzentren gibt es keine Schnittstelle: die gepflegte Liste (JSON) mit --from angeben.");

    public Parsed Parse(IReadOnlyList<Capture> captures)
    {
        List<Problem> problems = [];
        var centres = List.Read(captures, problems).Select(f => (Key: Key(f.Text("name")!), Fact: f)).ToList();
        problems.AddRange(centres.GroupBy(c => c.Key).SelectMany(g => g.Skip(1)).Select(c => new Problem(c.Fact.Text("name")!, null, "Zwei Einträge unterscheiden sich nur in der Klammer ihres Namens.")));
        return new Parsed { Records = [.. centres.DistinctBy(c => c.Key).Select(c => new ParsedRecord(c.Key, Centre(c.Fact, c.Key, problems)))], Problems = problems, Complete = true };
    }

    /// <summary>The name without what it says in brackets: «(29 Zentren)» may be «(27 Zentren)» tomorrow.</summary>
    private static string Key(string name) => Slugs.From(name.Split('(')[0]);

    private CompetenceCentre Centre(Fact fact, string key, List<Problem> problems)
    {
        var (name, website, asOf) = (fact.Text("name")!, WebAddresses.Safe(fact.Text("url")), fact.Text("quelle_stand"));
        if (fact.Text("url") is { } address && website is null) problems.Add(new Problem(name, "url", $"«{address}» ist keine Webadresse."));
        var (grade, groups, period) = (fact.Grade("beleg"), fact.Texts("zielgruppe"), fact.Texts("laufzeit"));
        var areas = Areas(fact, name, problems);
        Provenance Evidence(string field, string from, string by = "beleg") => new()
        {
            Field = field, Source = Source.Id, SourceField = from, Url = WebAddresses.Safe(fact.Text("quelle")), AsOf = asOf, Note = fact.Text(by),
            FetchedAt = fact.FetchedAt, DecidedBy = DecidedBy.Source, Grade = fact.Grade(by),
        };
        List<Provenance> provenance = [Evidence("title", "name")];
        void Say(string field, string from, bool said) { if (said) provenance.Add(Evidence(field, from)); }
        Say("operator", "traeger", fact.Text("traeger") is not null);
        Say("areas", "region", fact.Text("region") is not null);
        Say("targetGroups", "zielgruppe", groups.Count > 0);
        Say("offers", "angebot", fact.Text("angebot") is not null);
        Say("statusNote", "status", fact.Text("status") is not null);
        if (website is not null) provenance.Add(Evidence("website", "url", "url_beleg"));
        return new CompetenceCentre
        {
            Slug = key, Title = name, Summary = fact.Text("angebot"), Operator = fact.Text("traeger"), Areas = areas,
            Locations = fact.Texts("standorte"), TargetGroups = groups, ServesMunicipalities = groups.Contains("Kommune") ? true : null,
            Offers = fact.Texts("angebot"), Website = website, WebsiteEvidence = website is null ? null : fact.Grade("url_beleg"),
            Contact = fact.Text("adresse") is { } place ? new Contact { Organisation = name, Address = place } : null,
            ActiveFrom = Day(period.Count == 2 ? period[0] : fact.Text("start"), last: false), ActiveTo = Day(period.Count == 2 ? period[1] : null, last: true),
            // Without an area an entry counts as nationwide; what could not be read is at least said.
            StatusNote = fact.Text("status") ?? (areas.Count == 0 && fact.Text("region") is { } region && !IsNationwide(region) ? $"Region laut Liste: {region}" : null), Evidence = grade, Provenance = provenance,
            Links = website is null ? [] : [new Link { Role = LinkRole.Information, Url = website, Label = "Website" }],
            Sources = [new SourceReference { Source = Source.Id, SourceId = key, Licence = Source.Licence, Attribution = Source.Attribution }],
        };
    }

    private static bool IsNationwide(string region) => region.StartsWith(Nationwide, StringComparison.OrdinalIgnoreCase);

    /// <summary>States by their names; «bundesweit», also with examples behind it, is the whole country.</summary>
    private static IReadOnlyList<string> Areas(Fact fact, string name, List<Problem> problems)
    {
        var region = fact.Text("region");
        if (region is null || IsNationwide(region)) return [];
        var states = region.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(s => (Name: s, Key: Vocabulary.States.FirstOrDefault(t => t.Label == s)?.Value)).ToList();
        problems.AddRange(states.Where(s => s.Key is null).Select(s => new Problem(name, "region", $"«{s.Name}» ist kein Land und nicht «{Nationwide}».")));
        return [.. states.Select(s => s.Key).OfType<string>()];
    }

    /// <summary>An ISO day, or the first or last day of an ISO month.</summary>
    private static DateOnly? Day(string? iso, bool last)
    {
        if (DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (!DateOnly.TryParseExact(iso, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return null;
        return last ? month.AddMonths(1).AddDays(-1) : month;
    }
}
