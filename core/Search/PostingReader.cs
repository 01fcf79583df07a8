using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>How the postings of a term are written: what the reader and the writer must agree on.</summary>
internal static class PostingCode
{
    private const int LeastPlaceBits = 3;

    /// <summary>Bits of a usual distance between so many of the documents of a part.</summary>
    public static int DistanceBits(int documents, int count) => BitOperations.Log2((uint)Math.Max(1, documents * 7L / (10L * count)));

    /// <summary>Bits of a usual distance between so many places in a field of this length.</summary>
    public static int PlaceBits(int length, int count) => Math.Max(LeastPlaceBits, BitOperations.Log2((uint)length + 1) - BitOperations.Log2((uint)count));
}

/// <summary>Reads the documents of a term and the counts there, one after the other.</summary>
internal ref struct PostingReader
{
    private readonly int _distanceBits;
    private BitReader _bits;
    private int _read;

    /// <summary>A reader of what begins there in the postings; -1 = of nothing.</summary>
    public PostingReader(IndexPart part, int at)
    {
        if (at < 0) return;
        _bits = new BitReader(part.Postings, at);
        Count = (int)_bits.ReadGamma();
        _distanceBits = PostingCode.DistanceBits(part.Count, Count);
    }

    /// <summary>Number of postings.</summary>
    public int Count { get; }
    public int Document { get; private set; } = -1;
    /// <summary>The place of the counts in <see cref="IndexPart.Counts"/>.</summary>
    public int CountsNumber { get; private set; }

    /// <summary>Goes on to the next posting; false when there is none.</summary>
    public bool Next()
    {
        if (_read++ == Count) return false;
        Document += 1 + (int)_bits.ReadRice(_distanceBits);
        CountsNumber = (int)_bits.ReadGamma() - 1;
        return true;
    }

    /// <summary>What follows the last posting.</summary>
    public readonly BitReader Rest => _bits;
}

/// <summary>Reads the documents of a term together with the places where it stands as a word.</summary>
internal ref struct PlaceReader
{
    private readonly IndexPart _part;
    private PostingReader _postings;
    private BitReader _places;

    public PlaceReader(IndexPart part, int at)
    {
        _part = part;
        _postings = new PostingReader(part, at);
        // The places come after all postings.
        var all = _postings;
        while (all.Next()) { }
        _places = all.Rest;
    }

    public readonly int Document => _postings.Document;
    public readonly FieldCounts Counts => _part.Counts[_postings.CountsNumber];

    /// <summary>Goes on to the next posting and reads its places, ascending; false when there is none.</summary>
    public bool Next(List<int> places)
    {
        places.Clear();
        if (!_postings.Next()) return false;
        var counts = Counts;
        for (var field = 0; field < FieldWeights.Count; field++)
        {
            var (count, position) = (counts.PlainIn(field), -1);
            var bits = count == 0 ? 0 : PostingCode.PlaceBits(_part.Lengths[(Document * FieldWeights.Count) + field], count);
            for (; count > 0; count--)
            {
                position += 1 + (int)_places.ReadRice(bits);
                places.Add(Place.Of(field, position, whole: false));
            }
        }
        return true;
    }
}
