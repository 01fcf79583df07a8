namespace FundingDirectory.Core.Search;

/// <summary>Working memory of one search. One a thread, reused, so that a search hardly allocates and readers never wait for each other. What is said to be
/// zero is zero between two searches; the cost of that follows what was touched and not the size of the index.</summary>
internal sealed class Scratch
{
    [ThreadStatic] private static Scratch? _ofThread;

    /// <summary>The hits so far in ascending order.</summary>
    public int[] Documents { get; private init; } = [];
    /// <summary>By hit.</summary>
    public float[] Scores { get; private init; } = [];
    /// <summary>Number of hits so far.</summary>
    public int Count { get; set; }

    /// <summary>Postings read or looked up so far.</summary>
    public long Visited { get; set; }

    /// <summary>By document of a part: what the term at hand adds; zero between two terms.</summary>
    public float[] TermScores { get; private init; } = [];
    /// <summary>By document of a part: the score of a widened query so far, and how much of the query the document has; zero between two parts.</summary>
    public float[] Sums { get; private init; } = [];
    /// <inheritdoc cref="Sums"/>
    public float[] Shares { get; private init; } = [];
    /// <summary>Bitmap of the documents in <see cref="Sums"/> to which something may have been added; zero between two parts.</summary>
    public ulong[] Touched { get; private init; } = [];
    /// <summary>By hit of a widened query: how much of it the document has.</summary>
    public float[] Coverages { get; private init; } = [];

    public FacetCounter Facets { get; private init; } = new();
    public TopHits Top { get; private init; } = new();

    /// <summary>Takes the memory of this thread; <see cref="GiveBack"/> returns it. After an exception in between it is simply made anew.</summary>
    public static Scratch Take(int documents)
    {
        var scratch = _ofThread;
        _ofThread = null;
        if (scratch is null || scratch.Documents.Length < documents)
        {
            // A little more than needed, because the next index may have a few documents more.
            var size = documents + (documents / 8) + 64;
            var ofPart = Math.Min(Bitmaps.WordsFor(size) * 64, IndexPart.MostDocuments);
            scratch = new Scratch
            {
                Documents = new int[size], Scores = new float[size], Coverages = new float[size],
                TermScores = new float[ofPart], Sums = new float[ofPart], Shares = new float[ofPart], Touched = new ulong[ofPart / 64],
            };
        }
        (scratch.Count, scratch.Visited) = (0, 0);
        return scratch;
    }

    /// <summary>Adds those of 64 documents whose bit is set as hits with their scores.</summary>
    public void Add(ulong found, int first, ReadOnlySpan<float> scores)
    {
        var documents = Documents.AsSpan(Count, System.Numerics.BitOperations.PopCount(found));
        var its = Scores.AsSpan(Count, documents.Length);
        for (var h = 0; h < documents.Length; h++, found &= found - 1)
        {
            var i = System.Numerics.BitOperations.TrailingZeroCount(found);
            (documents[h], its[h]) = (first + i, scores[i]);
        }
        Count += documents.Length;
    }

    /// <summary>Puts a hit of a widened query to another place.</summary>
    public void Move(int from, int to) => (Documents[to], Scores[to], Coverages[to]) = (Documents[from], Scores[from], Coverages[from]);

    /// <summary>Keeps the memory for the next search of this thread.</summary>
    public void GiveBack() => _ofThread = this;
}
