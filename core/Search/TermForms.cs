using System.Collections.Concurrent;

namespace FundingDirectory.Core.Search;

/// <summary>Everything that satisfies a word of a query in one index: its stems, umlauts in any spelling, compounds, synonyms, longer words.</summary>
internal sealed class TermForms(TextIndex index, Synonyms synonyms)
{
    private const double CompoundWeight = 0.5, ApartWeight = 0.4, PrefixWeight = 0.3, AskedPrefixWeight = 0.7, LooseWeight = 0.6, RelatedWeight = 0.4;
    private const int MostPrefixTerms = 64, ShortestPrefix = 2, ShortestUnfinished = 4, ShortestUnknown = 5;

    // Synonyms are a fixed list, so their phrases are searched once per index and not once per query.
    private readonly ConcurrentDictionary<string, List<Alternative>> _synonymForms = new(StringComparer.Ordinal);
    private readonly WordTable words = index.Words;
    private readonly CompoundSplitter splitter = index.Splitter;

    /// <summary>The longest run of words from here that is known as one term (Smart City), with the number of words it takes.</summary>
    public (Meaning?, int) Run(List<QueryPart> parts, int from)
    {
        var most = from;
        while (most < parts.Count && most - from < synonyms.LongestKey && IsRunnable(parts[most]) && (most == from || !parts[most].IsOr)) most++;
        for (var to = most; to > from + 1; to--)
        {
            var run = parts.GetRange(from, to - from).ConvertAll(p => p.Words[0]);
            var found = Found(Keys(run));
            if (found.Count == 0) continue;
            var alternatives = new Alternatives(index);
            var typed = string.Join(' ', run.Select(w => w.Typed));
            foreach (var english in new[] { false, true }) alternatives.AddPhrase([.. run.Select(w => TermOf(w, english))], [.. Enumerable.Range(0, run.Count)], typed, Origin.Typed, 1);
            foreach (var english in new[] { false, true }) alternatives.AddAll([.. run.Select(w => TermOf(w, english))], string.Join(" + ", run.Select(w => w.Typed)), Origin.Compound, ApartWeight);
            if (run.Count == 2) alternatives.AddTerm(Joined(parts[from], parts[from + 1]), words.Spelling(string.Concat(run.Select(w => w.Folded))), Origin.Typed, 1);
            var used = AddSynonyms(found, alternatives);
            if (alternatives.List.Count > 0) return (new Meaning(typed, alternatives.List, used), to - from);
        }
        return (null, 1);
    }

    /// <summary>The term of a single part; null when the index has nothing like it.</summary>
    public Meaning? Single(QueryPart part, bool isLast, params ReadOnlySpan<int> joined)
    {
        if (part.IsQuoted) return new Meaning($"«{string.Join(' ', part.Words.Select(w => w.Typed))}»", Exact(part), []) { IsRequired = true };
        var word = part.Words[0];
        var alternatives = new Alternatives(index);
        AddForms(word, alternatives);
        foreach (var term in joined) alternatives.AddTerm(term, $"{word.Typed}…", Origin.Typed, 1);
        if (word.Parts.Count > 0) alternatives.AddAll([.. word.Parts.Select(p => TermOf(p, false))], string.Join(" + ", word.Parts.Select(words.Spelling)), Origin.Compound, LooseWeight);
        var splits = splitter.Split(word.Variant ?? word.Folded);
        if (splits.Count > 0) alternatives.AddAll([.. splits.Select(p => TermOf(p, false))], string.Join(" + ", splits.Select(words.Spelling)), Origin.Compound, CompoundWeight);
        var used = AddSynonyms(Found(Keys([word])), alternatives);
        if (part.IsBeginning) AddLonger(word, ShortestPrefix, AskedPrefixWeight, alternatives);
        else if (alternatives.List.Count == 0) AddLonger(word, isLast ? ShortestUnfinished - 1 : ShortestUnknown, PrefixWeight, alternatives);
        else if (isLast) AddLonger(word, ShortestUnfinished, PrefixWeight, alternatives);
        if (alternatives.List.Count == 0) AddRelated(word.Variant ?? word.Folded, alternatives);
        if (part.Prefix is { } prefix) return new Meaning($"{prefix.Name}:{word.Typed}", Within(alternatives.List, prefix), used) { IsRequired = true };
        return alternatives.List.Count > 0 ? new Meaning(word.Typed, alternatives.List, used) : null;
    }

    /// <summary>The words of a part and nothing else: no synonyms, no unfinished words, no parts.</summary>
    public List<Alternative> Exact(QueryPart part)
    {
        var alternatives = new Alternatives(index);
        if (part.Words.Count == 1) AddForms(part.Words[0], alternatives);
        else
            foreach (var english in new[] { false, true })
                alternatives.AddPhrase([.. part.Words.Select(w => TermOf(w, english))], [.. part.Offsets], string.Join(' ', part.Words.Select(w => w.Typed)), Origin.Typed, 1);
        return part.Prefix is { } prefix ? Within(alternatives.List, prefix) : alternatives.List;
    }

    private static bool IsRunnable(QueryPart part) => part is { IsQuoted: false, Prefix: null, IsBeginning: false };

    private static List<Alternative> Within(List<Alternative> alternatives, QueryPrefix prefix) =>
        prefix.Fields == QueryPrefix.Anywhere ? alternatives : [.. alternatives.Select(a => a.Within(prefix.Fields)).Where(a => a.Count > 0)];

    private void AddForms(QueryWord word, Alternatives alternatives)
    {
        foreach (var form in new[] { word.Folded, word.Variant, word.Transcription })
        {
            if (form is null) continue;
            alternatives.AddTerm(TermOf(form, false), word.Typed, Origin.Typed, 1);
            alternatives.AddTerm(TermOf(form, true), word.Typed, Origin.Typed, 1);
        }
        if (word.Parts.Count == 0) return;
        int[] terms = [.. word.Parts.Select(p => TermOf(p, false))];
        alternatives.AddPhrase(terms, [.. Enumerable.Range(0, terms.Length)], word.Typed, Origin.Typed, 1);
    }

    private List<Synonym> Found(IEnumerable<string> keys) => [.. keys.SelectMany(synonyms.Find).DistinctBy(s => s.Text)];

    /// <summary>Adds what synonyms find; gives those that found something new.</summary>
    private List<Synonym> AddSynonyms(List<Synonym> found, Alternatives alternatives)
    {
        var used = new List<Synonym>();
        foreach (var synonym in found)
        {
            var isNew = false;
            foreach (var form in _synonymForms.GetOrAdd(synonym.Text, FormsOf)) isNew |= alternatives.Add(form, Origin.Synonym, synonym.Weight);
            if (isNew) used.Add(synonym);
        }
        return used;
    }

    /// <summary>What a synonym finds in this index: its words as a phrase, and a hyphenated word also as a whole.</summary>
    private List<Alternative> FormsOf(string synonym)
    {
        var alternatives = new Alternatives(index);
        var all = GermanText.Words(synonym);
        var plain = all.FindAll(w => !w.IsStop && w.Form != WordForm.Whole);
        foreach (var english in new[] { false, true })
            alternatives.AddPhrase([.. plain.Select(w => index.TermOf(GermanText.Stem(w.Folded, english)))], [.. plain.Select(w => w.Position - plain[0].Position)], synonym, Origin.Synonym, 1);
        if (all.Count > 1 && all[0].Form == WordForm.Whole && all[0].Length == synonym.Length)
            alternatives.AddTerm(index.TermOf(GermanText.Stem(all[0].Folded)), synonym, Origin.Synonym, 1);
        return alternatives.List;
    }

    /// <summary>Words that begin with this one, as it may not be finished.</summary>
    private void AddLonger(QueryWord word, int shortest, double weight, Alternatives alternatives)
    {
        if (word.Folded.Length < shortest) return;
        AddWords(word.Variant is null ? [word.Folded] : [word.Folded, word.Variant], Origin.Prefix, weight, alternatives);
    }

    /// <summary>For a word that the corpus does not have: others of its family (Widerstandsfähigkeit: widerstandsfähig), or compounds with the same first
    /// part (Ausländerbehörde: Ausländerrecht).</summary>
    private void AddRelated(string folded, Alternatives alternatives)
    {
        if (WordFamily.RootOf(folded) is { } root) AddWords([root], Origin.Prefix, RelatedWeight, alternatives);
        if (alternatives.List.Count == 0 && splitter.FirstPart(folded) is { } first) AddWords([first], Origin.Compound, RelatedWeight, alternatives);
    }

    private void AddWords(string[] beginnings, Origin origin, double weight, Alternatives alternatives)
    {
        foreach (var word in words.MostUsed(beginnings, MostPrefixTerms)) alternatives.AddTerm(words.Term(word), words.Spelling(word), origin, weight);
    }

    /// <summary>The term of two words typed apart that the corpus writes as one (Wasser Stoff, Smart City); -1 when it does not.</summary>
    public int Joined(QueryPart first, QueryPart second)
    {
        if (!IsRunnable(first) || !IsRunnable(second) || second.IsOr) return -1;
        var (a, b) = (first.Words[0], second.Words[0]);
        var joined = (a.Variant ?? a.Folded) + (b.Variant ?? b.Folded);
        return words.Has(joined) ? TermOf(joined, false) : -1;
    }

    private int TermOf(string folded, bool english) => index.TermOf(GermanText.Stem(folded, english));

    private int TermOf(QueryWord word, bool english) => TermOf(word.Folded, english) is >= 0 and var term ? term : TermOf(word.Variant ?? word.Folded, english);

    private static IEnumerable<string> Keys(List<QueryWord> run)
    {
        yield return string.Join(' ', run.Select(w => GermanText.Stem(w.Folded)));
        if (run.Exists(w => w.Variant is not null)) yield return string.Join(' ', run.Select(w => GermanText.Stem(w.Variant ?? w.Folded)));
        if (run.Exists(w => w.Parts.Count > 0)) yield return string.Join(' ', run.SelectMany(w => w.Parts.Count > 0 ? w.Parts : [w.Folded]).Select(p => GermanText.Stem(p)));
    }
}
