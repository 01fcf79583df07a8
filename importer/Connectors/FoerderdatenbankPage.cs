using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;
using Capture = FundingDirectory.Importer.Fetching.Capture;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads pages of foerderdatenbank.de out of files that somebody saved. The site asks not to be crawled, so pages are never fetched.</summary>
internal sealed partial class FoerderdatenbankPage
{
    private static readonly Uri Site = new("https://www.foerderdatenbank.de/");
    private readonly IElement main;
    private readonly ILookup<string, (string Label, IElement Value)> facts;
    private readonly FoerderdatenbankSections sections;

    private FoerderdatenbankPage(IElement main)
    {
        this.main = main;
        facts = Facts(main).ToLookup(f => FoerderdatenbankLabels.Folded(f.Label), f => (f.Label, f.Value));
        sections = FoerderdatenbankSections.Of(main);
    }

    /// <summary>Whether a capture is a saved page.</summary>
    public static bool IsPage(Capture capture) => capture.Name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) || capture.Name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a page holds: one entry, or the keys that a list of hits names (none in an empty list), or neither.</summary>
    public static (FoerderdatenbankEntry? Entry, IReadOnlyList<(string Key, string Title)>? Hits) Read(Capture capture)
    {
        var page = PlainText.Parse(capture.Bytes);
        var hits = page.QuerySelectorAll(".card--fundingprogram .card--title a")
            .Select(a => (Key: KeyOf(a.GetAttribute("href")), Title: PlainText.FromElement(a) ?? "")).Where(h => h.Key is not null).DistinctBy(h => h.Key).Select(h => (h.Key!, h.Title)).ToList();
        if (hits.Count > 0 || page.GetElementById("hits--count") is not null) return (null, hits);
        return Title(page) is { } title && Key(page) is { } key ? (new FoerderdatenbankPage(page.QuerySelector("main") ?? page.Body!).Entry(key, title, page), null) : (null, null);
    }

    private FoerderdatenbankEntry Entry(string key, string title, IDocument page) => new()
    {
        Key = key, Title = ("h1", title),
        Types = Codes(FoerderdatenbankLabels.Types, "foerderart"), Areas = Codes(FoerderdatenbankLabels.Areas, "foerdergebiet"),
        Applicants = Codes(FoerderdatenbankLabels.Applicants, "foerderberechtigte"), Fields = Codes(FoerderdatenbankLabels.Fields, "foerderbereich"),
        Texts = sections.Texts, LegalLinks = ("Richtlinie", [.. sections.LegalLinks(Safe)]),
        Bodies = ("Fördergeber", [.. Values("foerdergeber").Select(Body).OfType<Organisation>()]),
        Contacts = ("Ansprechpunkt", [.. Values("ansprechpunkt", "ansprechpartner", "ansprechpartnerin", "kontakt").Select(FoerderdatenbankContact.Read).OfType<Contact>()]),
        Links = ("Weiterführende Links", [.. Values("weiterfuehrendelinks", "weiterfuehrenderlink", "links").SelectMany(v => v.QuerySelectorAll("a[href]")).Select(Link).OfType<Link>()]),
        Keywords = page.QuerySelector("meta[name=keywords]")?.GetAttribute("content") is { } words && PlainText.Spaced(words) is { Length: > 0 } text ? ("meta keywords", text) : null,
    };

    /// <summary>The heading of a single programme; where «(» or «)» was torn from its word by markup, the gap is closed.</summary>
    private static string? Title(IDocument page) =>
        (page.QuerySelector("h1.title") ?? page.QuerySelector("main h1")) is { } heading && PlainText.FromElement(heading) is { } text ? Torn().Replace(PlainText.Spaced(text), "") : null;

    /// <summary>The key by what the page says about itself: its canonical address, or else what its own tools call it.</summary>
    private static string? Key(IDocument page) =>
        new[]
        {
            page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"), page.QuerySelector("meta[property='og:url']")?.GetAttribute("content"),
            page.QuerySelector("[data-basket-action]")?.GetAttribute("onmousedown"), page.QuerySelector(".skipLinks a, a.uplink")?.GetAttribute("href"),
        }.Select(KeyOf).FirstOrDefault(k => k is not null);

    private static string? KeyOf(string? address) => address is not null && ProgrammePath().Match(address) is { Success: true } match ? match.Groups["key"].Value : null;

    private static IEnumerable<(string Label, IElement Value)> Facts(IElement main)
    {
        foreach (var value in main.QuerySelectorAll("dl > dd"))
        {
            var label = value.PreviousElementSibling;
            while (label is not null && label.LocalName != "dt") label = label.PreviousElementSibling;
            if (label is not null) yield return (PlainText.Spaced(label.TextContent), value);
        }
    }

    private IEnumerable<IElement> Values(params string[] labels) => labels.SelectMany(l => facts[l]).Select(f => f.Value);

    private CodeList Codes(FoerderdatenbankLabels list, string label) =>
        facts[label].ToList() is { Count: > 0 } found ? new CodeList(found[0].Label.TrimEnd(':', ' '), [.. found.SelectMany(f => list.Split(PlainText.Spaced(f.Value.TextContent)))]) : CodeList.None;

    private static Organisation? Body(IElement value)
    {
        var link = value.QuerySelector(".card--title a");
        var name = PlainText.FromElement(link ?? value.QuerySelector(".card--title") ?? value) is { } text ? PlainText.Spaced(text) : null;
        return name is null ? null : new Organisation { Name = name, Id = link?.GetAttribute("href") is { } href ? FoerderdatenbankDocument.KeyIn(Uri.UnescapeDataString(Page().Replace(href, ""))) : null };
    }

    private static Link? Link(IElement anchor) =>
        Safe(anchor.GetAttribute("href")) is { } url ? new Link { Role = LinkRole.Information, Url = url, Label = PlainText.FromElement(anchor) is { } label ? PlainText.Spaced(label) : null } : null;

    private static string? Safe(string? address) => Uri.TryCreate(Site, address, out var absolute) ? WebAddresses.Safe(absolute.ToString()) : null;

    [GeneratedRegex(@"/FDB/Content/DE/(?<key>Foerderprogramm/[^?#'""]+?)(?:\.html)?(?:[?#'""]|$)|^FDB/Content/DE/(?<key>Foerderprogramm/[^?#'""]+?)(?:\.html)?(?:[?#'""]|$)")]
    private static partial Regex ProgrammePath();

    [GeneratedRegex(@"\.html?(?:[?#].*)?$")]
    private static partial Regex Page();

    [GeneratedRegex(@"(?<=[\(\[„])\s+|\s+(?=[\)\]“])")]
    private static partial Regex Torn();
}
