using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The place of each document in the orders that do not depend on the query; computed once for the day. Numbers that are gone keep a place, which
/// nobody asks for.</summary>
internal sealed class SortOrders
{
    private static readonly Func<SearchDocument, (int, long)>[] Keys = [UseKey, DeadlineKey, d => (0, -d.Entry.Revision)];
    /// <summary>The ranks in each of the orders of <see cref="Keys"/>.</summary>
    private readonly int[][] _byKey;

    private SortOrders(int[] titles, int[][] byKey) => (Titles, _byKey) = (titles, byKey);

    /// <summary>The ranks by title, which do not depend on the day.</summary>
    public int[] Titles { get; }

    /// <summary>The orders of the documents; <paramref name="titles"/>: the ranks by title when they are known.</summary>
    public static SortOrders Of(IReadOnlyList<SearchDocument> documents, int[]? titles = null)
    {
        titles ??= ByTitle(documents);
        var byKey = new int[Keys.Length][];
        Parallel.For(0, byKey.Length, k =>
        {
            var keys = documents.Select((d, i) => OneNumber(Keys[k](d), titles[i])).ToArray();
            var order = Enumerable.Range(0, keys.Length).ToArray();
            Array.Sort(keys, order);
            byKey[k] = Ranks(order, order.Length);
        });
        return new(titles, byKey);
    }

    /// <summary>The orders after an update: settled numbers stay, <paramref name="kept"/> names the later ones that stay, in their order, and then come <paramref name="added"/> more.</summary>
    public SortOrders With(int settled, Tombstones gone, IReadOnlyList<int> kept, int added, Func<int, SearchDocument> documentOf)
    {
        int[] old = [.. Enumerable.Range(0, settled).Where(d => !gone.Has(d)), .. kept];
        var titles = Woven(Titles, old, settled, added, (a, b) => CompareTitles(documentOf(a), documentOf(b)));
        return new(titles, [.. Keys.Select((key, k) => Woven(_byKey[k], old, settled, added, (a, b) => (key(documentOf(a)), titles[a]).CompareTo((key(documentOf(b)), titles[b]))))]);
    }

    /// <summary>The ranks of an order; relevance without words is: what closes first, then everything else by title, closed and withdrawn last.</summary>
    public int[] Of(SearchSort sort) => sort switch { SearchSort.Title => Titles, SearchSort.Deadline => _byKey[1], SearchSort.Newest => _byKey[2], _ => _byKey[0] };

    /// <summary>A number that sorts as kind, value and rank by title do one after the other; numbers are sorted faster than anything else.</summary>
    private static UInt128 OneNumber((int Kind, long Value) key, int title)
    {
        var value = (ulong)key.Value ^ (1UL << 63);
        return new(((ulong)key.Kind << 32) | (value >> 32), (value << 32) | (uint)title);
    }

    // Comparing in German order is slow, so every title is turned into a key once.
    private static int[] ByTitle(IReadOnlyList<SearchDocument> documents)
    {
        var keys = new (byte[] Title, string Id)[documents.Count];
        Parallel.For(0, keys.Length, d => keys[d] = (SearchDocument.TitleKey(documents[d].Entry.Content.Title), documents[d].Entry.Id));
        var order = Enumerable.Range(0, keys.Length).ToArray();
        Array.Sort(order, (a, b) => keys[a].Title.AsSpan().SequenceCompareTo(keys[b].Title) is var titles and not 0 ? titles : string.CompareOrdinal(keys[a].Id, keys[b].Id));
        return Ranks(order, order.Length);
    }

    private static int CompareTitles(SearchDocument a, SearchDocument b) =>
        SearchDocument.CompareTitles(a.Entry.Content.Title, b.Entry.Content.Title) is var order and not 0 ? order : string.CompareOrdinal(a.Entry.Id, b.Entry.Id);

    /// <summary>Puts the added documents into their places in an order. <paramref name="kept"/>: the old numbers that stay, ascending; those from
    /// <paramref name="settled"/> on move together.</summary>
    private static int[] Woven(int[] ranks, int[] kept, int settled, int added, Comparison<int> compare)
    {
        // The old order in the new numbers.
        var byRank = new int[ranks.Length == 0 ? 0 : ranks.Max() + 1];
        byRank.AsSpan().Fill(-1);
        var next = settled;
        foreach (var document in kept) byRank[ranks[document]] = document < settled ? document : next++;
        var old = Array.FindAll(byRank, d => d >= 0);

        var news = Enumerable.Range(next, added).ToArray();
        Array.Sort(news, compare);
        var (order, taken) = (new List<int>(old.Length + added), 0);
        foreach (var document in news)
        {
            var (low, high) = (taken, old.Length);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (compare(old[middle], document) < 0) low = middle + 1;
                else high = middle;
            }
            order.AddRange(old.AsSpan(taken, low - taken));
            order.Add(document);
            taken = low;
        }
        order.AddRange(old.AsSpan(taken));
        return Ranks([.. order], next + added);
    }

    private static int[] Ranks(int[] order, int numbers)
    {
        var ranks = new int[numbers];
        for (var i = 0; i < order.Length; i++) ranks[order[i]] = i;
        return ranks;
    }

    // Dated first, then what is open without a date, then what does not say, then entries without a deadline, then what is over.
    private static (int, long) DeadlineKey(SearchDocument document) => document switch
    {
        { Entry.Status: EntryStatus.Withdrawn } => (6, 0),
        { Openness: null } => (4, 0),
        { Openness: { State: OpennessState.Closed } o } => (5, -(o.Closes?.DayNumber ?? 0)),
        { Openness.Closes: { } closes } => (0, closes.DayNumber),
        { Openness.State: OpennessState.Rolling } => (1, 0),
        { Openness.Opens: { } opens } => (2, opens.DayNumber),
        _ => (3, 0),
    };

    private static (int, long) UseKey(SearchDocument document) => document switch
    {
        { Entry.Status: EntryStatus.Withdrawn } => (3, 0),
        { Openness.State: OpennessState.Closed } => (2, 0),
        { Openness: { State: OpennessState.Open or OpennessState.ClosingSoon, Closes: { } closes } } => (0, closes.DayNumber),
        _ => (1, 0),
    };
}
