using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Turns a source's HTML into plain text: paragraphs separated by an empty line, list items starting with «- ». The words stay as they are.</summary>
public static class PlainText
{
    private static readonly HashSet<string> Silent = ["script", "style", "template", "noscript", "head", "svg"];
    private static readonly HashSet<string> Blocks =
        ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "section", "article", "blockquote", "pre", "hr", "header", "footer", "figure", "body"];

    // A parser is costly to make and keeps nothing of what it has read, but serves one thread only.
    [ThreadStatic] private static HtmlParser? parser;

    /// <summary>A piece of HTML as a document; nothing in it is run or loaded.</summary>
    public static IDocument Parse(string html) => (parser ??= new HtmlParser()).ParseDocument(html);

    /// <summary>A whole page as a document, in the encoding it declares.</summary>
    public static IDocument Parse(ReadOnlyMemory<byte> page) => (parser ??= new HtmlParser()).ParseDocument(new MemoryStream(page.ToArray(), writable: false));

    /// <summary>The text of a piece of HTML; null when it has none.</summary>
    public static string? FromHtml(string? html) => string.IsNullOrWhiteSpace(html) ? null : FromElement(Parse(html).Body!);

    /// <summary>The text within an element; null when it has none.</summary>
    public static string? FromElement(IElement element) => FromNodes(element.ChildNodes);

    /// <summary>The text of neighbouring nodes; null when they have none.</summary>
    public static string? FromNodes(IEnumerable<INode> nodes)
    {
        var text = new Writer();
        Walk(nodes, text);
        return text.Finish();
    }

    /// <summary>The text of a piece of HTML on a single line, for titles and labels; null when it has none.</summary>
    public static string? OneLine(string? html) => FromHtml(html) is { } text ? Spaced(text) : null;

    /// <summary>Ordinary single spaces, no soft hyphens, invisible or control characters.</summary>
    public static string Spaced(string text)
    {
        var (result, length) = (new char[text.Length], 0);
        foreach (var c in text)
        {
            if (c is '\u00ad' or '\u200b' or '\u2060' or '\ufeff') continue;
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) result[length++] = c;
            else if (char.IsWhiteSpace(c) && length > 0 && result[length - 1] != ' ') result[length++] = ' ';
        }
        return new string(result, 0, length).TrimEnd();
    }

    private static void Walk(IEnumerable<INode> nodes, Writer text)
    {
        foreach (var child in nodes)
        {
            if (child is IText words) text.Words.Append(words.Data.Replace('\n', ' '));
            if (child is not IElement element || Silent.Contains(element.LocalName)) continue;
            var name = element.LocalName;
            if (name == "br") text.Words.Append('\n');
            else if (name is "td" or "th" && element.PreviousElementSibling is not null) text.Words.Append(" | ");
            if (!Blocks.Contains(name))
            {
                Walk(element.ChildNodes, text);
                continue;
            }
            text.EndBlock();
            if (name == "li") text.BeginItem();
            Walk(element.ChildNodes, text);
            text.EndBlock();
            if (name == "li") text.EndItem();
        }
    }

    private sealed class Writer
    {
        private readonly StringBuilder result = new();
        private int depth;
        private bool marker, afterItem;

        public StringBuilder Words { get; } = new();

        public void BeginItem() => (depth, marker) = (depth + 1, true);

        public void EndItem() => (depth, marker) = (depth - 1, false);

        public void EndBlock()
        {
            var lines = Words.ToString().Split('\n').Select(Spaced).Select(l => l.Trim()).Where(l => l.Length > 0);
            var block = string.Join('\n', lines);
            Words.Clear();
            if (block.Length == 0) return;
            // Items of a list stand together; everything else is a paragraph of its own.
            if (result.Length > 0) result.Append(depth > 0 && afterItem ? "\n" : "\n\n");
            if (marker) result.Append("- ");
            result.Append(block);
            (marker, afterItem) = (false, depth > 0);
        }

        public string? Finish()
        {
            EndBlock();
            return result.Length > 0 ? result.ToString() : null;
        }
    }
}
