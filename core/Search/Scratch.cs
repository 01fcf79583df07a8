using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Working memory of one search: an impact and a score per document and bitmaps of documents. One a thread, reused, so that a search hardly
/// allocates and readers never wait for each other. Everything is zero between two searches.</summary>
internal sealed class Scratch
{
    [ThreadStatic] private static Scratch? _ofThread;

    public float[] Impacts { get; private init; } = [];
    public double[] Scores { get; private init; } = [];
    /// <summary>How much of a widened query each document has.</summary>
    public float[] Coverage { get; private init; } = [];
    /// <summary>Documents of the term at hand.</summary>
    public ulong[] Current { get; private init; } = [];
    /// <summary>Documents that answer so far.</summary>
    public ulong[] Hits { get; private init; } = [];

    /// <summary>Takes the memory of this thread; <see cref="GiveBack"/> returns it. After an exception in between it is simply made anew.</summary>
    public static Scratch Take(int documents)
    {
        var scratch = _ofThread;
        _ofThread = null;
        if (scratch is not null && scratch.Scores.Length >= documents) return scratch;
        var words = (documents + 63) / 64;
        return new Scratch { Impacts = new float[documents], Scores = new double[documents], Coverage = new float[documents], Current = new ulong[words], Hits = new ulong[words] };
    }

    /// <summary>Clears what was used and keeps the memory for the next search of this thread.</summary>
    public void GiveBack()
    {
        ClearHits();
        _ofThread = this;
    }

    public void ClearHits()
    {
        for (var w = 0; w < Hits.Length; w++)
        {
            for (var rest = Hits[w]; rest != 0; rest &= rest - 1)
            {
                var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
                (Scores[document], Coverage[document]) = (0, 0);
            }
            Hits[w] = 0;
        }
    }
}
