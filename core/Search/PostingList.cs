namespace FundingDirectory.Core.Search;

/// <summary>Documents of one part in ascending order, each with its impact there (<see cref="Impact"/>).</summary>
internal readonly struct PostingList(ushort[] documents, ushort[] impacts)
{
    public static PostingList None { get; } = new([], []);

    public int Count => documents.Length;
    public ReadOnlySpan<ushort> Documents => documents;
    /// <summary>The documents as an array that others may share.</summary>
    public ushort[] DocumentArray => documents;
    public ReadOnlySpan<ushort> Impacts => impacts;

    /// <summary>One bit for each document of a part with so many.</summary>
    public ulong[] ToBitmap(int count)
    {
        var bits = new ulong[Bitmaps.WordsFor(count)];
        Bitmaps.Or(bits, documents);
        return bits;
    }

    /// <summary>Gallops to the first document that is not smaller; true when it is the one asked for. Lists of very different length are the rule.</summary>
    public static bool Advance(ReadOnlySpan<ushort> documents, ref int at, int document)
    {
        var step = 1;
        while (at + step < documents.Length && documents[at + step] < document) step *= 2;
        var (low, high) = (at + (step >> 1), Math.Min(at + step + 1, documents.Length));
        if (at >= documents.Length) return false;
        if (documents[at] >= document) (low, high) = (at, at);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (documents[middle] < document) low = middle + 1;
            else high = middle;
        }
        at = low;
        return at < documents.Length && documents[at] == document;
    }
}

/// <summary>The lists of a part that were read lately. What is asked for often is soon back when it had to start over.</summary>
internal sealed class RecentLists(long mostPostings)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, PostingList> _lists = new();
    private long _postings;

    public bool Find(int term, out PostingList list) => _lists.TryGetValue(term, out list);

    public void Keep(int term, PostingList list)
    {
        // An entry takes room of its own, as much as some postings.
        const int overhead = 32;
        if (Interlocked.Add(ref _postings, list.Count + overhead) > mostPostings)
        {
            _lists.Clear();
            Interlocked.Exchange(ref _postings, list.Count + overhead);
        }
        _lists[term] = list;
    }
}
