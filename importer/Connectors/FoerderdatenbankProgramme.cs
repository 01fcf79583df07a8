using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads one programme of the export out of its document and the documents it refers to.</summary>
internal sealed class FoerderdatenbankProgramme(FoerderdatenbankArchive archive, FoerderdatenbankDocument document, List<Problem> problems)
{
    private const string Classes = "gsb:cl2Processes", Parts = "gsb:cl2Satisfaction";

    // The source names its properties after a shop system; the headings say what they hold.
    private static readonly (TextRole Role, string Property, string? Heading)[] Properties =
    [
        (TextRole.Summary, "gsb:teaserText", null), (TextRole.Full, "gsb:summary", null), (TextRole.Requirements, "gsb:regulatoryFWork", "Rechtliche Voraussetzungen"),
        (TextRole.Procedure, "gsb:procMethod", "Verfahren"), (TextRole.Procedure, "gsb:competenceDescr", "Unterlagen"), (TextRole.Procedure, "gsb:progress", "Bearbeitungsdauer"),
        (TextRole.Procedure, "gsb:functions", "Sprache des Antrags"), (TextRole.Deadlines, "gsb:procInfluence", "Fristen"), (TextRole.Remark, "gsb:header", null),
        (TextRole.Citation, "gsb:procDescription", null), (TextRole.Legal, "gsb:bodyText", "Rechtsgrundlage"),
    ];

    /// <summary>The entry; null with a problem when the document is a stub without title.</summary>
    public FoerderdatenbankEntry? Read()
    {
        if (PlainText.OneLine(document.Html("gsb:title")) is not { } title)
        {
            problems.Add(new Problem(document.Key, "gsb:title", "Der Eintrag hat keinen Titel."));
            return null;
        }
        return new FoerderdatenbankEntry
        {
            Key = document.Key, Title = ("gsb:title", title), Published = document.Value("gsb:dateOfIssue") is { } day ? ("gsb:dateOfIssue", day) : null,
            Levels = Codes("Foerdergeber"), Types = Codes("Foerderart"), Areas = Codes("Foerdergebiet"), Applicants = Codes("Foerderberechtigte"), Fields = Codes("Foerderbereich"), Grw = Codes("GRW"),
            Parts = [.. document.Classified(Parts).Select(c => (c.Classifier, new CodeList($"{Parts}/{c.Classifier}", [.. c.Targets.Select(Code)])))],
            Texts = [.. Properties.Select(p => (p, Text: document.Text(p.Property))).Where(t => t.Text is not null).Select(t => new NamedText(t.p.Role, t.p.Property, t.p.Heading, t.Text!))],
            Bodies = ($"{Classes}/Foerderorganisation", Bodies()), Contacts = ("gsb:cl2Contacts", Contacts()),
            Links = ("gsb:cl2CustServices", Links()), LegalLinks = ("gsb:bodyText", LegalLinks()),
            Keywords = document.Value("gsb:keywords") is { } words ? ("gsb:keywords", words) : null,
        };
    }

    private CodeList Codes(string classifier) => new($"{Classes}/{classifier}", [.. document.Links(Classes, classifier).Select(Code)]);

    private static string Code(string target) => target.Split('/')[^1];

    private List<Organisation> Bodies()
    {
        List<Organisation> bodies = [];
        foreach (var key in Keys(document.Links(Classes, "Foerderorganisation")))
        {
            if (PlainText.OneLine(archive.Find(key)?.Html("gsb:title")) is { } name) bodies.Add(new Organisation { Name = name, Id = key });
            else problems.Add(new Problem(document.Key, $"{Classes}/Foerderorganisation", $"Der Fördergeber «{key}» fehlt im Export."));
        }
        return bodies;
    }

    private List<Contact> Contacts()
    {
        List<Contact> contacts = [];
        foreach (var key in Keys(document.Links("gsb:cl2Contacts")))
        {
            if (archive.Find(key) is { } contact) contacts.Add(Contact(contact));
            else problems.Add(new Problem(document.Key, "gsb:cl2Contacts", $"Der Kontakt «{key}» fehlt im Export."));
        }
        return contacts;
    }

    /// <summary>A contact; the organisation above it stands in where it says nothing itself.</summary>
    private Contact Contact(FoerderdatenbankDocument contact)
    {
        var above = Keys(contact.Links("gsb:cl2RespTargets")).Select(archive.Find).FirstOrDefault(a => a is not null);
        var (own, parent) = (PlainText.OneLine(contact.Html("gsb:title")), PlainText.OneLine(above?.Html("gsb:title")));
        return new Contact
        {
            Organisation = parent ?? own, Name = parent is null || own == parent ? null : own,
            Phone = contact.Value("gsb:phone") ?? above?.Value("gsb:phone"), Email = contact.Value("gsb:email") ?? above?.Value("gsb:email"),
            Address = Address(contact) ?? (above is null ? null : Address(above)), Url = Website(contact) ?? (above is null ? null : Website(above)),
        };
    }

    private string? Website(FoerderdatenbankDocument contact) => contact.Links("gsb:website").Select(w => External(w)?.Url).FirstOrDefault(u => u is not null);

    private string? Address(FoerderdatenbankDocument contact)
    {
        if (Keys(contact.Links("gsb:cl2Addresses")).Select(archive.Find).FirstOrDefault(a => a is not null) is not { } address) return null;
        var street = $"{address.Value("gsb:road")} {address.Value("gsb:houseId")}".Trim();
        var place = $"{address.Value("gsb:zipCode")} {address.Value("gsb:city")}".Trim();
        return string.Join(", ", new[] { street, place }.Where(p => p.Length > 0)) is { Length: > 0 } text ? text : null;
    }

    private List<Link> Links()
    {
        List<Link> links = [];
        foreach (var target in document.Links("gsb:cl2CustServices").Distinct())
        {
            if (External(target) is { } external) links.Add(new Link { Role = LinkRole.Information, Url = external.Url, Label = external.Label });
            else problems.Add(new Problem(document.Key, "gsb:cl2CustServices", $"Der Link «{FoerderdatenbankDocument.KeyIn(target) ?? target}» fehlt im Export oder hat keine erlaubte Adresse."));
        }
        return links;
    }

    private List<Link> LegalLinks()
    {
        List<Link> links = [];
        foreach (var property in new[] { "gsb:procDescription", "gsb:bodyText" })
        {
            foreach (var (target, label) in document.Anchors(property))
                if ((External(target)?.Url ?? WebAddresses.Safe(target)) is { } address) links.Add(new Link { Role = LinkRole.Guideline, Url = address, Label = label });
        }
        return links;
    }

    private (string Url, string? Label)? External(string target) =>
        archive.Find(FoerderdatenbankDocument.KeyIn(target)) is { } link && WebAddresses.Safe(link.Value("gsb:url")) is { } address ? (address, PlainText.OneLine(link.Html("gsb:title"))) : null;

    private static IEnumerable<string> Keys(IEnumerable<string> targets) => targets.Select(FoerderdatenbankDocument.KeyIn).OfType<string>().Distinct();
}
