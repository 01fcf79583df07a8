using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace FundingDirectory.Core.Search;

/// <summary>A document as an index part needs it. <c>Occurrences</c>: term in the upper half, place in the lower, ascending; <c>Lengths</c>: words by field.</summary>
internal sealed record IndexedDocument(long[] Occurrences, ushort[] Lengths);

/// <summary>Turns documents around: from the terms of each document to the documents of each term, and writes these down.</summary>
internal sealed class PartBuilder
{
    // The terms are worked on in so many pieces side by side.
    private const int Pieces = 8;

    private readonly int _terms, _documents;
    private readonly ushort[] _lengths;
    /// <summary>All occurrences, term by term and document by document within a term: where those of each term begin, their documents and their places.</summary>
    private readonly int[] _starts, _places;
    private readonly ushort[] _documentOf;

    private PartBuilder(ReadOnlyMemory<IndexedDocument> documents, int terms)
    {
        (_terms, _documents, _starts) = (terms, documents.Length, new int[terms + 1]);
        _lengths = new ushort[documents.Length * FieldWeights.Count];
        for (var d = 0; d < documents.Length; d++) documents.Span[d].Lengths.CopyTo(_lengths, d * FieldWeights.Count);
        Parallel.For(0, Pieces, p => Count(documents.Span, p));
        for (var t = 0; t < terms; t++) _starts[t + 1] += _starts[t];
        (_places, _documentOf) = (new int[_starts[terms]], new ushort[_starts[terms]]);
        var next = _starts.AsSpan(0, terms).ToArray();
        Parallel.For(0, Pieces, p => Fill(documents.Span, p, next));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<IndexedDocument> documents, int piece)
    {
        foreach (var document in documents)
            foreach (var occurrence in InPiece(document, piece)) _starts[(occurrence >> 32) + 1]++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Fill(ReadOnlySpan<IndexedDocument> documents, int piece, int[] next)
    {
        for (var d = 0; d < documents.Length; d++)
            foreach (var occurrence in InPiece(documents[d], piece))
            {
                var at = next[occurrence >> 32]++;
                (_places[at], _documentOf[at]) = ((int)occurrence, (ushort)d);
            }
    }

    /// <summary>The part over the documents, in their order; <paramref name="first"/>: number of the first one; <paramref name="terms"/>: how many terms there are.</summary>
    public static IndexPart Build(ReadOnlyMemory<IndexedDocument> documents, int first, int terms) => new PartBuilder(documents, terms).Part(first);

    private IndexPart Part(int first)
    {
        var numbers = new CountsNumbers();
        var counts = numbers.Of(this);
        var pieces = new (BitWriter Written, int[] Ends)[Pieces];
        Parallel.For(0, Pieces, p => pieces[p] = Written(FirstOf(p), FirstOf(p + 1), numbers));
        var starts = new int[_terms + 1];
        var postings = new byte[pieces.Sum(p => p.Written.Length) + BitReader.Spare];
        for (var (term, at, p) = (0, 0, 0); p < Pieces; at += pieces[p++].Written.Length)
        {
            pieces[p].Written.Written.CopyTo(postings.AsSpan(at));
            foreach (var end in pieces[p].Ends) starts[++term] = at + end;
        }
        var (present, presentStarts) = Present(starts);
        return new IndexPart { First = first, Lengths = _lengths, Terms = present, Starts = presentStarts, Counts = counts, Postings = postings };
    }

    /// <summary>The first term of a piece.</summary>
    private int FirstOf(int piece) => (int)((long)_terms * piece / Pieces);

    /// <summary>The occurrences of the terms of a piece in a document; they stand together.</summary>
    private ReadOnlySpan<long> InPiece(IndexedDocument document, int piece)
    {
        var (from, to) = (FirstAtLeast(document.Occurrences, FirstOf(piece)), FirstAtLeast(document.Occurrences, FirstOf(piece + 1)));
        return document.Occurrences.AsSpan(from..to);
    }

    private static int FirstAtLeast(long[] occurrences, int term)
    {
        var (low, high) = (0, occurrences.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (occurrences[middle] >> 32 < term) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The terms that occur and where they begin; all of them when that takes less room than naming them.</summary>
    private static (int[] Terms, int[] Starts) Present(int[] starts)
    {
        int[] present = [.. Enumerable.Range(0, starts.Length - 1).Where(t => starts[t] < starts[t + 1])];
        return 2 * present.Length < starts.Length ? (present, [.. present.Select(t => starts[t]), starts[^1]]) : ([], starts);
    }

    /// <summary>Writes a range of terms; where each of them ends.</summary>
    private (BitWriter Written, int[] Ends) Written(int from, int to, CountsNumbers numbers)
    {
        var (bits, ends) = (new BitWriter(), new int[to - from]);
        for (var term = from; term < to; term++)
        {
            Write(term, numbers, bits);
            bits.Align();
            ends[term - from] = bits.Length;
        }
        return (bits, ends);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Write(int term, CountsNumbers numbers, BitWriter bits)
    {
        var count = 0;
        for (var run = First(term); run.Length > 0; run = Next(term, run)) count++;
        if (count == 0) return;
        bits.WriteGamma((uint)count);
        var (distanceBits, before) = (PostingCode.DistanceBits(_documents, count), -1);
        for (var run = First(term); run.Length > 0; run = Next(term, run))
        {
            bits.WriteRice((uint)(_documentOf[run.Start] - before - 1), distanceBits);
            bits.WriteGamma((uint)numbers[PlacesOf(run)] + 1);
            before = _documentOf[run.Start];
        }
        for (var run = First(term); run.Length > 0; run = Next(term, run)) WritePlaces(_documentOf[run.Start], PlacesOf(run), bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WritePlaces(int document, ReadOnlySpan<int> places, BitWriter bits)
    {
        // Most postings are a single occurrence.
        if (places.Length == 1)
        {
            if (Place.IsPlain(places[0])) bits.WriteRice((uint)Place.Position(places[0]), PostingCode.PlaceBits(_lengths[(document * FieldWeights.Count) + Place.Field(places[0])], 1));
            return;
        }
        var counts = FieldCounts.Of(places);
        for (var (field, at) = (0, 0); field < FieldWeights.Count; field++)
        {
            var (count, before) = (counts.PlainIn(field), -1);
            var placeBits = count == 0 ? 0 : PostingCode.PlaceBits(_lengths[(document * FieldWeights.Count) + field], count);
            for (; at < places.Length && Place.Field(places[at]) == field; at++)
            {
                if (count == 0 || !Place.IsPlain(places[at])) continue;
                bits.WriteRice((uint)(Place.Position(places[at]) - before - 1), placeBits);
                before = Place.Position(places[at]);
                count--;
            }
        }
    }

    private ReadOnlySpan<int> PlacesOf((int Start, int Length) run) => _places.AsSpan(run.Start, run.Length);

    /// <summary>The occurrences of a term in its first document; of no length when there is none.</summary>
    private (int Start, int Length) First(int term) => RunAt(_starts[term], _starts[term + 1]);

    private (int Start, int Length) Next(int term, (int Start, int Length) run) => RunAt(run.Start + run.Length, _starts[term + 1]);

    private (int Start, int Length) RunAt(int start, int end)
    {
        var to = start;
        while (to < end && _documentOf[to] == _documentOf[start]) to++;
        return (start, to - start);
    }

    /// <summary>Numbers the counts that occur, the most common first.</summary>
    private sealed class CountsNumbers
    {
        private readonly Dictionary<FieldCounts, int> _numbers = [];
        private readonly int[] _singles = new int[FieldCounts.Singles];

        public int this[ReadOnlySpan<int> places] => places.Length == 1 ? _singles[FieldCounts.SingleOf(places[0])] : _numbers[FieldCounts.Of(places)];

        public FieldCounts[] Of(PartBuilder builder)
        {
            var uses = new Dictionary<FieldCounts, int>();
            Parallel.For(0, Pieces, [MethodImpl(MethodImplOptions.AggressiveOptimization)] (p) =>
            {
                var (several, singles) = (new Dictionary<FieldCounts, int>(), new int[FieldCounts.Singles]);
                for (var term = builder.FirstOf(p); term < builder.FirstOf(p + 1); term++)
                    for (var run = builder.First(term); run.Length > 0; run = builder.Next(term, run))
                    {
                        var places = builder.PlacesOf(run);
                        if (places.Length == 1) singles[FieldCounts.SingleOf(places[0])]++;
                        else CollectionsMarshal.GetValueRefOrAddDefault(several, FieldCounts.Of(places), out _)++;
                    }
                lock (uses)
                {
                    foreach (var (counts, number) in several.Concat(singles.Select((n, s) => KeyValuePair.Create(FieldCounts.OfSingle(s), n)).Where(n => n.Value > 0)))
                        CollectionsMarshal.GetValueRefOrAddDefault(uses, counts, out _) += number;
                }
            });
            FieldCounts[] common = [.. uses.OrderByDescending(u => u.Value).ThenBy(u => u.Key.Counts).Select(u => u.Key)];
            for (var n = 0; n < common.Length; n++) _numbers[common[n]] = n;
            for (var s = 0; s < _singles.Length; s++) _singles[s] = _numbers.GetValueOrDefault(FieldCounts.OfSingle(s));
            return common;
        }
    }
}
