using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Sets of documents with one bit each, 64 to a word.</summary>
internal static class Bitmaps
{
    public static int WordsFor(int documents) => (documents + 63) / 64;

    public static bool Has(ReadOnlySpan<ulong> bits, int document) => (bits[document >> 6] >> document & 1) != 0;

    public static void Or(Span<ulong> into, ReadOnlySpan<ulong> bits)
    {
        for (var w = 0; w < into.Length; w++) into[w] |= bits[w];
    }

    public static void Or(Span<ulong> into, ReadOnlySpan<ushort> documents)
    {
        foreach (var document in documents) into[document >> 6] |= 1UL << document;
    }

    public static void And(Span<ulong> into, ReadOnlySpan<ulong> bits)
    {
        for (var w = 0; w < into.Length; w++) into[w] &= bits[w];
    }

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>-1, which is all bits, when any bit is set, else 0: a condition for loops in which a branch could not be foreseen.</summary>
    public static int AllIfAny(ulong bits) => (int)((long)(bits | (0 - bits)) >> 63);
}
