using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>What a query means to one index, in analysed words, so that another engine can be asked the same: for the oracle in tests and the yardstick in
/// Benches. The meaning of the lists is that of <see cref="QueryPlan"/>.</summary>
internal sealed record Expansion(IReadOnlyList<ExpandedTerm> Terms, IReadOnlyList<ExpandedTerm> Wider, IReadOnlyList<ExpandedForm> Excluded, bool IsEverything)
{
    /// <summary>Filters that were typed as words.</summary>
    public required IReadOnlyList<string> States { get; init; }
    public required IReadOnlyList<Topic> Topics { get; init; }

    public static Expansion Of(QueryPlan plan, TermTable stems) => new(Expanded(plan.Searched(widened: false), stems), Expanded(plan.Wider, stems), [.. plan.Excluded.Select(a => a.Expanded(stems))], plan.IsEmpty)
    {
        States = plan.States, Topics = plan.Topics,
    };

    private static List<ExpandedTerm> Expanded(WiderTerm[] terms, TermTable stems) =>
        [.. terms.Select(t => new ExpandedTerm([.. t.Term.Alternatives.Select(a => a.Expanded(stems))], t.Term.Counts, t.Term.IsRequired, t.Share))];
}

/// <summary>One word of the query: any of the forms satisfies it.</summary>
internal sealed record ExpandedTerm(IReadOnlyList<ExpandedForm> Forms, bool Counts, bool IsRequired, double Share);

/// <summary>Stems that a document must have: at these distances from the first, or anywhere when there are none. <c>Fields</c>: one bit for each field in
/// which they count.</summary>
internal sealed record ExpandedForm(IReadOnlyList<string> Stems, IReadOnlyList<int>? Offsets, int Fields);

/// <summary>The least that any search could do for a query: read every posting of its terms once and add them up, and when the search was widened those of the
/// widened query as well. Made beforehand, so that nothing else is measured with it.</summary>
internal sealed class BareWalk
{
    private readonly List<PostingList> _lists;

    private BareWalk(List<PostingList> lists) => _lists = lists;

    /// <param name="widened">Whether the search was widened (<see cref="HitFinder.Find"/>).</param>
    public static BareWalk Of(QueryPlan plan, bool widened, TextIndex index)
    {
        IEnumerable<QueryTerm> terms = [.. plan.Terms, .. widened ? plan.Wider.Select(t => t.Term) : []];
        return new([.. terms.SelectMany(t => t.Alternatives).SelectMany(a => a.Terms).Distinct().SelectMany(index.ListsOf)]);
    }

    /// <summary>Postings that are read.</summary>
    public long Count => _lists.Sum(l => (long)l.Count);

    /// <summary>Reads them; the sum only keeps the reading from being left out.</summary>
    public double Run()
    {
        var sum = 0.0;
        foreach (var list in _lists)
        {
            var documents = list.Documents;
            var impacts = list.Impacts;
            for (var i = 0; i < documents.Length; i++) sum += documents[i] * impacts[i];
        }
        return sum;
    }
}
