using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>One word of the query with everything that satisfies it.</summary>
internal sealed record QueryTerm(string Text, List<Alternative> Alternatives)
{
    /// <summary>How much the word tells documents apart (inverse document frequency of its own forms).</summary>
    public double Rarity { get; private set; }

    /// <summary>Number of postings that have to be read.</summary>
    public int Cost { get; private set; }

    /// <summary>False for a word that only adds to the score (hilft, Förderung): a document may do without it.</summary>
    public bool Counts { get; init; } = true;

    /// <summary>True for what was asked for exactly (in quotation marks, with a prefix): no document may do without it, however the search is widened.</summary>
    public bool IsRequired { get; init; }

    /// <summary>How much of a widened query it is, 0–1; the shares of all terms add up to 1, and words that need not occur have none.</summary>
    public double Share { get; private set; }

    /// <summary>Fixes rarity and weights. A form that is more common than the typed word tells less and is weighted down; one that is rarer must not
    /// tell more than the word itself. <paramref name="strength"/>: what the word counts against others.</summary>
    public QueryTerm Weighted(int documents, double strength = 1)
    {
        if (Alternatives.Count == 0) return this;
        var own = Alternatives.Where(a => a.Origin == Origin.Typed).DefaultIfEmpty(Alternatives.MaxBy(a => a.Count)!);
        var rarity = Scoring.Rarity(own.Max(a => a.Count), documents);
        foreach (var alternative in Alternatives)
        {
            alternative.Weight *= Math.Min(1, Scoring.Rarity(alternative.Count, documents) / rarity);
            Cost += alternative.Count;
        }
        Rarity = rarity * strength;
        return this;
    }

    /// <summary>Gives each term its share: rare words are more of the query than common ones, but not as much more as they score.</summary>
    public static List<QueryTerm> Shared(List<QueryTerm> terms)
    {
        var total = terms.Where(t => t.Counts).Sum(Weight);
        foreach (var term in terms) term.Share = term.Counts && total > 0 ? Weight(term) / total : 0;
        return Ordered(terms);

        static double Weight(QueryTerm term) => Math.Sqrt(term.Rarity);
    }

    /// <summary>What must occur first, cheapest first.</summary>
    public static List<QueryTerm> Ordered(List<QueryTerm> terms)
    {
        terms.Sort((a, b) => a.Counts != b.Counts ? b.Counts.CompareTo(a.Counts) : a.Cost.CompareTo(b.Cost));
        return terms;
    }
}

/// <summary>What a query means to one index. <c>Terms</c>: what must occur first, cheapest first, then what need not. <c>Wider</c>: the same with compounds
/// taken apart; searched when few documents have everything, and then a good part of it is enough. <c>IsEmpty</c>: nothing to search for was typed, so
/// everything answers.</summary>
internal sealed record QueryPlan(IReadOnlyList<QueryTerm> Terms, IReadOnlyList<QueryTerm> Wider, IReadOnlyList<Alternative> Excluded, bool IsEmpty)
{
    /// <summary>With fewer documents that have everything the search is widened.</summary>
    public const int FewHits = 10;
    /// <summary>The share of the query a document must have when it is widened.</summary>
    public const double Enough = 0.4;

    public static QueryPlan Everything { get; } = new([], [], [], true);

    public IReadOnlyList<string> Corrections { get; init; } = [];
    public IReadOnlyList<string> Synonyms { get; init; } = [];
    /// <summary>Filters that were typed as «land:» or «thema:».</summary>
    public IReadOnlyList<string> States { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>All places of a document at which the terms match, ascending.</summary>
    public static void AddPlaces(IReadOnlyList<QueryTerm> terms, int document, List<int> places)
    {
        foreach (var term in terms)
            foreach (var alternative in term.Alternatives) alternative.AddPlaces(document, places);
        places.Sort();
    }
}
