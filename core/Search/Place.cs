namespace FundingDirectory.Core.Search;

/// <summary>A place in a document packed into one number that sorts by field and position: field, position, whether it is the whole of a hyphenated
/// word, whether it is the part of a compound.</summary>
internal static class Place
{
    /// <summary>Distance between two neighbouring words.</summary>
    public const int Step = 4;
    public const int LastPosition = (1 << 25) - 1;
    private const int PartFlag = 1, WholeFlag = 2, FieldShift = 27;

    public static int Of(int field, int position, bool whole) => (field << FieldShift) | (position << 2) | (whole ? WholeFlag : 0);
    public static int AsPart(int place) => place | PartFlag;
    public static int Field(int place) => place >> FieldShift;
    public static int Position(int place) => (place >> 2) & LastPosition;
    public static bool IsPart(int place) => (place & PartFlag) != 0;
    public static bool IsWhole(int place) => (place & WholeFlag) != 0;
    /// <summary>True for a word that stands in the text as such, so that it can be part of a phrase.</summary>
    public static bool IsPlain(int place) => (place & (PartFlag | WholeFlag)) == 0;
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
