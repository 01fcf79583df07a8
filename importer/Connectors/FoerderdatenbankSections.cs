using AngleSharp.Dom;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The texts of a page of the federal database by their headings, whether they stand in tabs or, on older pages, one below another.</summary>
internal sealed class FoerderdatenbankSections
{
    private static readonly Dictionary<string, (TextRole Role, string? Heading)> Names = new()
    {
        ["kurztext"] = (TextRole.Summary, null), ["kurzzusammenfassung"] = (TextRole.Summary, null), ["volltext"] = (TextRole.Full, null),
        ["rechtlichevoraussetzungen"] = (TextRole.Requirements, "Rechtliche Voraussetzungen"), ["voraussetzungen"] = (TextRole.Requirements, "Rechtliche Voraussetzungen"),
        ["verfahren"] = (TextRole.Procedure, "Verfahren"), ["verfahrensablauf"] = (TextRole.Procedure, "Verfahren"), ["erforderlicheunterlagen"] = (TextRole.Procedure, "Unterlagen"),
        ["unterlagen"] = (TextRole.Procedure, "Unterlagen"), ["bearbeitungsdauer"] = (TextRole.Procedure, "Bearbeitungsdauer"),
        ["fristen"] = (TextRole.Deadlines, "Fristen"), ["frist"] = (TextRole.Deadlines, "Fristen"), ["hinweis"] = (TextRole.Remark, null), ["hinweise"] = (TextRole.Remark, null),
        ["richtlinie"] = (TextRole.Legal, "Rechtsgrundlage"), ["rechtsgrundlage"] = (TextRole.Legal, "Rechtsgrundlage"), ["rechtsgrundlagen"] = (TextRole.Legal, "Rechtsgrundlage"),
    };

    private readonly List<(TextRole Role, string Name, string? Heading, List<INode> Nodes)> sections = [];

    /// <summary>Every section that has a text, in the page's order.</summary>
    public IReadOnlyList<NamedText> Texts =>
        [.. sections.Select(s => (s, Text: PlainText.FromNodes(s.Nodes))).Where(s => s.Text is not null).GroupBy(s => (s.s.Role, s.s.Name)).Select(g => new NamedText(g.Key.Role, g.Key.Name, g.First().s.Heading, string.Join("\n\n", g.Select(s => s.Text))))];

    /// <summary>The links within the legal basis.</summary>
    public IEnumerable<Link> LegalLinks(Func<string?, string?> safe) =>
        from section in sections
        where section.Role == TextRole.Legal
        from anchor in section.Nodes.OfType<IElement>().SelectMany(e => e.QuerySelectorAll("a[href]").Prepend(e).Where(a => a.LocalName == "a"))
        let url = safe(anchor.GetAttribute("href"))
        where url is not null
        select new Link { Role = LinkRole.Guideline, Url = url, Label = PlainText.Spaced(anchor.TextContent) };

    public static FoerderdatenbankSections Of(IElement main)
    {
        var result = new FoerderdatenbankSections();
        var tabs = main.QuerySelectorAll("article.content--tab-text");
        foreach (var tab in tabs)
        {
            var opener = tab.PreviousElementSibling is { LocalName: "h2" } heading ? PlainText.Spaced(heading.TextContent) : null;
            foreach (var text in Innermost(tab)) result.Add(text, opener, firstHeadingOnly: true);
        }
        if (tabs.Length == 0)
            foreach (var text in Innermost(main)) result.Add(text, null, firstHeadingOnly: false);
        return result;
    }

    private static IEnumerable<IElement> Innermost(IElement within) => within.QuerySelectorAll("div.rich--text").Where(t => t.QuerySelector("div.rich--text") is null);

    /// <summary>Takes a text apart at the headings that name a section. Within a tab only its first heading does: a guideline has headings of its own.</summary>
    private void Add(IElement text, string? opener, bool firstHeadingOnly)
    {
        // Without any heading that is known, older pages hold everything about the programme in one text.
        var (role, name, heading) = opener is not null && Names.TryGetValue(FoerderdatenbankLabels.Folded(opener), out var tab) ? (tab.Role, opener, tab.Heading) : (TextRole.Full, opener ?? "Text", null);
        List<INode> nodes = [];
        var began = false;
        foreach (var node in text.ChildNodes)
        {
            if (node is IElement { LocalName: "h2" or "h3" or "h4" or "h5" or "h6" } title && !(firstHeadingOnly && began) && Names.TryGetValue(FoerderdatenbankLabels.Folded(title.TextContent), out var known))
            {
                Close();
                (role, name, heading, nodes) = (known.Role, PlainText.Spaced(title.TextContent).TrimEnd(':'), known.Heading, []);
            }
            else nodes.Add(node);
            began |= node is IElement;
        }
        Close();

        void Close()
        {
            if (nodes.Count > 0) sections.Add((role, name, heading, nodes));
        }
    }
}
