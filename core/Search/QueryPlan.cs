namespace FundingDirectory.Core.Search;

/// <summary>One word of the query with everything that satisfies it.</summary>
internal sealed record QueryTerm(string Text, List<Alternative> Alternatives)
{
    /// <summary>How much the word tells documents apart (inverse document frequency of its own forms).</summary>
    public double Rarity { get; private set; }

    /// <summary>Number of postings that have to be read.</summary>
    public int Cost { get; private set; }

    /// <summary>Fixes rarity and weights. A form that is more common than the typed word tells less and is weighted down; one that is rarer must not
    /// tell more than the word itself.</summary>
    public QueryTerm Weighted(int documents)
    {
        var own = Alternatives.Where(a => a.Origin == Origin.Typed).DefaultIfEmpty(Alternatives.MaxBy(a => a.Count)!);
        Rarity = Scoring.Rarity(own.Max(a => a.Count), documents);
        foreach (var alternative in Alternatives)
        {
            alternative.Weight *= Math.Min(1, Scoring.Rarity(alternative.Count, documents) / Rarity);
            Cost += alternative.Count;
        }
        return this;
    }
}

/// <summary>What a query means to one index. <c>Terms</c>: cheapest first, each with at least one alternative. <c>IsEmpty</c>: nothing to search
/// for was typed, so everything answers.</summary>
internal sealed record QueryPlan(IReadOnlyList<QueryTerm> Terms, IReadOnlyList<Alternative> Excluded, bool IsEmpty, IReadOnlyList<string> Corrections, IReadOnlyList<string> Synonyms)
{
    public static QueryPlan Everything { get; } = new([], [], true, [], []);

    /// <summary>All places of a document at which the query matches, ascending.</summary>
    public void AddPlaces(int document, List<int> places)
    {
        foreach (var term in Terms)
            foreach (var alternative in term.Alternatives) alternative.AddPlaces(document, places);
        places.Sort();
    }
}
