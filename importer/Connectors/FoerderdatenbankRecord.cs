using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Makes the directory's record of one entry of the federal database.</summary>
internal sealed partial class FoerderdatenbankRecord
{
    // A citation is short; whole guidelines are linked, not copied.
    private const int MostLegal = 1500;
    private readonly FoerderdatenbankEntry entry;
    private readonly Source source;
    private readonly List<Problem> problems;
    private readonly Evidence evidence;
    private readonly string url;

    private FoerderdatenbankRecord(FoerderdatenbankEntry entry, Source source, DateTimeOffset fetchedAt, List<Problem> problems)
    {
        (this.entry, this.source, this.problems, url) = (entry, source, problems, FoerderdatenbankEntry.Address(entry.Key));
        evidence = new Evidence(source.Id, url, fetchedAt);
    }

    /// <summary>The slug wanted for a key: its path without the kind.</summary>
    public static string Slug(string key) => Slugs.From(key[(key.IndexOf('/') + 1)..]);

    /// <summary>The record; codes that are not known become problems.</summary>
    public static FundingProgramme Of(FoerderdatenbankEntry entry, string slug, Source source, DateTimeOffset fetchedAt, List<Problem> problems) =>
        new FoerderdatenbankRecord(entry, source, fetchedAt, problems).Build(slug);

    private FundingProgramme Build(string slug)
    {
        evidence.Taken("title", entry.Title.Field);
        if (entry.Published is { } published) evidence.Taken("title", published.Field, published.Day, "Veröffentlicht in der Förderdatenbank; ein Änderungsdatum nennt sie nicht.");
        var summary = Text("summary", TextRole.Summary);
        var (description, legal) = Texts();
        var areas = Areas(out var areaUnknown);
        var fields = Known(entry.Fields, FoerderdatenbankCodes.Fields, label => label).ToList();
        var parts = entry.Parts.SelectMany(p => Known(p.Codes, FoerderdatenbankCodes.Parts, label => label).Select(c => (p.List, p.Codes.Field, c.Code, c.Label))).ToList();
        var remark = Text("statusNote", TextRole.Remark);
        var programme = new FundingProgramme
        {
            Slug = slug, Title = entry.Title.Text, Summary = summary, Description = description, LegalBasis = legal, StatusNote = remark,
            Level = Level(),
            FundingBody = Body(),
            FundingAreas = areas, AreaUnknown = areaUnknown,
            FundingTypes = Evident<(string Label, FundingType Type), FundingType>("fundingTypes", entry.Types, FoerderdatenbankCodes.Types, t => t.Label, t => [t.Type]),
            EligibleApplicants = Evident<(string Label, ApplicantType[] Types), ApplicantType>("eligibleApplicants", entry.Applicants, FoerderdatenbankCodes.Applicants, a => a.Label, a => a.Types),
            Topics = Topics(fields, parts), AiFit = Fit(summary, fields),
            Contacts = Contacts(), Links = Links(), Guideline = Guideline(),
            Keywords = Keywords(fields.Select(f => f.Label), parts.Select(p => p.Label)),
            Sources = [new SourceReference { Source = source.Id, SourceId = entry.Key, Url = url, Licence = source.Licence, Attribution = source.Attribution }],
        };
        return ProgrammeProse.Complete(programme, Prose(), evidence) with { Provenance = evidence.Rows };
    }

    private NamedText? Find(TextRole role) => entry.Texts.FirstOrDefault(t => t.Role == role);

    private string? Text(string field, TextRole role)
    {
        if (Find(role) is not { } text) return null;
        evidence.Taken(field, text.Field);
        return text.Text;
    }

    /// <summary>The sections in the order a reader needs them, each under its heading. Entries of the old format hold everything in the legal
    /// text; in newer ones that is the legal basis.</summary>
    private (string? Description, string? Legal) Texts()
    {
        var sections = entry.Texts.Where(t => t.Role is TextRole.Full or TextRole.Requirements or TextRole.Procedure).OrderBy(t => t.Role).ToList();
        var legal = entry.Texts.Where(t => t.Role is TextRole.Citation or TextRole.Legal).ToList();
        if (!sections.Exists(s => s.Role is TextRole.Full or TextRole.Requirements) && legal.Find(t => t.Role == TextRole.Legal) is { } all)
        {
            sections.Insert(0, all);
            legal.Remove(all);
        }
        foreach (var section in sections) evidence.Taken("description", section.Field);
        var cited = legal.Where(t => t.Role == TextRole.Citation || t.Text.Length <= MostLegal).ToList();
        foreach (var text in cited) evidence.Taken("legalBasis", text.Field);
        return (Joined(sections.Select((s, i) => i > 0 && s.Heading is { } heading ? $"{heading}\n\n{s.Text}" : s.Text)), Joined(cited.Select(t => t.Text).Distinct()));
    }

    private static string? Joined(IEnumerable<string> texts) => string.Join("\n\n", texts) is { Length: > 0 } text ? text : null;

    private FundingLevel Level()
    {
        foreach (var (code, label) in Known(entry.Levels, FoerderdatenbankCodes.Levels, l => l.Label))
        {
            evidence.Taken("level", entry.Levels.Field, label);
            return FoerderdatenbankCodes.Levels[code].Level;
        }
        // Some sixty entries leave the level out, but their path is sorted by it.
        var folder = entry.Key.Split('/')[1];
        if (!FoerderdatenbankCodes.Levels.TryGetValue(folder.ToLowerInvariant(), out var byPath)) return FundingLevel.Unknown;
        evidence.Read("level", "path", folder);
        return byPath.Level;
    }

    private Organisation? Body()
    {
        if (entry.Bodies.Items.Count == 0) return null;
        evidence.Taken("fundingBody", entry.Bodies.Field, string.Join("; ", entry.Bodies.Items.Select(b => b.Name)), entry.Bodies.Items.Count > 1 ? "Die Quelle nennt mehrere Fördergeber; der erste ist gezeigt." : null);
        return entry.Bodies.Items[0];
    }

    private List<string> Areas(out bool unknown)
    {
        var codes = Known(entry.Areas, FoerderdatenbankCodes.Areas, a => a.Label).ToList();
        var keys = codes.Select(c => FoerderdatenbankCodes.Areas[c.Code].Key).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        unknown = keys.Count == 0;
        if (!unknown) evidence.Taken("fundingAreas", entry.Areas.Field, string.Join(", ", codes.Select(c => c.Label).Distinct()));
        return keys.Contains("") ? [] : keys;
    }

    private List<T> Evident<TEntry, T>(string field, CodeList list, IReadOnlyDictionary<string, TEntry> table, Func<TEntry, string> label, Func<TEntry, IEnumerable<T>> values)
    {
        var codes = Known(list, table, label).ToList();
        if (codes.Count > 0) evidence.Taken(field, list.Field, string.Join(", ", codes.Select(c => c.Label)));
        return [.. codes.SelectMany(c => values(table[c.Code])).Distinct()];
    }

    private IEnumerable<(string Code, string Label)> Known<T>(CodeList list, IReadOnlyDictionary<string, T> table, Func<T, string> label)
    {
        foreach (var code in list.Codes.Distinct())
        {
            if (table.TryGetValue(code, out var known)) yield return (code, label(known));
            else problems.Add(new Problem(entry.Key, list.Field, $"Der Code «{code}» ist nicht bekannt."));
        }
    }

    private List<Topic> Topics(List<(string Code, string Label)> fields, List<(string List, string Field, string Code, string Label)> parts)
    {
        List<Topic> topics = [];
        if (fields.Find(f => f.Code == "smart_cities_regionen").Label is { } smart) Add(Topic.SmartCity, entry.Fields.Field, smart);
        if (parts.Find(p => p is { List: "UFInfrastruktur", Code: "information_kommunikation" }) is { Label: { } network, Field: var field }) Add(Topic.Infrastructure, field, network);
        return topics;

        void Add(Topic topic, string sourceField, string label)
        {
            topics.Add(topic);
            evidence.Read("topics", sourceField, label);
        }
    }

    private AiFit Fit(string? summary, List<(string Code, string Label)> fields)
    {
        var (inTitle, inSummary) = (AiWords.Find(entry.Title.Text, "de"), AiWords.Find(summary, "de"));
        if ((inTitle ?? inSummary) is { } words)
        {
            evidence.Read("aiFit", inTitle is null ? Find(TextRole.Summary)!.Field : entry.Title.Field, words);
            return AiFit.Explicit;
        }
        if (fields.Find(f => f.Code is "digitalisierung" or "smart_cities_regionen").Label is not { } label) return AiFit.Unknown;
        evidence.Read("aiFit", entry.Fields.Field, label);
        return AiFit.Digital;
    }

    /// <summary>The texts out of which deadlines, money and terms are read, the same for both forms. In the old format the legal text holds everything.</summary>
    private IReadOnlyList<Prose> Prose()
    {
        var all = !entry.Texts.Any(t => t.Role is TextRole.Full or TextRole.Requirements);
        return [.. from text in entry.Texts
            let role = text.Role switch
            {
                TextRole.Full => ProseRole.Description,
                TextRole.Requirements => ProseRole.Requirements,
                TextRole.Procedure => ProseRole.Procedure,
                TextRole.Deadlines => ProseRole.Deadlines,
                TextRole.Remark => ProseRole.Remark,
                TextRole.Legal => all ? ProseRole.Description : ProseRole.Legal,
                _ => (ProseRole?)null,
            }
            where role is not null
            select new Prose(text.Field, role.Value, text.Text)];
    }

    private IReadOnlyList<Contact> Contacts()
    {
        if (entry.Contacts.Items.Count > 0) evidence.Taken("contacts", entry.Contacts.Field, entry.Contacts.Items[0].Organisation);
        return entry.Contacts.Items;
    }

    private List<Link> Links()
    {
        if (entry.Links.Items.Count > 0) evidence.Taken("links", entry.Links.Field);
        IEnumerable<Link> links = [new Link { Role = LinkRole.Source, Url = url, Label = "Förderdatenbank des Bundes" }, .. entry.Links.Items, .. entry.LegalLinks.Items];
        return [.. links.DistinctBy(l => l.Url)];
    }

    private Guideline? Guideline()
    {
        if (entry.LegalLinks.Items.FirstOrDefault(l => l.Label is not null && GuidelineName().IsMatch(l.Label)) is not { } link) return null;
        evidence.Taken("guideline", entry.LegalLinks.Field, link.Label);
        return new Guideline { Url = link.Url };
    }

    private List<string> Keywords(IEnumerable<string> fields, IEnumerable<string> parts)
    {
        List<string> words = [.. fields, .. parts, .. entry.Grw.Codes.Contains("grw_foerderung") ? ["GRW-Förderung"] : Array.Empty<string>(), .. entry.Bodies.Items.Skip(1).Select(b => b.Name)];
        if (entry.Keywords is { } own) words.Add(own.Text);
        if (words.Count > 0) evidence.Taken("keywords", entry.Keywords?.Field ?? entry.Fields.Field);
        return [.. words.Distinct()];
    }

    [GeneratedRegex(@"richtlinie|förderbekanntmachung|förderaufruf|förderbestimmung", RegexOptions.IgnoreCase)]
    private static partial Regex GuidelineName();
}
