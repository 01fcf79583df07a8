namespace FundingDirectory.Core.Search;

/// <summary>Turns what was typed into terms of one index: stems, compounds, synonyms, the last word as a prefix, corrections of mistyped words.</summary>
internal sealed class QueryPlanner(WordTable words, Postings postings, CompoundSplitter splitter, Synonyms synonyms)
{
    private const double CompoundWeight = 0.5, PrefixWeight = 0.3, LooseWeight = 0.6;
    private const int MostPrefixTerms = 64, MostCorrectedWords = 4, MostCorrections = 3;

    // Synonyms are a fixed list, so their phrases are searched once per index and not once per query.
    private readonly Dictionary<string, List<Alternative>> _synonymForms = synonyms.Texts.ToDictionary(t => t, t => FormsOf(t, words, postings), StringComparer.Ordinal);

    /// <summary>The plan for what was typed. A word that the corpus does not have and that looks mistyped is replaced by the nearest it has.</summary>
    public QueryPlan Plan(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return QueryPlan.Everything;
        var (plan, unknown) = PlanAsTyped(text);
        var corrections = Corrections(text, unknown);
        return corrections.Count == 0 ? plan : PlanAsTyped(corrections[0]).Plan with { Corrections = corrections };
    }

    private (QueryPlan Plan, List<QueryWord> Unknown) PlanAsTyped(string text)
    {
        var parts = QueryText.Read(text);
        var wanted = parts.FindAll(p => !p.IsExcluded);
        var (used, unknown, terms) = (new List<Synonym>(), new List<QueryWord>(), new List<QueryTerm>());
        for (var i = 0; i < wanted.Count;)
        {
            var (term, count) = Longest(wanted, i, used);
            term ??= Single(wanted[i], i == wanted.Count - 1, used);
            if (term is not null) terms.Add(term.Weighted(postings.DocumentCount));
            else if (!wanted[i].IsQuoted) unknown.Add(wanted[i].Words[0]);
            i += count;
        }
        terms.Sort((a, b) => a.Cost.CompareTo(b.Cost));
        var excluded = parts.Where(p => p.IsExcluded).SelectMany(Exact).ToList();
        return (new QueryPlan(terms, excluded, wanted.Count == 0, [], [.. used.Select(s => s.Text).Distinct()]), unknown);
    }

    /// <summary>The longest run of words from here that the synonyms know as one term, with the number of words it takes.</summary>
    private (QueryTerm?, int) Longest(List<QueryPart> parts, int from, List<Synonym> used)
    {
        var most = from;
        while (most < parts.Count && most - from < synonyms.LongestKey && !parts[most].IsQuoted) most++;
        for (var to = most; to > from + 1; to--)
        {
            var run = parts.GetRange(from, to - from).ConvertAll(p => p.Words[0]);
            var found = Keys(run).SelectMany(synonyms.Find).DistinctBy(s => s.Text).ToList();
            if (found.Count == 0) continue;
            var alternatives = new Alternatives(postings);
            var typed = string.Join(' ', run.Select(w => w.Folded));
            foreach (var english in new[] { false, true })
                alternatives.AddAll([.. run.Select(w => TermOf(w.Folded, english) is >= 0 and var t ? t : TermOf(w.Variant ?? w.Folded, english))], typed, Origin.Typed, 1);
            AddSynonyms(found, alternatives, used);
            if (alternatives.List.Count > 0) return (new QueryTerm(typed, alternatives.List), to - from);
        }
        return (null, 1);
    }

    private QueryTerm? Single(QueryPart part, bool isLast, List<Synonym> used)
    {
        if (part.IsQuoted) return Exact(part) is { Count: > 0 } exact ? new QueryTerm(string.Join(' ', part.Words.Select(w => w.Folded)), exact) : null;
        var word = part.Words[0];
        var alternatives = new Alternatives(postings);
        AddForms(word, alternatives);
        if (word.Parts.Count > 0) alternatives.AddAll([.. word.Parts.Select(p => TermOf(p, false))], string.Join('+', word.Parts), Origin.Compound, LooseWeight);
        var splits = splitter.Split(word.Variant ?? word.Folded);
        if (splits.Count > 0) alternatives.AddAll([.. splits.Select(p => TermOf(p, false))], string.Join('+', splits), Origin.Compound, CompoundWeight);
        AddSynonyms([.. Keys([word]).SelectMany(synonyms.Find).DistinctBy(s => s.Text)], alternatives, used);
        if (isLast) AddLonger(word, alternatives);
        return alternatives.List.Count > 0 ? new QueryTerm(word.Folded, alternatives.List) : null;
    }

    private void AddForms(QueryWord word, Alternatives alternatives)
    {
        foreach (var form in new[] { word.Folded, word.Variant })
        {
            if (form is null) continue;
            alternatives.AddTerm(TermOf(form, false), form, Origin.Typed, 1);
            alternatives.AddTerm(TermOf(form, true), form, Origin.Typed, 1);
        }
        if (word.Parts.Count == 0) return;
        int[] terms = [.. word.Parts.Select(p => TermOf(p, false))];
        alternatives.AddPhrase(terms, [.. Enumerable.Range(0, terms.Length)], string.Join('-', word.Parts), Origin.Typed, 1);
    }

    private void AddSynonyms(List<Synonym> found, Alternatives alternatives, List<Synonym> used)
    {
        foreach (var synonym in found)
        {
            var isNew = false;
            foreach (var form in _synonymForms[synonym.Text]) isNew |= alternatives.Add(form, Origin.Synonym, synonym.Weight);
            if (isNew) used.Add(synonym);
        }
    }

    /// <summary>What a synonym finds in this index: its words as a phrase, and a hyphenated word also as a whole.</summary>
    private static List<Alternative> FormsOf(string synonym, WordTable words, Postings postings)
    {
        var alternatives = new Alternatives(postings);
        var all = GermanText.Words(synonym);
        var plain = all.FindAll(w => !w.IsStop && w.Form != WordForm.Whole);
        foreach (var english in new[] { false, true })
            alternatives.AddPhrase([.. plain.Select(w => words.TermOf(GermanText.Stem(w.Folded, english)))], [.. plain.Select(w => w.Position - plain[0].Position)], synonym, Origin.Synonym, 1);
        if (all.Count > 1 && all[0].Form == WordForm.Whole && all[0].Length == synonym.Length)
            alternatives.AddTerm(words.TermOf(GermanText.Stem(all[0].Folded)), synonym, Origin.Synonym, 1);
        return alternatives.List;
    }

    /// <summary>Words that begin with the last one, as it may not be finished.</summary>
    private void AddLonger(QueryWord word, Alternatives alternatives)
    {
        if (word.Folded.Length < (alternatives.List.Count == 0 ? 3 : 4)) return;
        var longer = new List<IndexedWord>();
        foreach (var prefix in new[] { word.Folded, word.Variant })
            if (prefix is not null) longer.AddRange(words.StartingWith(prefix));
        longer.Sort((a, b) => b.Documents.CompareTo(a.Documents));
        foreach (var found in longer.DistinctBy(w => w.Term).Take(MostPrefixTerms)) alternatives.AddTerm(found.Term, found.Spelling, Origin.Prefix, PrefixWeight);
    }

    /// <summary>The words of a part and nothing else: no synonyms, no prefix, no parts.</summary>
    private List<Alternative> Exact(QueryPart part)
    {
        var alternatives = new Alternatives(postings);
        if (part.Words.Count == 1) AddForms(part.Words[0], alternatives);
        else
            foreach (var english in new[] { false, true })
                alternatives.AddPhrase([.. part.Words.Select(w => TermOf(w.Folded, english) is >= 0 and var t ? t : TermOf(w.Variant ?? w.Folded, english))], [.. part.Offsets], string.Join(' ', part.Words.Select(w => w.Folded)), Origin.Typed, 1);
        return alternatives.List;
    }

    private int TermOf(string folded, bool english) => words.TermOf(GermanText.Stem(folded, english));

    private static IEnumerable<string> Keys(List<QueryWord> run)
    {
        yield return string.Join(' ', run.Select(w => GermanText.Stem(w.Folded)));
        if (run.Exists(w => w.Variant is not null)) yield return string.Join(' ', run.Select(w => GermanText.Stem(w.Variant ?? w.Folded)));
        if (run.Exists(w => w.Parts.Count > 0)) yield return string.Join(' ', run.SelectMany(w => w.Parts.Count > 0 ? w.Parts : [w.Folded]).Select(p => GermanText.Stem(p)));
    }

    private List<string> Corrections(string text, List<QueryWord> unknown)
    {
        var mistyped = unknown.Take(MostCorrectedWords).Select(w => (Word: w, Meant: Spelling.Nearest(words, w.Folded, MostCorrections))).Where(m => m.Meant.Count > 0).Reverse().ToList();
        var corrections = new List<string>();
        for (var n = 0; n < MostCorrections && mistyped.Exists(m => n < m.Meant.Count); n++)
        {
            var corrected = text.Length > QueryText.LongestText ? text[..QueryText.LongestText] : text;
            // From the end, so that the places of the words before stay right.
            foreach (var (word, meant) in mistyped)
                corrected = string.Concat(corrected.AsSpan(0, word.Start), meant[Math.Min(n, meant.Count - 1)].Spelling, corrected.AsSpan(word.Start + word.Length));
            corrections.Add(corrected.Trim());
        }
        return corrections;
    }
}
