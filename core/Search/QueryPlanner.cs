using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Turns what was typed into terms of one index and decides which of them must occur.</summary>
internal sealed class QueryPlanner(WordTable words, Postings postings, CompoundSplitter splitter, Synonyms synonyms)
{
    // What a word that need not occur counts, and what the parts of a compound count beside the compound.
    private const double WeakStrength = 0.4, PartStrength = 0.5;
    private const int ShortestPart = 2;

    private readonly TermForms _forms = new(words, postings, splitter, synonyms);

    /// <summary>The plan for what was typed. A word that the corpus does not have and that looks mistyped is replaced by the nearest it has.</summary>
    public QueryPlan Plan(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return QueryPlan.Everything;
        var (plan, unknown) = PlanAsTyped(text);
        var corrections = Corrections.Of(words, text, unknown);
        return corrections.Count == 0 ? plan : PlanAsTyped(corrections[0]).Plan with { Corrections = corrections };
    }

    private (QueryPlan Plan, List<QueryWord> Unknown) PlanAsTyped(string text)
    {
        var read = QueryText.Read(text);
        var (states, topics) = (new List<string>(), new List<Topic>());
        read.RemoveAll(p => QueryFilters.Take(p, synonyms, states, topics));
        var wanted = WithoutFillers(read.FindAll(p => !p.IsExcluded));
        var (used, unknown) = (new List<Synonym>(), new List<QueryWord>());
        var (terms, wider) = Terms(wanted, used, unknown);
        var excluded = read.Where(p => p.IsExcluded).SelectMany(_forms.Exact).ToList();
        var plan = new QueryPlan(QueryTerm.Ordered(terms), QueryTerm.Shared(wider), excluded, wanted.Count == 0)
        {
            Synonyms = [.. used.Select(s => s.Text).Distinct()], States = states, Topics = topics,
        };
        return (plan, unknown);
    }

    private (List<QueryTerm> Terms, List<QueryTerm> Wider) Terms(List<QueryPart> wanted, List<Synonym> used, List<QueryWord> unknown)
    {
        var (terms, wider) = (new List<QueryTerm>(), new List<QueryTerm>());
        var onlyWeak = wanted.TrueForAll(IsWeak);
        for (var i = 0; i < wanted.Count;)
        {
            var part = wanted[i];
            var (run, count) = _forms.Run(wanted, i, used);
            // Two words that the corpus writes as one satisfy both.
            var before = i > 0 ? _forms.Joined(wanted[i - 1], part) : -1;
            var after = i + 1 < wanted.Count ? _forms.Joined(part, wanted[i + 1]) : -1;
            var term = run ?? _forms.Single(part, i == wanted.Count - 1, used, before, after);
            i += count;
            if (term is null) unknown.Add(part.Words[0]);
            else if (part.IsOr && terms.Count > 0) Join(terms, wider, term);
            else Add(run is null && !onlyWeak && IsWeak(part), run is null ? part : null, term, terms, wider);
        }
        return (terms.ConvertAll(Weighted), wider.ConvertAll(t => t.Cost > 0 ? t : Weighted(t)));
    }

    private QueryTerm Weighted(QueryTerm term) => term.Weighted(postings.DocumentCount, term.Counts ? 1 : WeakStrength);

    /// <summary>Adds a term to both lists; the wider one gets its parts as well, and then the whole of it need not occur.</summary>
    private void Add(bool weak, QueryPart? single, QueryTerm term, List<QueryTerm> terms, List<QueryTerm> wider)
    {
        terms.Add(term = term with { Counts = !weak });
        var parts = weak || single is null || term.IsRequired ? [] : PartsOf(single.Words[0]);
        wider.Add(parts.Count == 0 ? term : term with { Counts = false, Alternatives = term.Alternatives.ConvertAll(a => a.For(a.Origin, a.Weight)) });
        wider.AddRange(parts);
    }

    private List<QueryTerm> PartsOf(QueryWord word)
    {
        IReadOnlyList<string> split = word.Parts.Count > 0 ? word.Parts : splitter.Split(word.Variant ?? word.Folded);
        var parts = split.Where(p => p.Length >= ShortestPart && !GermanText.IsStop(p)).Distinct().Select(p => new QueryPart([new QueryWord(p, [], word.Start, word.Length, words.Spelling(p))], [0], false, false)).ToList();
        if (parts.Count < 2) return [];
        var (terms, used) = (new List<QueryTerm>(), new List<Synonym>());
        for (var i = 0; i < parts.Count;)
        {
            var (run, count) = _forms.Run(parts, i, used);
            if ((run ?? _forms.Single(parts[i], false, used)) is { } term)
            {
                var weak = run is null && parts.Count > 1 && IsWeak(parts[i]);
                terms.Add((term with { Counts = !weak }).Weighted(postings.DocumentCount, PartStrength * (weak ? WeakStrength : 1)));
            }
            i += count;
        }
        return terms.Exists(t => t.Counts) ? terms : [];
    }

    // «a ODER b»: one term that either satisfies.
    private static void Join(List<QueryTerm> terms, List<QueryTerm> wider, QueryTerm other)
    {
        var before = terms[^1];
        var joined = before with { Text = $"{before.Text} oder {other.Text}", Counts = true, IsRequired = before.IsRequired && other.IsRequired, Alternatives = [.. before.Alternatives, .. other.Alternatives] };
        terms[^1] = joined;
        wider.RemoveRange(wider.FindLastIndex(t => t.Text == before.Text), wider.Count - wider.FindLastIndex(t => t.Text == before.Text));
        wider.Add(joined);
    }

    /// <summary>Leaves out the words that only make a sentence of it (wer, gibt, bitte), as long as something else is left.</summary>
    private static List<QueryPart> WithoutFillers(List<QueryPart> parts)
    {
        var telling = parts.FindAll(p => !IsPlain(p) || !QueryWords.Embedded.IsFiller(p.Words[0].Folded));
        return telling.Count == 0 ? parts : telling;
    }

    private static bool IsWeak(QueryPart part) => IsPlain(part) && QueryWords.Embedded.IsWeak(part.Words[0].Folded);

    private static bool IsPlain(QueryPart part) => part is { IsQuoted: false, Prefix: null, IsOr: false, IsBeginning: false };
}
