using System.Buffers;

namespace FundingDirectory.Core.Search;

/// <summary>One word of a query. <c>Parts</c>: the parts of a hyphenated word, otherwise empty. <c>Start</c>, <c>Length</c>: its place in the text.</summary>
internal sealed record QueryWord(string Folded, IReadOnlyList<string> Parts, int Start, int Length)
{
    /// <summary>The reading without ae, oe, ue for umlauts; null when there is none.</summary>
    public string? Variant { get; } = GermanText.WithoutTranscription(Folded);
}

/// <summary>A word, or a phrase in quotation marks. <c>Offsets</c>: distance of each word of a phrase from its first.</summary>
internal sealed record QueryPart(IReadOnlyList<QueryWord> Words, IReadOnlyList<int> Offsets, bool IsQuoted, bool IsExcluded);

/// <summary>Reads what was typed: words, "phrases in quotes" and -excluded ones. It never fails; what makes no sense is passed over.</summary>
internal static class QueryText
{
    /// <summary>Longer texts are cut; a search box never needs more, and the work per query stays bounded.</summary>
    public const int LongestText = 1000;
    public const int MostParts = 32;
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"„“”«»");

    public static List<QueryPart> Read(string text)
    {
        if (text.Length > LongestText) text = text[..LongestText];
        var parts = new List<QueryPart>();
        var at = 0;
        while (at < text.Length && parts.Count < MostParts)
        {
            var open = NextQuote(text, at);
            var close = open < 0 ? -1 : NextQuote(text, open + 1);
            if (close < 0) open = -1;
            AddWords(text, at, open < 0 ? text.Length : open, parts);
            if (open < 0) break;
            AddPhrase(text, open, close, parts);
            at = close + 1;
        }
        if (parts.Count > MostParts) parts.RemoveRange(MostParts, parts.Count - MostParts);
        return parts;
    }

    private static int NextQuote(string text, int from)
    {
        var found = text.AsSpan(from).IndexOfAny(Quotes);
        return found < 0 ? -1 : from + found;
    }

    private static void AddWords(string text, int from, int to, List<QueryPart> parts)
    {
        foreach (var word in Group(GermanText.Words(text[from..to])))
            parts.Add(new QueryPart([word with { Start = from + word.Start }], [0], false, IsMinus(text, from + word.Start)));
    }

    private static void AddPhrase(string text, int open, int close, List<QueryPart> parts)
    {
        var words = GermanText.Words(text[(open + 1)..close]).Where(w => !w.IsStop && w.Form != WordForm.Whole).ToList();
        if (words.Count == 0) return;
        parts.Add(new QueryPart(
            [.. words.Select(w => new QueryWord(w.Folded, [], open + 1 + w.Start, w.Length))],
            [.. words.Select(w => w.Position - words[0].Position)],
            true, IsMinus(text, open)));
    }

    // Hyphenated words come whole first, their parts follow.
    private static IEnumerable<QueryWord> Group(List<Word> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            if (word.IsStop) continue;
            var parts = new List<string>();
            if (word.Form == WordForm.Whole)
                while (i + 1 < words.Count && words[i + 1].Form == WordForm.Part && words[i + 1].Start < word.Start + word.Length) parts.Add(words[++i].Folded);
            yield return new QueryWord(word.Folded, parts, word.Start, word.Length);
        }
    }

    private static bool IsMinus(string text, int start) =>
        start > 0 && text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(text[start - 2]));
}
