using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The place of each document in the orders that do not depend on the query; computed once for the day.</summary>
internal sealed class SortOrders
{
    private readonly int[] _browse, _deadline, _title, _newest;

    public SortOrders(IReadOnlyList<SearchDocument> documents)
    {
        _title = Ranks(documents, (a, b) => 0);
        _deadline = Ranks(documents, ByDeadline);
        _newest = Ranks(documents, (a, b) => b.Entry.Revision.CompareTo(a.Entry.Revision));
        _browse = Ranks(documents, ByUse);
    }

    /// <summary>The ranks of an order; relevance without words is: what closes first, then everything else by title, closed and withdrawn last.</summary>
    public int[] Of(SearchSort sort) => sort switch { SearchSort.Deadline => _deadline, SearchSort.Title => _title, SearchSort.Newest => _newest, _ => _browse };

    private static int[] Ranks(IReadOnlyList<SearchDocument> documents, Comparison<SearchDocument> order)
    {
        var numbers = Enumerable.Range(0, documents.Count).ToArray();
        Array.Sort(numbers, (a, b) =>
        {
            var result = order(documents[a], documents[b]);
            if (result == 0) result = SearchDocument.CompareTitles(documents[a].Entry.Content.Title, documents[b].Entry.Content.Title);
            return result != 0 ? result : string.CompareOrdinal(documents[a].Entry.Id, documents[b].Entry.Id);
        });
        var ranks = new int[documents.Count];
        for (var i = 0; i < numbers.Length; i++) ranks[numbers[i]] = i;
        return ranks;
    }

    private static int ByDeadline(SearchDocument a, SearchDocument b) => DeadlineKey(a).CompareTo(DeadlineKey(b));

    private static int ByUse(SearchDocument a, SearchDocument b) => UseKey(a).CompareTo(UseKey(b));

    // Dated first, then what is open without a date, then what does not say, then entries without a deadline, then what is over.
    private static (int, int) DeadlineKey(SearchDocument document) => document switch
    {
        { Entry.Status: EntryStatus.Withdrawn } => (6, 0),
        { Openness: null } => (4, 0),
        { Openness: { State: OpennessState.Closed } o } => (5, -(o.Closes?.DayNumber ?? 0)),
        { Openness.Closes: { } closes } => (0, closes.DayNumber),
        { Openness.State: OpennessState.Rolling } => (1, 0),
        { Openness.Opens: { } opens } => (2, opens.DayNumber),
        _ => (3, 0),
    };

    private static (int, int) UseKey(SearchDocument document) => document switch
    {
        { Entry.Status: EntryStatus.Withdrawn } => (3, 0),
        { Openness.State: OpennessState.Closed } => (2, 0),
        { Openness: { State: OpennessState.Open or OpennessState.ClosingSoon, Closes: { } closes } } => (0, closes.DayNumber),
        _ => (1, 0),
    };
}
