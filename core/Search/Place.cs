namespace FundingDirectory.Core.Search;

/// <summary>A place in a document packed into one number that sorts by field and position: field, position, whether it is the whole of a hyphenated
/// word, whether it is the part of a compound.</summary>
internal static class Place
{
    /// <summary>Distance between two neighbouring words.</summary>
    public const int Step = 4;
    public const int LastPosition = (1 << 25) - 1;
    private const int PartFlag = 1, WholeFlag = 2, FieldShift = 27;
    // Of the first byte of a written place: the last place of its posting, another field than before, whether more bytes follow.
    private const int Last = 4, NewField = 8, FirstBits = 3, More = 0x80;
    /// <summary>Most bytes that one written place takes.</summary>
    public const int MostBytes = 6;

    public static int Of(int field, int position, bool whole) => (field << FieldShift) | (position << 2) | (whole ? WholeFlag : 0);
    public static int AsPart(int place) => place | PartFlag;
    public static int Field(int place) => place >> FieldShift;
    public static int Position(int place) => (place >> 2) & LastPosition;
    public static bool IsPart(int place) => (place & PartFlag) != 0;
    public static bool IsWhole(int place) => (place & WholeFlag) != 0;
    /// <summary>True for a word that stands in the text as such, so that it can be part of a phrase.</summary>
    public static bool IsPlain(int place) => (place & (PartFlag | WholeFlag)) == 0;

    /// <summary>Writes a place as its distance from the one before (-1 = none), in two bytes mostly, and returns the number of bytes.</summary>
    public static int Write(int place, int before, bool last, Span<byte> into)
    {
        var changes = before < 0 || Field(before) != Field(place);
        var value = changes ? ((uint)Position(place) * FieldWeights.Count) + (uint)Field(place) : (uint)(Position(place) - Position(before));
        var first = (uint)(place & 3) | (last ? (uint)Last : 0) | (changes ? (uint)NewField : 0) | ((value & ((1u << FirstBits) - 1)) << 4);
        value >>= FirstBits;
        into[0] = (byte)(first | (value > 0 ? (uint)More : 0));
        var length = 1;
        for (; value > 0; value >>= 7) into[length++] = (byte)((value & 0x7F) | (value > 0x7F ? (uint)More : 0));
        return length;
    }

    /// <summary>Reads the place at an offset, which moves behind it; true when more places of the same posting follow.</summary>
    public static bool Read(ReadOnlySpan<byte> bytes, ref int at, ref int place)
    {
        var first = bytes[at++];
        var value = (uint)(first >> 4) & ((1u << FirstBits) - 1);
        for (var (shift, next) = (FirstBits, (int)first); (next & More) != 0; shift += 7)
        {
            next = bytes[at++];
            value |= (uint)(next & 0x7F) << shift;
        }
        var (field, position) = (first & NewField) != 0 ? ((int)(value % FieldWeights.Count), (int)(value / FieldWeights.Count)) : (Field(place), Position(place) + (int)value);
        place = (field << FieldShift) | (position << 2) | (first & 3);
        return (first & Last) == 0;
    }

    /// <summary>Moves an offset behind all places of a posting.</summary>
    public static void Skip(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (true)
        {
            var last = (bytes[at] & Last) != 0;
            while ((bytes[at++] & More) != 0) { }
            if (last) return;
        }
    }
}

/// <summary>The impact of a word in a document in 16 bits: a float without sign, five bits of exponent, eleven of precision (0.02 %).</summary>
internal static class Impact
{
    private const int Shift = 12;
    private const uint Bias = 112u << 23;

    public static ushort Of(float impact)
    {
        var bits = BitConverter.SingleToUInt32Bits(impact);
        return bits <= Bias ? (ushort)1 : (ushort)Math.Clamp((bits - Bias + (1u << (Shift - 1))) >> Shift, 1, ushort.MaxValue);
    }

    /// <summary>Never 0 for what <see cref="Of"/> gave, so that 0 can mean «does not occur».</summary>
    public static float Value(ushort impact) => BitConverter.UInt32BitsToSingle(((uint)impact << Shift) + Bias);
}
