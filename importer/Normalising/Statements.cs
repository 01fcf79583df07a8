using System.Buffers;
using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>A sentence of a text. <c>Lead</c>: the sentence that leads into the list it stands in; <c>Label</c>: the words before the colon of its
/// list item, for instance «Rechenzentren»; <c>First</c>: the first sentence of its list item; <c>Item</c>: it stands in a list.</summary>
public sealed record Statement(string Text, string? Lead, string? Label, string? First, bool Item)
{
    /// <summary>The statement with the words that lead into it.</summary>
    public string Whole => Lead is null ? Text : $"{Lead} {Text}";
}

/// <summary>Takes German texts apart into statements, so that a value is only read together with what it refers to.</summary>
public static partial class Statements
{
    /// <summary>No sentence is longer; what is longer is a table or worse and is left out, which also keeps every rule cheap.</summary>
    public const int Longest = 1200;

    /// <summary>The statements of a text whose list items begin with «- » or «* »; with <paramref name="mentioning"/> only those of paragraphs that
    /// hold one of the words, because a guideline has many pages and few of them matter.</summary>
    public static IReadOnlyList<Statement> Of(string? text, SearchValues<string>? mentioning = null)
    {
        List<Statement> statements = [];
        string? last = null, inner = null;
        foreach (var line in (text ?? "").Split('\n'))
        {
            var words = PlainText.Spaced(line).Trim();
            if (words.Length == 0) continue;
            if (mentioning is not null && !words.AsSpan().ContainsAny(mentioning))
            {
                if (!ListMark().IsMatch(words)) (last, inner) = (words.Length <= Longest ? words : null, null);
                continue;
            }
            var item = ListMark().Match(words);
            var sentences = SentenceEnd().Split(item.Success ? words[item.Length..] : words).Select(s => s.Trim()).Where(s => s.Length is > 0 and <= Longest).ToList();
            if (sentences.Count == 0) continue;
            if (!item.Success)
            {
                statements.AddRange(sentences.Select(s => new Statement(s, null, null, null, false)));
                (last, inner) = (sentences[^1], null);
                continue;
            }
            var label = ItemLabel().Match(sentences[0]) is { Success: true } found ? found.Groups["label"].Value : null;
            // An item that ends with a colon leads into the items below it.
            if (sentences[^1].EndsWith(':')) inner = sentences[^1];
            var lead = inner is null || inner == sentences[^1] ? last : $"{last} {inner}".Trim();
            statements.AddRange(sentences.Select(s => new Statement(s, lead, label, sentences[0], true)));
        }
        return statements;
    }

    [GeneratedRegex(@"^[-*•]\s+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^(?<label>[^:.;]{3,200}):\s")]
    private static partial Regex ItemLabel();

    // A full stop ends a sentence before a capital, unless it belongs to a shortened word or to a day of the month.
    [GeneratedRegex(@"(?<=(?:\p{L}{2}|\d{3}|[)%“""])[.!?])(?<!\b(?:bzw|ca|max|mind|min|inkl|exkl|gem|ggf|Mio|Mrd|Tsd|Nr|Abs|Art|vgl|sog|evtl|zzgl|Ziff|Kap|Dr|Prof|rd|insb|lit|einschl|spez|St)\.)\s+(?=[\p{Lu}„])", RegexOptions.CultureInvariant)]
    private static partial Regex SentenceEnd();
}
