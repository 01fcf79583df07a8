namespace FundingDirectory.Core.Search;

/// <summary>A document as an index part needs it. <c>Occurrences</c>: term in the upper half, place in the lower, ascending; <c>Lengths</c>: words by field.</summary>
internal sealed record IndexedDocument(long[] Occurrences, ushort[] Lengths);

/// <summary>Turns documents around: from the terms of each document to the documents of each term. Counts first, so that every array is made once in its size.</summary>
internal static class PartBuilder
{
    /// <summary>The part over the documents, in their order; <paramref name="first"/>: number of the first one; <paramref name="terms"/>: how many terms there are.</summary>
    public static IndexPart Build(ReadOnlySpan<IndexedDocument> documents, int first, int terms)
    {
        var (postings, bytes) = (new int[terms + 1], new int[terms + 1]);
        Span<byte> written = stackalloc byte[Place.MostBytes];
        foreach (var document in documents)
            foreach (var run in new Runs(document.Occurrences))
            {
                postings[run.Term + 1]++;
                for (var i = 0; i < run.Places.Length; i++) bytes[run.Term + 1] += run.Write(i, written);
            }
        var present = new List<int>();
        for (var t = 0; t < terms; t++)
        {
            if (postings[t + 1] > 0) present.Add(t);
            postings[t + 1] += postings[t];
            bytes[t + 1] += bytes[t];
        }
        var part = new IndexPart
        {
            First = first,
            Lengths = new ushort[documents.Length * FieldWeights.Count],
            Terms = [.. present],
            Starts = [.. present.Select(t => postings[t]), postings[terms]],
            Documents = new ushort[postings[terms]],
            Impacts = new ushort[postings[terms]],
            PlaceStarts = new int[(postings[terms] + IndexPart.Stride - 1) / IndexPart.Stride],
            Places = new byte[bytes[terms]],
        };
        for (var d = 0; d < documents.Length; d++) Fill(part, documents[d], d, postings, bytes);
        return part;
    }

    private static void Fill(IndexPart part, IndexedDocument document, int number, int[] nextPosting, int[] nextByte)
    {
        document.Lengths.CopyTo(part.Lengths, number * FieldWeights.Count);
        foreach (var run in new Runs(document.Occurrences))
        {
            var (posting, impact) = (nextPosting[run.Term]++, 0f);
            part.Documents[posting] = (ushort)number;
            if (posting % IndexPart.Stride == 0) part.PlaceStarts[posting / IndexPart.Stride] = nextByte[run.Term];
            for (var i = 0; i < run.Places.Length; i++)
            {
                var place = (int)run.Places[i];
                impact += (float)(part.PerOccurrence(number, Place.Field(place)) * (Place.IsPart(place) ? IndexPart.PartWeight : 1));
                nextByte[run.Term] += run.Write(i, part.Places.AsSpan(nextByte[run.Term]));
            }
            part.Impacts[posting] = Impact.Of(impact);
        }
    }

    /// <summary>The occurrences of one term in one document.</summary>
    private readonly ref struct Run(ReadOnlySpan<long> places)
    {
        public ReadOnlySpan<long> Places { get; } = places;
        public int Term => (int)(Places[0] >> 32);
        public int Write(int i, Span<byte> into) => Place.Write((int)Places[i], i == 0 ? -1 : (int)Places[i - 1], i == Places.Length - 1, into);
    }

    /// <summary>Walks over a document term by term.</summary>
    private ref struct Runs(ReadOnlySpan<long> occurrences)
    {
        private ReadOnlySpan<long> _rest = occurrences;
        private int _length;

        public readonly Runs GetEnumerator() => this;
        public readonly Run Current => new(_rest[.._length]);

        public bool MoveNext()
        {
            _rest = _rest[_length..];
            if (_rest.Length == 0) return false;
            for (_length = 1; _length < _rest.Length && _rest[_length] >> 32 == _rest[0] >> 32; _length++) { }
            return true;
        }
    }
}
