using System.Buffers;

namespace FundingDirectory.Core.Search;

/// <summary>One word of a query. <c>Parts</c>: the parts of a hyphenated word, otherwise empty. <c>Start</c>, <c>Length</c>: its place in the text.
/// <c>Typed</c>: as it stands there. <c>Transcription</c>: an umlaut typed as such, written as ae, oe, ue, for texts that do so; null when there is none.</summary>
internal sealed record QueryWord(string Folded, IReadOnlyList<string> Parts, int Start, int Length, string Typed, string? Transcription = null)
{
    /// <summary>The reading without ae, oe, ue for umlauts; null when there is none.</summary>
    public string? Variant { get; } = GermanText.WithoutTranscription(Folded);
}

/// <summary>A word, or a phrase in quotation marks. <c>Offsets</c>: distance of each word of a phrase from its first.</summary>
internal sealed record QueryPart(IReadOnlyList<QueryWord> Words, IReadOnlyList<int> Offsets, bool IsQuoted, bool IsExcluded)
{
    /// <summary>Where it must stand («titel:»); null = anywhere.</summary>
    public QueryPrefix? Prefix { get; init; }
    /// <summary>True when this part or the one before it is enough («ODER»).</summary>
    public bool IsOr { get; init; }
    /// <summary>True for the beginning of a word («digital*»).</summary>
    public bool IsBeginning { get; init; }
}

/// <summary>Reads what was typed: words, "phrases in quotes", -excluded ones, titel:prefixes, ODER between two of them. It never fails; what looks like
/// syntax and is none is taken as words.</summary>
internal sealed class QueryText
{
    /// <summary>Longer texts are cut; a search box never needs more, and the work per query stays bounded.</summary>
    public const int LongestText = 1000;
    public const int MostParts = 32;
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"„“”«»");

    private readonly string _text;
    private readonly List<QueryPart> _parts = [];
    /// <summary>What was read and counts for the next part.</summary>
    private (QueryPrefix? Prefix, bool Excluded, int End) _pending;
    private bool _or;

    private QueryText(string text) => _text = text;

    public static List<QueryPart> Read(string text)
    {
        var reader = new QueryText(text.Length > LongestText ? text[..LongestText] : text);
        reader.ReadAll();
        if (reader._parts.Count > MostParts) reader._parts.RemoveRange(MostParts, reader._parts.Count - MostParts);
        return reader._parts;
    }

    private void ReadAll()
    {
        var at = 0;
        while (at < _text.Length && _parts.Count < MostParts)
        {
            var open = NextQuote(at);
            var close = open < 0 ? -1 : NextQuote(open + 1);
            if (close < 0) open = -1;
            AddWords(at, open < 0 ? _text.Length : open);
            if (open < 0) break;
            AddPhrase(open, close);
            at = close + 1;
        }
    }

    private int NextQuote(int from)
    {
        var found = _text.AsSpan(from).IndexOfAny(Quotes);
        return found < 0 ? -1 : from + found;
    }

    // Hyphenated words come whole first, their parts follow.
    private void AddWords(int from, int to)
    {
        var words = GermanText.Words(_text[from..to]);
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var (start, end) = (from + word.Start, from + word.Start + word.Length);
            if (word.Form == WordForm.Plain && PrefixAt(word.Folded, end) is { } prefix) _pending = (prefix, IsMinus(start), end + 1);
            else if (word.Form == WordForm.Plain && word.Folded is "oder" or "or" && _parts.Count > 0 && !IsMinus(start)) _or = true;
            else if (!IsPassedOver(word, start))
            {
                var parts = new List<string>();
                if (word.Form == WordForm.Whole)
                    while (i + 1 < words.Count && words[i + 1].Form == WordForm.Part && words[i + 1].Start < word.Start + word.Length) parts.Add(words[++i].Folded);
                Add(new QueryPart([Word(word.Folded, parts, start, word.Length)], [0], false, IsMinus(start)) { IsBeginning = end < _text.Length && _text[end] == '*' }, start);
            }
        }
    }

    private void AddPhrase(int open, int close)
    {
        var words = GermanText.Words(_text[(open + 1)..close]).Where(w => !w.IsStop && w.Form != WordForm.Whole).ToList();
        if (words.Count == 0) return;
        Add(new QueryPart([.. words.Select(w => Word(w.Folded, [], open + 1 + w.Start, w.Length))], [.. words.Select(w => w.Position - words[0].Position)], true, IsMinus(open)), open);
    }

    private void Add(QueryPart part, int start)
    {
        if (_pending.Prefix is { } prefix && _pending.End == start) part = part with { Prefix = prefix, IsExcluded = _pending.Excluded };
        _parts.Add(part with { IsOr = _or && !part.IsExcluded && !_parts[^1].IsExcluded });
        (_pending, _or) = (default, false);
    }

    private QueryWord Word(string folded, List<string> parts, int start, int length) =>
        new(folded, parts, start, length, _text.Substring(start, length), GermanText.Transcribed(_text.AsSpan(start, length)) is { } written && written != folded ? written : null);

    /// <summary>The prefix whose name ends here, when a word or a quotation mark follows its colon directly.</summary>
    private QueryPrefix? PrefixAt(string folded, int end) =>
        end + 1 < _text.Length && _text[end] == ':' && (Folding.IsWordCharacter(_text[end + 1]) || Quotes.Contains(_text[end + 1])) ? QueryPrefix.Named(folded) : null;

    // «Bürger:innen», «Bürger*innen», «Bürger_innen»: the word before says it all.
    private bool IsPassedOver(Word word, int start) =>
        word.IsStop || (word.Folded is "innen" or "in" && start > 0 && _text[start - 1] is ':' or '*' or '_' or '/');

    private bool IsMinus(int start) => start > 0 && _text[start - 1] is '-' or '−' && (start == 1 || char.IsWhiteSpace(_text[start - 2]));
}
