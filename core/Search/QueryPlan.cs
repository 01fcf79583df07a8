using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>A term of a widened query. <c>Share</c>: how much of the query it is, 0–1; the shares of all terms add up to 1, and words that need not occur have none.</summary>
internal readonly record struct WiderTerm(QueryTerm Term, float Share);

/// <summary>What a query means to one index: the terms, what must occur first, cheapest first, then what need not. <c>IsEmpty</c>: nothing to search for was
/// typed, so everything answers.</summary>
internal sealed class QueryPlan(IReadOnlyList<QueryTerm> terms, Func<IReadOnlyList<QueryTerm>> wider, IReadOnlyList<Alternative> excluded, bool isEmpty)
{
    /// <summary>With fewer documents that have everything the search is widened.</summary>
    public const int FewHits = 10;
    /// <summary>The share of the query a document must have when it is widened.</summary>
    public const float Enough = 0.4f;

    private WiderTerm[]? _wider, _terms;

    public static QueryPlan Everything { get; } = new([], () => [], [], true);

    public IReadOnlyList<QueryTerm> Terms => terms;
    /// <summary>The same with compounds taken apart; searched when few documents have everything, and then a good part of it is enough.</summary>
    public WiderTerm[] Wider => _wider ??= Shared(Ordered(wider()));
    public IReadOnlyList<Alternative> Excluded => excluded;
    public bool IsEmpty => isEmpty;

    public IReadOnlyList<string> Corrections { get; init; } = [];
    public IReadOnlyList<string> Synonyms { get; init; } = [];
    /// <summary>Filters that were typed as «land:» or «thema:».</summary>
    public IReadOnlyList<string> States { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    /// <summary>Roughly how much memory the plan holds that nothing else shares, in postings.</summary>
    public int Size { get; init; }

    /// <summary>The terms that were searched in the end.</summary>
    public WiderTerm[] Searched(bool widened) => widened ? Wider : _terms ??= [.. terms.Select(t => new WiderTerm(t, 0))];

    /// <summary>The same plan for another text that was corrected.</summary>
    public QueryPlan CorrectedBy(IReadOnlyList<string> corrections) =>
        new(terms, wider, excluded, isEmpty) { Corrections = corrections, Synonyms = Synonyms, States = States, Topics = Topics, Size = Size };

    /// <summary>What must occur first, cheapest first.</summary>
    public static QueryTerm[] Ordered(IEnumerable<QueryTerm> terms) => [.. terms.OrderByDescending(t => t.Counts).ThenBy(t => t.Cost)];

    /// <summary>All places of a document at which the terms match, ascending.</summary>
    public static void AddPlaces(WiderTerm[] terms, DocumentPlaces document, List<int> places)
    {
        foreach (var (term, _) in terms)
            foreach (var alternative in term.Alternatives) alternative.AddPlaces(document, places);
        places.Sort();
    }

    // Largest share first. Rare words are more of the query than common ones, but not as much more as they score.
    private static WiderTerm[] Shared(QueryTerm[] terms)
    {
        var total = terms.Where(t => t.Counts).Sum(Weight);
        return [.. terms.Select(t => new WiderTerm(t, t.Counts && total > 0 ? (float)(Weight(t) / total) : 0)).OrderByDescending(t => t.Share)];

        static double Weight(QueryTerm term) => Math.Sqrt(term.Rarity);
    }
}
