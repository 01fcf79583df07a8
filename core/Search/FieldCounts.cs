using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>How often a term stands in each field of a document: as a word, as the whole of a hyphenated word, as the part of a compound. Documents share few of these, so
/// an index keeps each once. One byte a count; more than <see cref="Most"/> occurrences in a field are not counted.</summary>
internal readonly record struct FieldCounts(UInt128 Counts)
{
    public const int Most = byte.MaxValue;
    private const int Kinds = 3, Plain = 0, Whole = 1, Part = 2, Bits = 8;
    private const int Fields = FieldWeights.Count;

    /// <summary>In how many ways a term can occur just once in a document: fields times kinds.</summary>
    public const int Singles = Kinds * Fields;

    /// <summary>The counts of a single occurrence by their number.</summary>
    public static FieldCounts OfSingle(int number) => new(UInt128.One << (number * Bits));

    /// <summary>The number of the counts of a single occurrence.</summary>
    public static int SingleOf(int place) => (Place.Field(place) * Kinds) + (Place.IsPart(place) ? Part : Place.IsWhole(place) ? Whole : Plain);

    /// <summary>The occurrences of a term in one document, in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FieldCounts Of(ReadOnlySpan<int> places)
    {
        Span<byte> counts = stackalloc byte[sizeof(ulong) * 2];
        counts.Clear();
        foreach (var place in places)
            if (counts[SingleOf(place)] is var count and < Most) counts[SingleOf(place)] = (byte)(count + 1);
        return new(BinaryPrimitives.ReadUInt128LittleEndian(counts));
    }

    /// <summary>Occurrences as a word of the text itself, which can be part of a phrase.</summary>
    public int PlainIn(int field) => At((field * Kinds) + Plain);

    /// <summary>All occurrences.</summary>
    public int Total
    {
        get
        {
            var total = 0;
            for (var i = 0; i < Singles; i++) total += At(i);
            return total;
        }
    }

    /// <summary>Occurrences in a field as they count for the score: parts of compounds less than 1.</summary>
    public double In(int field) => PlainIn(field) + At((field * Kinds) + Whole) + (At((field * Kinds) + Part) * IndexPart.PartWeight);

    /// <summary>The field of all occurrences and how often they count there; -1 when they stand in several.</summary>
    public (int Field, float Frequency) OnlyField()
    {
        var only = (Field: -1, Frequency: 0f);
        for (var f = 0; f < Fields; f++)
            if (In(f) is > 0 and var frequency) only = only.Frequency == 0 ? (f, (float)frequency) : (-1, -1);
        return only;
    }

    private int At(int number) => (int)(byte)(Counts >> (number * Bits));
}
