namespace FundingDirectory.Core.Search;

/// <summary>Where each term occurs in up to 65,536 documents of the index, written as narrowly as can be: per term the number of its documents, their distances, how often
/// it stands in which field (<see cref="FieldCounts"/>), and after all of them the places where it stands as a word. What a query asks for is read into a
/// <see cref="PostingList"/> and kept for the next ones. Documents are numbered from 0 within the part.</summary>
internal sealed class IndexPart
{
    public const int MostDocuments = 1 << 16;
    /// <summary>What the part of a compound counts against a word that stands alone.</summary>
    public const double PartWeight = 0.4;
    // Postings that stay read: some hundred kilobytes, and 120 bytes a document.
    private const int LeastRecent = 100_000, RecentPerDocument = 30;
    // A term that one document in so many has is common; there are never many of them.
    private const int CommonShare = 16;

    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, ulong[]> _common = new();
    private RecentLists? _recent;
    private long? _mostRecent;
    private (int Field, float Frequency)[]? _single;

    /// <summary>Number of the first document in the whole index.</summary>
    public required int First { get; init; }
    /// <summary>Length of each field in words, by document and field.</summary>
    public required ushort[] Lengths { get; init; }
    /// <summary>The terms that occur, ascending; empty when it is (nearly) all, and then <see cref="Starts"/> goes by term.</summary>
    public required int[] Terms { get; init; }
    /// <summary>Where each of them begins in <see cref="Postings"/>; one more at the end.</summary>
    public required int[] Starts { get; init; }
    /// <summary>All counts that occur; postings name them by their place here.</summary>
    public required FieldCounts[] Counts { get; init; }
    public required byte[] Postings { get; init; }

    public int Count => Lengths.Length / FieldWeights.Count;

    /// <summary>The documents of a term with their impacts there (BM25F: occurrences by field weight and length).</summary>
    public PostingList this[int term]
    {
        get
        {
            var recent = _recent ??= new RecentLists(_mostRecent ?? LeastRecent + ((long)RecentPerDocument * Count));
            if (recent.Find(term, out var list)) return list;
            list = Read(term, QueryPrefix.Anywhere);
            if (list.Count > 0) recent.Keep(term, list);
            return list;
        }
    }

    /// <summary>The same part for one who goes through very many terms: so many postings that were read stay read.</summary>
    public IndexPart Remembering(long postings) => new() { First = First, Lengths = Lengths, Terms = Terms, Starts = Starts, Counts = Counts, Postings = Postings, _mostRecent = postings };

    /// <summary>A common term's documents, one bit each; null for a rarer one, whose list is short. Kept once it was asked for.</summary>
    public ulong[]? BitmapOf(int term) =>
        CountOf(term) * (long)CommonShare < Count ? null : _common.GetOrAdd(term, static (t, part) => part[t].ToBitmap(part.Count), this);

    /// <summary>In how many documents a term occurs.</summary>
    public int CountOf(int term) => PostingsOf(term).Count;

    /// <summary>The documents of a term with what it counts in some fields only; those in which it stands in none of them are left out.</summary>
    public PostingList Read(int term, int fields)
    {
        var reader = PostingsOf(term);
        if (reader.Count == 0) return PostingList.None;
        var (documents, impacts, count) = (new ushort[reader.Count], new ushort[reader.Count], 0);
        var single = _single ??= Array.ConvertAll(Counts, c => c.OnlyField());
        while (reader.Next())
        {
            var (field, frequency) = single[reader.CountsNumber];
            var impact = field < 0 ? ImpactOf(reader.Document, Counts[reader.CountsNumber], fields) : (fields >> field & 1) != 0 ? frequency * PerOccurrence(reader.Document, field) : 0;
            if (impact > 0) (documents[count], impacts[count++]) = ((ushort)reader.Document, Impact.Of(impact));
        }
        return count == documents.Length ? new(documents, impacts) : new(documents[..count], impacts[..count]);
    }

    /// <summary>Reads the postings of a term one by one.</summary>
    public PostingReader PostingsOf(int term) => new(this, At(term));

    /// <summary>The same with counts and places.</summary>
    public PlaceReader PlacesOf(int term) => new(this, At(term));

    /// <summary>What one occurrence adds in a field of a document.</summary>
    public float PerOccurrence(int document, int field) => FieldWeights.PerOccurrence(field, Lengths[(document * FieldWeights.Count) + field]);

    /// <summary>What occurrences add up to in some fields of a document.</summary>
    public float ImpactOf(int document, FieldCounts counts, int fields)
    {
        var impact = 0f;
        for (var f = 0; f < FieldWeights.Count; f++)
            if ((fields >> f & 1) != 0 && counts.In(f) is > 0 and var frequency) impact += (float)frequency * PerOccurrence(document, f);
        return impact;
    }

    /// <summary>Visits the documents that have all of the terms, in ascending order, with the place of each in its list.</summary>
    /// <param name="lists">Those of the terms; in some fields only, if that is what is searched for.</param>
    public void ForEachWithAll(ReadOnlySpan<int> terms, ReadOnlySpan<PostingList> lists, Visit visit)
    {
        var rarest = 0;
        for (var l = 1; l < lists.Length; l++)
            if (lists[l].Count < lists[rarest].Count) rarest = l;
        Span<int> at = stackalloc int[lists.Length];
        at.Clear();
        // Most documents of the rarest term lack one of the others; a bitmap says so without looking for them in a long list.
        var common = new ulong[]?[lists.Length];
        for (var l = 0; l < lists.Length; l++) common[l] = l == rarest ? null : BitmapOf(terms[l]);
        var lead = lists[rarest].Documents;
        for (; at[rarest] < lead.Length; at[rarest]++)
        {
            var (document, all) = (lead[at[rarest]], true);
            foreach (var bits in common)
                if (bits is not null) all &= Bitmaps.Has(bits, document);
            for (var l = 0; all && l < lists.Length; l++) all = l == rarest || PostingList.Advance(lists[l].Documents, ref at[l], document);
            if (all) visit(document, at);
        }
    }

    public delegate void Visit(int document, ReadOnlySpan<int> at);

    /// <summary>Where a term begins in the postings; -1 when it does not occur.</summary>
    private int At(int term)
    {
        var at = Terms.Length == 0 ? term : Array.BinarySearch(Terms, term);
        return at >= 0 && at + 1 < Starts.Length && Starts[at] < Starts[at + 1] ? Starts[at] : -1;
    }
}
