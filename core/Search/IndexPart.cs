namespace FundingDirectory.Core.Search;

/// <summary>Where each term occurs in up to 65,536 documents of the index, in a few flat arrays: per term the documents in ascending order, the impact there
/// (BM25F: occurrences by field weight and length) and every place. Documents are numbered from 0 within the part.</summary>
internal sealed class IndexPart
{
    public const int MostDocuments = 1 << 16;
    /// <summary>What the part of a compound counts against a word that stands alone.</summary>
    public const double PartWeight = 0.4;
    /// <summary>One in so many postings knows where its places are written; those between are found by passing over the others.</summary>
    public const int Stride = 16;

    /// <summary>Number of the first document in the whole index.</summary>
    public required int First { get; init; }
    /// <summary>Length of each field in words, by document and field.</summary>
    public required ushort[] Lengths { get; init; }
    /// <summary>The terms that occur, ascending.</summary>
    public required int[] Terms { get; init; }
    /// <summary>First posting of each of them; one more at the end.</summary>
    public required int[] Starts { get; init; }
    public required ushort[] Documents { get; init; }
    public required ushort[] Impacts { get; init; }
    /// <summary>Where the places of one posting in <see cref="Stride"/> begin in <see cref="Places"/>.</summary>
    public required int[] PlaceStarts { get; init; }
    public required byte[] Places { get; init; }

    public int Count => Lengths.Length / FieldWeights.Count;

    public PostingList this[int term] =>
        Array.BinarySearch(Terms, term) is >= 0 and var at ? new(Documents, Impacts, Starts[at], Starts[at + 1] - Starts[at]) : PostingList.None;

    /// <summary>What one occurrence adds in a field of a document.</summary>
    public float PerOccurrence(int document, int field) => FieldWeights.PerOccurrence(field, Lengths[(document * FieldWeights.Count) + field]);

    /// <summary>Reads the places of a posting, ascending.</summary>
    public void PlacesAt(int posting, List<int> into)
    {
        var (at, place) = (PlaceStarts[posting / Stride], 0);
        for (var passed = posting % Stride; passed > 0; passed--) Place.Skip(Places, ref at);
        var more = true;
        while (more)
        {
            more = Place.Read(Places, ref at, ref place);
            into.Add(place);
        }
    }

    /// <summary>The places of a term in a document; none when it does not occur.</summary>
    public void PlacesOf(int term, int document, List<int> into)
    {
        var list = this[term];
        if (list.Find(document) is >= 0 and var at) PlacesAt(list.Start + at, into);
    }

    /// <summary>Visits the documents that have all of the terms, in ascending order, with the place of each in its list.</summary>
    public static void ForEachWithAll(ReadOnlySpan<PostingList> lists, Visit visit)
    {
        var rarest = 0;
        for (var l = 1; l < lists.Length; l++)
            if (lists[l].Count < lists[rarest].Count) rarest = l;
        Span<int> at = stackalloc int[lists.Length];
        at.Clear();
        var lead = lists[rarest].Documents;
        for (; at[rarest] < lead.Length; at[rarest]++)
        {
            var all = true;
            for (var l = 0; all && l < lists.Length; l++) all = l == rarest || PostingList.Advance(lists[l].Documents, ref at[l], lead[at[rarest]]);
            if (all) visit(lead[at[rarest]], at);
        }
    }

    public delegate void Visit(int document, ReadOnlySpan<int> at);
}
