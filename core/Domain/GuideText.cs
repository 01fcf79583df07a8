using System.Globalization;
using System.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FundingDirectory.Core.Domain;

/// <summary>A heading of a guide with the anchor that leads to it; the level is 2 to 4, because 1 is the title of the page.</summary>
public sealed record GuideHeading(int Level, string Anchor, string Title);

/// <summary>A guide of our own, read from Markdown: safe HTML, its headings, and its plain words for the search. HTML within the text stays text, pictures
/// are left out with their description kept, and a link leads within the site or to https; anything else keeps its words only.</summary>
public sealed record GuideText(string Html, IReadOnlyList<GuideHeading> Headings, string Plain)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public static GuideText Of(string markdown)
    {
        var text = Markdown.Parse(markdown, Pipeline);
        Secure(text);
        var headings = Anchored(text);
        foreach (var list in text.Descendants<ListBlock>()) list.GetAttributes().AddClass("fd-list");
        return new GuideText(Render(text), headings, Markdown.ToPlainText(markdown, Pipeline).Trim());
    }

    private static string Render(MarkdownDocument text)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(text);
        return writer.ToString();
    }

    private static void Secure(MarkdownDocument text)
    {
        foreach (var link in text.Descendants<LinkInline>().Where(l => l.IsImage || !IsSafe(l.Url)).ToList())
        {
            while (link.FirstChild is { } words)
            {
                words.Remove();
                link.InsertBefore(words);
            }
            link.Remove();
        }
        foreach (var link in text.Descendants<AutolinkInline>().Where(l => l.IsEmail || !IsSafe(l.Url)).ToList()) link.ReplaceBy(new LiteralInline(link.Url));
    }

    // «//host» and «/\host» look like paths of the site and are not.
    private static bool IsSafe(string? url) =>
        url is ['#', ..] or ['/'] or ['/', not '/' and not '\\', ..] || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps);

    private static List<GuideHeading> Anchored(MarkdownDocument text)
    {
        var headings = new List<GuideHeading>();
        foreach (var block in text.Descendants<HeadingBlock>())
        {
            block.Level = Math.Clamp(block.Level, 2, 4);
            var title = string.Concat(block.Inline?.Descendants().Select(i => i switch { LiteralInline words => words.Content.ToString(), CodeInline code => code.Content, _ => "" }) ?? []);
            // The prefix keeps anchors of the text apart from those of the page.
            var anchor = $"zu-{Slug(title)}";
            var same = headings.Count(h => h.Anchor == anchor || h.Anchor.StartsWith($"{anchor}--", StringComparison.Ordinal));
            if (same > 0) anchor += $"--{same + 1}";
            block.GetAttributes().Id = anchor;
            headings.Add(new GuideHeading(block.Level, anchor, title));
        }
        return headings;
    }

    /// <summary>The readable part of an address: small letters, digits and single hyphens.</summary>
    public static string Slug(string title)
    {
        var slug = new StringBuilder(title.Length);
        foreach (var letter in title.ToLowerInvariant())
        {
            if (letter switch { 'ä' => "ae", 'ö' => "oe", 'ü' => "ue", 'ß' => "ss", >= 'a' and <= 'z' or >= '0' and <= '9' => letter.ToString(), _ => null } is { } kept) slug.Append(kept);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return slug.ToString().TrimEnd('-');
    }
}
