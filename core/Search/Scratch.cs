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
    /// <summary>By document: score and how much of a widened query it has; zero between two searches.</summary>
    public (float Score, float Coverage)[] Sums { get; private init; } = [];
    /// <summary>Bitmap of the documents in <see cref="Sums"/>; zero between two searches.</summary>
    public ulong[] Touched { get; private init; } = [];

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
            scratch = new Scratch
            {
                Documents = new int[size], Scores = new float[size], TermScores = new float[Math.Min(size, IndexPart.MostDocuments)],
                Sums = new (float, float)[size], Touched = new ulong[Bitmaps.WordsFor(size)],
            };
        }
        (scratch.Count, scratch.Visited) = (0, 0);
        return scratch;
    }

    /// <summary>Keeps the memory for the next search of this thread.</summary>
    public void GiveBack() => _ofThread = this;
}
