using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads one programme of the federal database out of its document and the documents it refers to.</summary>
internal sealed partial class FoerderdatenbankProgramme(FoerderdatenbankArchive archive, FoerderdatenbankDocument document, Source source, DateTimeOffset fetchedAt)
{
    private const string Classes = "gsb:cl2Processes";
    private readonly string url = $"https://www.foerderdatenbank.de/FDB/Content/DE/{document.Key}.html";
    private readonly Evidence evidence = new(source.Id, $"https://www.foerderdatenbank.de/FDB/Content/DE/{document.Key}.html", fetchedAt);

    private readonly Lazy<List<(string Url, string Label)>> legalLinks = new(() => LegalLinks(archive, document));

    public List<Problem> Problems { get; } = [];

    /// <summary>The slug wanted for a key: its path without the kind.</summary>
    public static string Slug(string key) => Slugs.From(key[(key.IndexOf('/') + 1)..]);

    /// <summary>The programme; null with a problem when the document is a stub without title.</summary>
    public FundingProgramme? Read(string slug)
    {
        if (PlainText.OneLine(document.Html("gsb:title")) is not { } title)
        {
            Problems.Add(new Problem(document.Key, "gsb:title", "Der Eintrag hat keinen Titel."));
            return null;
        }
        evidence.Taken("title", "gsb:title");
        var summary = Text("summary", "gsb:teaserText");
        var description = Text("description", "gsb:summary");
        // Entries of the old format hold everything in the body; in newer ones it is the legal basis.
        var legal = Text("legalBasis", "gsb:procDescription");
        if (description is null) description = Text("description", "gsb:bodyText");
        else legal ??= Text("legalBasis", "gsb:bodyText", atMost: 1500);
        var areas = Areas(out var areaUnknown);
        var fields = Codes(Classes, "Foerderbereich", FoerderdatenbankCodes.Fields, label => label).ToList();
        var parts = Parts();
        var remark = Text("statusNote", "gsb:header");
        var deadlines = Deadlines(remark);
        return new FundingProgramme
        {
            Slug = slug, Title = title, Summary = summary, Description = description, LegalBasis = legal, StatusNote = remark,
            Level = Level(),
            FundingBody = Body(),
            FundingAreas = areas, AreaUnknown = areaUnknown,
            FundingTypes = Evident<(string Label, FundingType Type), FundingType>("fundingTypes", "Foerderart", FoerderdatenbankCodes.Types, t => t.Label, t => [t.Type]),
            EligibleApplicants = Evident<(string Label, ApplicantType[] Types), ApplicantType>("eligibleApplicants", "Foerderberechtigte", FoerderdatenbankCodes.Applicants, a => a.Label, a => a.Types),
            Topics = Topics(fields, parts), AiFit = Fit(title, summary, fields),
            DeadlineModel = deadlines.Model, Rounds = deadlines.Rounds,
            Contacts = Contacts(), Links = Links(), Guideline = Guideline(),
            Keywords = Keywords(fields, parts),
            Provenance = evidence.Rows,
            Sources = [new SourceReference { Source = source.Id, SourceId = document.Key, Url = url, Licence = source.Licence, Attribution = source.Attribution }],
        };
    }

    private string? Text(string field, string property, int atMost = int.MaxValue)
    {
        if (document.Text(property) is not { } text || text.Length > atMost) return null;
        evidence.Taken(field, property);
        return text;
    }

    private FundingLevel Level()
    {
        var (code, label, level) = Codes(Classes, "Foerdergeber", FoerderdatenbankCodes.Levels, l => l.Label).Select(c => (c.Code, c.Label, FoerderdatenbankCodes.Levels[c.Code].Level)).FirstOrDefault();
        if (code is not null)
        {
            evidence.Taken("level", $"{Classes}/Foerdergeber", label);
            return level;
        }
        // Some sixty entries leave the level out, but their path is sorted by it.
        var folder = document.Key.Split('/')[1];
        if (!FoerderdatenbankCodes.Levels.TryGetValue(folder.ToLowerInvariant(), out var byPath)) return FundingLevel.Unknown;
        evidence.Read("level", "path", folder);
        return byPath.Level;
    }

    private Organisation? Body()
    {
        var key = document.Links(Classes, "Foerderorganisation").Select(FoerderdatenbankDocument.KeyIn).FirstOrDefault();
        if (key is null) return null;
        if (PlainText.OneLine(archive.Find(key)?.Html("gsb:title")) is not { } name)
        {
            Problems.Add(new Problem(document.Key, $"{Classes}/Foerderorganisation", $"Der Fördergeber «{key}» fehlt im Export."));
            return null;
        }
        evidence.Taken("fundingBody", $"{Classes}/Foerderorganisation", name);
        return new Organisation { Name = name, Id = key };
    }

    private List<string> Areas(out bool unknown)
    {
        var codes = Codes(Classes, "Foerdergebiet", FoerderdatenbankCodes.Areas, a => a.Label).ToList();
        var keys = codes.Select(c => FoerderdatenbankCodes.Areas[c.Code].Key).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        unknown = keys.Count == 0;
        if (!unknown) evidence.Taken("fundingAreas", $"{Classes}/Foerdergebiet", string.Join(", ", codes.Select(c => c.Label).Distinct()));
        return keys.Contains("") ? [] : keys;
    }

    private List<T> Evident<TEntry, T>(string field, string classifier, IReadOnlyDictionary<string, TEntry> table, Func<TEntry, string> label, Func<TEntry, IEnumerable<T>> values)
    {
        var codes = Codes(Classes, classifier, table, label).ToList();
        if (codes.Count > 0) evidence.Taken(field, $"{Classes}/{classifier}", string.Join(", ", codes.Select(c => c.Label)));
        return [.. codes.SelectMany(c => values(table[c.Code])).Distinct()];
    }

    private IEnumerable<(string Code, string Label)> Codes<T>(string property, string classifier, IReadOnlyDictionary<string, T> table, Func<T, string> label)
    {
        foreach (var code in document.Links(property, classifier).Select(t => t.Split('/')[^1]).Distinct())
        {
            if (table.TryGetValue(code, out var entry)) yield return (code, label(entry));
            else Problems.Add(new Problem(document.Key, $"{property}/{classifier}", $"Der Code «{code}» ist nicht bekannt."));
        }
    }

    private List<(string List, string Code, string Label)> Parts() =>
        [.. document.Classified("gsb:cl2Satisfaction").SelectMany(c => Codes("gsb:cl2Satisfaction", c.Classifier, FoerderdatenbankCodes.Parts, label => label).Select(p => (c.Classifier, p.Code, p.Label)))];

    private List<Topic> Topics(List<(string Code, string Label)> fields, List<(string List, string Code, string Label)> parts)
    {
        List<Topic> topics = [];
        if (fields.Find(f => f.Code == "smart_cities_regionen").Label is { } smart) Add(Topic.SmartCity, $"{Classes}/Foerderbereich", smart);
        if (parts.Find(p => p is { List: "UFInfrastruktur", Code: "information_kommunikation" }).Label is { } network) Add(Topic.Infrastructure, "gsb:cl2Satisfaction/UFInfrastruktur", network);
        return topics;

        void Add(Topic topic, string field, string label)
        {
            topics.Add(topic);
            evidence.Read("topics", field, label);
        }
    }

    private AiFit Fit(string title, string? summary, List<(string Code, string Label)> fields)
    {
        var (inTitle, inSummary) = (AiWords.Find(title, "de"), AiWords.Find(summary, "de"));
        if ((inTitle ?? inSummary) is { } words)
        {
            evidence.Read("aiFit", inTitle is null ? "gsb:teaserText" : "gsb:title", words);
            return AiFit.Explicit;
        }
        if (fields.Find(f => f.Code is "digitalisierung" or "smart_cities_regionen").Label is not { } label) return AiFit.Unknown;
        evidence.Read("aiFit", $"{Classes}/Foerderbereich", label);
        return AiFit.Digital;
    }

    private GermanDates.Deadlines Deadlines(string? remark)
    {
        var wording = document.Text("gsb:procInfluence");
        if (ClosedWording.Find(remark) is { } closed)
        {
            evidence.Read("deadlineModel", "gsb:header", closed);
            return new GermanDates.Deadlines(DeadlineModel.Closed, [], closed);
        }
        var read = GermanDates.Read(wording, "gsb:procInfluence");
        if (read.Model != DeadlineModel.Unknown) evidence.Read("deadlineModel", "gsb:procInfluence", read.Quote);
        // The wording itself is shown where no rule was certain, so that a reader can judge it.
        if (read.Rounds.Count > 0) evidence.Read("rounds", "gsb:procInfluence", wording);
        else if (read.Model == DeadlineModel.Unknown && wording is not null) evidence.Taken("rounds", "gsb:procInfluence", wording);
        return read;
    }

    private List<Contact> Contacts()
    {
        List<Contact> contacts = [];
        foreach (var key in document.Links("gsb:cl2Contacts").Select(FoerderdatenbankDocument.KeyIn).OfType<string>().Distinct())
        {
            if (archive.Find(key) is not { } contact)
            {
                Problems.Add(new Problem(document.Key, "gsb:cl2Contacts", $"Der Kontakt «{key}» fehlt im Export."));
                continue;
            }
            contacts.Add(new Contact
            {
                Organisation = PlainText.OneLine(contact.Html("gsb:title")), Phone = contact.Value("gsb:phone"), Email = contact.Value("gsb:email"), Address = Address(contact),
                Url = contact.Links("gsb:website").Select(w => External(archive, w)?.Url).FirstOrDefault(u => u is not null),
            });
        }
        if (contacts.Count > 0) evidence.Taken("contacts", "gsb:cl2Contacts", contacts[0].Organisation);
        return contacts;
    }

    private string? Address(FoerderdatenbankDocument contact)
    {
        if (contact.Links("gsb:cl2Addresses").Select(a => archive.Find(FoerderdatenbankDocument.KeyIn(a))).FirstOrDefault(a => a is not null) is not { } address) return null;
        var street = $"{address.Value("gsb:road")} {address.Value("gsb:houseId")}".Trim();
        var place = $"{address.Value("gsb:zipCode")} {address.Value("gsb:city")}".Trim();
        return string.Join(", ", new[] { street, place }.Where(p => p.Length > 0)) is { Length: > 0 } text ? text : null;
    }

    private List<Link> Links()
    {
        List<Link> links = [new Link { Role = LinkRole.Source, Url = url, Label = "Förderdatenbank des Bundes" }];
        foreach (var target in document.Links("gsb:cl2CustServices").Distinct())
        {
            if (External(archive, target) is { } external) links.Add(new Link { Role = LinkRole.Information, Url = external.Url, Label = external.Label });
            else Problems.Add(new Problem(document.Key, "gsb:cl2CustServices", $"Der Link «{FoerderdatenbankDocument.KeyIn(target) ?? target}» fehlt im Export oder hat keine erlaubte Adresse."));
        }
        if (links.Count > 1) evidence.Taken("links", "gsb:cl2CustServices");
        links.AddRange(legalLinks.Value.Select(l => new Link { Role = LinkRole.Guideline, Url = l.Url, Label = l.Label }));
        return [.. links.DistinctBy(l => l.Url)];
    }

    private Guideline? Guideline()
    {
        if (legalLinks.Value.Find(l => GuidelineName().IsMatch(l.Label)) is not { Url: not null } link) return null;
        evidence.Taken("guideline", "gsb:bodyText", link.Label);
        return new Guideline { Url = link.Url };
    }

    /// <summary>Links within the legal basis, with the words they stand on.</summary>
    private static List<(string Url, string Label)> LegalLinks(FoerderdatenbankArchive archive, FoerderdatenbankDocument document)
    {
        List<(string Url, string Label)> links = [];
        foreach (var property in new[] { "gsb:procDescription", "gsb:bodyText" })
        {
            if (document.Html(property) is not { } html || !html.Contains("<a ", StringComparison.Ordinal)) continue;
            foreach (var anchor in PlainText.Parse(html).QuerySelectorAll("a"))
            {
                var target = anchor.GetAttribute("xlink:href") ?? anchor.GetAttribute("href");
                if (target is not null && (External(archive, target)?.Url ?? WebAddresses.Safe(target)) is { } address) links.Add((address, PlainText.Spaced(anchor.TextContent)));
            }
        }
        return links;
    }

    private static (string Url, string? Label)? External(FoerderdatenbankArchive archive, string target) =>
        archive.Find(FoerderdatenbankDocument.KeyIn(target)) is { } link && WebAddresses.Safe(link.Value("gsb:url")) is { } address ? (address, PlainText.OneLine(link.Html("gsb:title"))) : null;

    private List<string> Keywords(List<(string Code, string Label)> fields, List<(string List, string Code, string Label)> parts)
    {
        List<string> words = [.. fields.Select(f => f.Label), .. parts.Select(p => p.Label)];
        // One string, mostly without separators: for the search only, never taken apart.
        if (document.Value("gsb:keywords") is { } own) words.Add(own);
        if (words.Count > 0) evidence.Taken("keywords", "gsb:keywords");
        return [.. words.Distinct()];
    }

    [GeneratedRegex(@"richtlinie|förderbekanntmachung|förderaufruf|förderbestimmung", RegexOptions.IgnoreCase)]
    private static partial Regex GuidelineName();
}
