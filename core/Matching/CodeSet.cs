namespace FundingDirectory.Core.Matching;

/// <summary>A set of codes of one closed list, one bit each: comparing two sets costs nothing, however many programmes are compared.</summary>
internal readonly record struct CodeSet(uint Bits)
{
    public static CodeSet Of<T>(IEnumerable<T> codes) where T : struct, Enum => new(codes.Aggregate(0u, (bits, code) => bits | Bit(code)));

    public bool IsEmpty => Bits == 0;

    public bool Has<T>(T code) where T : struct, Enum => (Bits & Bit(code)) != 0;

    public CodeSet And(CodeSet other) => new(Bits & other.Bits);

    public CodeSet Without(CodeSet other) => new(Bits & ~other.Bits);

    public int Count => System.Numerics.BitOperations.PopCount(Bits);

    /// <summary>The codes in the order of their list.</summary>
    public IEnumerable<T> Codes<T>() where T : struct, Enum => Enum.GetValues<T>().Where(Has);

    private static uint Bit<T>(T code) where T : struct, Enum => 1u << System.Runtime.CompilerServices.Unsafe.As<T, int>(ref code);
}
