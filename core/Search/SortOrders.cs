using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The place of each document in the orders that do not depend on the query; computed once for the day.</summary>
internal sealed class SortOrders
{
    private readonly int[] _browse, _deadline, _title, _newest;

    public SortOrders(IReadOnlyList<SearchDocument> documents)
    {
        _title = Ranks(documents.Count, (a, b) => SearchDocument.CompareTitles(documents[a].Entry.Content.Title, documents[b].Entry.Content.Title) is var order and not 0
            ? order : string.CompareOrdinal(documents[a].Entry.Id, documents[b].Entry.Id));
        _deadline = RanksThenTitle(documents, DeadlineKey);
        _newest = RanksThenTitle(documents, d => -d.Entry.Revision);
        _browse = RanksThenTitle(documents, UseKey);
    }

    /// <summary>The ranks of an order; relevance without words is: what closes first, then everything else by title, closed and withdrawn last.</summary>
    public int[] Of(SearchSort sort) => sort switch { SearchSort.Deadline => _deadline, SearchSort.Title => _title, SearchSort.Newest => _newest, _ => _browse };

    // Comparing in German order is slow, so it is done once and reused as a number.
    private int[] RanksThenTitle<T>(IReadOnlyList<SearchDocument> documents, Func<SearchDocument, T> key) where T : IComparable<T>
    {
        var keys = documents.Select(key).ToArray();
        return Ranks(keys.Length, (a, b) => keys[a].CompareTo(keys[b]) is var order and not 0 ? order : _title[a].CompareTo(_title[b]));
    }

    private static int[] Ranks(int count, Comparison<int> order)
    {
        var numbers = Enumerable.Range(0, count).ToArray();
        Array.Sort(numbers, order);
        var ranks = new int[count];
        for (var i = 0; i < count; i++) ranks[numbers[i]] = i;
        return ranks;
    }

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
