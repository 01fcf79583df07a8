using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace FundingDirectory.Tests.Support;

/// <summary>Reads a feed as strictly as RFC 4287 allows and names every rule it breaks, with the section of the RFC.</summary>
internal static partial class StrictAtom
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // Element: at most how often in a feed and in an entry; -1 = any number, 0 = not there.
    private static readonly Dictionary<string, (int Feed, int Entry)> Elements = new()
    {
        ["author"] = (-1, -1), ["category"] = (-1, -1), ["contributor"] = (-1, -1), ["generator"] = (1, 0), ["icon"] = (1, 0), ["id"] = (1, 1), ["link"] = (-1, -1), ["logo"] = (1, 0), ["rights"] = (1, 1),
        ["subtitle"] = (1, 0), ["title"] = (1, 1), ["updated"] = (1, 1), ["entry"] = (-1, 0), ["content"] = (0, 1), ["published"] = (0, 1), ["source"] = (0, 1), ["summary"] = (0, 1),
    };

    /// <summary>The rules that are broken; empty for a feed every reader takes. Throws where it is not even XML.</summary>
    public static IReadOnlyList<string> Faults(Stream feed)
    {
        using var reader = XmlReader.Create(feed, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true, ConformanceLevel = ConformanceLevel.Document });
        var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root!;
        if (root.Name != Atom + "feed") return ["4.1.1: the document element is no feed"];
        var entries = root.Elements(Atom + "entry").ToList();
        List<string> faults = [.. Parts(root, isFeed: true), .. entries.SelectMany(e => Parts(e, isFeed: false))];
        if (root.Element(Atom + "author") is null && entries.Exists(e => e.Element(Atom + "author") is null)) faults.Add("4.1.1: an entry without author in a feed without author");
        if (root.Elements(Atom + "link").All(l => (string?)l.Attribute("rel") != "self")) faults.Add("4.1.1: no link to itself");
        faults.AddRange(entries.GroupBy(e => ((string?)e.Element(Atom + "id"), (string?)e.Element(Atom + "updated"))).Where(g => g.Count() > 1).Select(g => $"4.1.1: two entries {g.Key}"));
        return faults;
    }

    private static IEnumerable<string> Parts(XElement part, bool isFeed)
    {
        foreach (var group in part.Elements().Where(e => e.Name.Namespace == Atom).GroupBy(e => e.Name.LocalName))
        {
            if (!Elements.TryGetValue(group.Key, out var allowed)) yield return $"6.3: unknown element {group.Key}";
            else if ((isFeed ? allowed.Feed : allowed.Entry) is >= 0 and var most && group.Count() > most) yield return $"4.1: {group.Count()} times {group.Key}";
        }
        foreach (var must in new[] { "id", "title", "updated" })
            if (part.Element(Atom + must) is null) yield return $"4.1: no {must}";
        if (part.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value))) yield return "4.1: text between elements";
        if (part.Element(Atom + "id") is { } id && (!Uri.TryCreate(id.Value, UriKind.Absolute, out _) || NotInIri().IsMatch(id.Value))) yield return $"4.2.6: {id.Value} is no IRI";
        foreach (var date in part.Elements().Where(e => e.Name == Atom + "updated" || e.Name == Atom + "published"))
            if (!Moment().IsMatch(date.Value) || !DateTimeOffset.TryParse(date.Value, CultureInfo.InvariantCulture, out _)) yield return $"3.3: {date.Value} is no moment";
        foreach (var text in part.Elements().Where(e => e.Name.LocalName is "title" or "summary" or "rights" or "subtitle"))
            if (((string?)text.Attribute("type") ?? "text") != "text" || text.HasElements) yield return $"3.1: {text.Name.LocalName} is no plain text";
        foreach (var person in part.Elements().Where(e => e.Name.LocalName is "author" or "contributor"))
            if (person.Elements(Atom + "name").Count() != 1) yield return "3.2.1: a person needs one name";
        foreach (var category in part.Elements(Atom + "category").Where(c => string.IsNullOrEmpty((string?)c.Attribute("term")))) yield return $"4.2.2.1: {category} has no term";
        foreach (var fault in Links(part, isFeed)) yield return fault;
    }

    private static IEnumerable<string> Links(XElement part, bool isFeed)
    {
        var links = part.Elements(Atom + "link").ToList();
        foreach (var link in links.Where(l => !Uri.TryCreate((string?)l.Attribute("href"), UriKind.Absolute, out _))) yield return $"4.2.7.1: {link} leads nowhere";
        foreach (var twice in links.Where(l => ((string?)l.Attribute("rel") ?? "alternate") == "alternate").GroupBy(l => ((string?)l.Attribute("type"), (string?)l.Attribute("hreflang"))).Where(g => g.Count() > 1)) yield return $"4.1: two alternates {twice.Key}";
        if (!isFeed && part.Element(Atom + "content") is null && links.All(l => ((string?)l.Attribute("rel") ?? "alternate") != "alternate")) yield return "4.1.2: neither content nor alternate";
    }

    // What an IRI never holds as it is (RFC 3987).
    [GeneratedRegex(@"[\s<>""{}|\\^`]")]
    private static partial Regex NotInIri();

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Moment();
}
