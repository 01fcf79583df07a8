using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Turns what was typed into terms of one index and decides which of them must occur. Who filters or turns a page asks the same text again, and other texts
/// have words in common with it; so both plans and meanings of words are remembered.</summary>
internal sealed class QueryPlanner(TextIndex index, Synonyms synonyms)
{
    // What a word that need not occur counts, and what the parts of a compound count beside the compound.
    private const double WeakStrength = 0.4, PartStrength = 0.5;
    private const int ShortestPart = 2;
    // In postings of four bytes: some megabytes, and more for an index with long lists. The overhead of an entry counts as so many.
    private const int LeastRemembered = 1_000_000, RememberedPerDocument = 40, Overhead = 400;

    private readonly TermForms _forms = new(index, synonyms);
    private readonly BoundedCache<QueryPlan> _plans = new(LeastRemembered + ((long)RememberedPerDocument * index.Count));
    private readonly BoundedCache<Meaning> _meanings = new(LeastRemembered + ((long)RememberedPerDocument * index.Count));
    private static readonly Meaning Unknown = new("", [], []);

    /// <summary>One word or phrase of the query with its meaning. <c>Single</c>: the word, when its parts may be searched as well.</summary>
    private sealed record Planned(Meaning Meaning, bool IsWeak, QueryWord? Single);

    /// <summary>The plan for what was typed. A word that the corpus does not have and that looks mistyped is replaced by the nearest it has.</summary>
    public QueryPlan Plan(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return QueryPlan.Everything;
        if (text.Length > QueryText.LongestText) text = text[..QueryText.LongestText];
        if (_plans.Find(text) is { } known) return known;
        var (plan, unknown) = PlanAsTyped(text);
        var corrections = Corrections.Of(index.Words, text, unknown);
        if (corrections.Count > 0) plan = PlanAsTyped(corrections[0]).Plan.CorrectedBy(corrections);
        return _plans.Keep(text, plan, plan.Size + Overhead);
    }

    private (QueryPlan Plan, List<QueryWord> Unknown) PlanAsTyped(string text)
    {
        var read = QueryText.Read(text);
        var (states, topics) = (new List<string>(), new List<Topic>());
        read.RemoveAll(p => QueryFilters.Take(p, synonyms, states, topics));
        var wanted = WithoutFillers(read.FindAll(p => !p.IsExcluded));
        var unknown = new List<QueryWord>();
        var planned = Meanings(wanted, unknown);
        var excluded = read.Where(p => p.IsExcluded).SelectMany(_forms.Exact).ToList();
        var plan = new QueryPlan(QueryPlan.Ordered(planned.Select(Term)), () => [.. planned.SelectMany(Widened)], excluded, wanted.Count == 0)
        {
            Synonyms = [.. planned.SelectMany(p => p.Meaning.Synonyms).Select(s => s.Text).Distinct()], States = states, Topics = topics,
            Size = planned.Where(p => p.Single is null).Sum(p => SizeOf(p.Meaning)),
        };
        return (plan, unknown);
    }

    private int SizeOf(Meaning meaning)
    {
        var documents = (int)Math.Min(index.Count, meaning.Alternatives.Sum(a => (long)a.Count));
        return ScoredList.IsLong(documents, index.Count) ? index.Count : documents;
    }

    private QueryTerm Term(Planned planned) => planned.Meaning.Term(index, !planned.IsWeak, planned.IsWeak ? WeakStrength : 1);

    private List<Planned> Meanings(List<QueryPart> wanted, List<QueryWord> unknown)
    {
        var planned = new List<Planned>();
        var onlyWeak = wanted.TrueForAll(IsWeak);
        for (var i = 0; i < wanted.Count;)
        {
            var part = wanted[i];
            var (run, count) = _forms.Run(wanted, i);
            // Two words that the corpus writes as one satisfy both.
            var before = i > 0 ? _forms.Joined(wanted[i - 1], part) : -1;
            var after = i + 1 < wanted.Count ? _forms.Joined(part, wanted[i + 1]) : -1;
            var meaning = run ?? Single(part, i == wanted.Count - 1, before, after);
            i += count;
            if (meaning is null) unknown.Add(part.Words[0]);
            else if (part.IsOr && planned.Count > 0) planned[^1] = new Planned(planned[^1].Meaning.Or(meaning), false, null);
            else planned.Add(new Planned(meaning, run is null && !onlyWeak && IsWeak(part), run is null && !meaning.IsRequired ? part.Words[0] : null));
        }
        return planned;
    }

    /// <summary>The meaning of a single part; null when the index has nothing like it.</summary>
    private Meaning? Single(QueryPart part, bool isLast, int before, int after)
    {
        var key = $"{part.Prefix?.Name}:{(part.IsQuoted ? '"' : part.IsBeginning ? '*' : ' ')}{(isLast ? '.' : ' ')}{before} {after} {string.Join(' ', part.Words.Select(w => $"{w.Typed}/{w.Folded}/{w.Parts.Count}"))}|{string.Join(' ', part.Offsets)}";
        if (_meanings.Find(key) is not { } meaning)
        {
            meaning = _forms.Single(part, isLast, before, after) ?? Unknown;
            meaning = _meanings.Keep(key, meaning, Overhead + SizeOf(meaning));
        }
        return meaning == Unknown ? null : meaning;
    }

    /// <summary>A word of the widened query: where it has parts they are searched as well, and then the whole of it need not occur.</summary>
    private IEnumerable<QueryTerm> Widened(Planned planned)
    {
        var parts = planned.IsWeak || planned.Single is null ? [] : PartsOf(planned.Single);
        return parts.Count == 0 ? [Term(planned)] : [planned.Meaning.Term(index, false, WeakStrength), .. parts];
    }

    private List<QueryTerm> PartsOf(QueryWord word)
    {
        IReadOnlyList<string> split = word.Parts.Count > 0 ? word.Parts : index.Splitter.Split(word.Variant ?? word.Folded);
        var parts = split.Where(p => p.Length >= ShortestPart && !GermanText.IsStop(p)).Distinct()
            .Select(p => new QueryPart([new QueryWord(p, [], word.Start, word.Length, index.Words.Spelling(p))], [0], false, false)).ToList();
        if (parts.Count < 2) return [];
        var terms = new List<QueryTerm>();
        for (var i = 0; i < parts.Count;)
        {
            var (run, count) = _forms.Run(parts, i);
            if ((run ?? Single(parts[i], false, -1, -1)) is { } meaning)
            {
                var weak = run is null && IsWeak(parts[i]);
                terms.Add(meaning.Term(index, !weak, PartStrength * (weak ? WeakStrength : 1)));
            }
            i += count;
        }
        return terms.Exists(t => t.Counts) ? terms : [];
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
