using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FundingDirectory.Core.Search;

/// <summary>Counts in how many of a row of numbers each bit is set, for all bits at once and without a branch that depends on the numbers: first all bits are added up
/// side by side, as an adder in hardware does, and only every eighth carry is counted (Harley and Seal's way).</summary>
internal static class BitCounts
{
    /// <summary>Bits of a number.</summary>
    public const int Bits = 128;
    /// <summary>Numbers in one step; a row has whole steps, filled up with zeros.</summary>
    public const int Step = 16;
    /// <summary>Numbers in one go, so that a byte holds the count of a bit.</summary>
    public const int Most = 15 * Step;

    private const int BitsOfByte = 8, BytesOfNumber = Bits / BitsOfByte, Eight = 8, Four = 4, Two = 2;

    /// <summary>The length of a row for so many numbers.</summary>
    public static int Whole(int numbers) => (numbers + Step - 1) / Step * Step;

    /// <summary>Where the count of a bit stands among the counts: the first bits of all bytes come first.</summary>
    public static int PlaceOf(int bit) => (bit % BitsOfByte * BytesOfNumber) + (bit / BitsOfByte);

    /// <summary>Adds the counts of a row of at most <see cref="Most"/> numbers to those so far.</summary>
    public static void Add(ReadOnlySpan<UInt128> row, Span<int> counts)
    {
        // Two numbers to a vector; the counters are by bit of a byte, and count how often eight were full.
        var (c0, c1, c2, c3) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero);
        var (c4, c5, c6, c7) = (Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero, Vector256<byte>.Zero);
        var (ones, twos, fours) = (Vector256<ulong>.Zero, Vector256<ulong>.Zero, Vector256<ulong>.Zero);
        var pairs = MemoryMarshal.Cast<UInt128, Vector256<ulong>>(row);
        for (; pairs.Length >= Step / 2; pairs = pairs[(Step / 2)..])
        {
            var firstTwos = Sum(ref ones, pairs[0], pairs[1]);
            var secondTwos = Sum(ref ones, pairs[2], pairs[3]);
            var firstFours = Sum(ref twos, firstTwos, secondTwos);
            firstTwos = Sum(ref ones, pairs[4], pairs[5]);
            secondTwos = Sum(ref ones, pairs[6], pairs[7]);
            var secondFours = Sum(ref twos, firstTwos, secondTwos);
            var eight = Sum(ref fours, firstFours, secondFours);
            c0 += BitOf(eight, 0);
            c1 += BitOf(eight, 1);
            c2 += BitOf(eight, 2);
            c3 += BitOf(eight, 3);
            c4 += BitOf(eight, 4);
            c5 += BitOf(eight, 5);
            c6 += BitOf(eight, 6);
            c7 += BitOf(eight, 7);
        }
        ReadOnlySpan<Vector256<byte>> byBit = [c0, c1, c2, c3, c4, c5, c6, c7];
        foreach (var eights in byBit)
        {
            var counted = (eights * Eight) + (BitOf(fours, 0) * Four) + (BitOf(twos, 0) * Two) + BitOf(ones, 0);
            Add(counted.GetLower() + counted.GetUpper(), counts);
            (ones, twos, fours) = (ones >>> 1, twos >>> 1, fours >>> 1);
            counts = counts[BytesOfNumber..];
        }
    }

    private static void Add(Vector128<byte> bytes, Span<int> counts)
    {
        var (lower, upper) = Vector128.Widen(bytes);
        var four = MemoryMarshal.Cast<int, Vector128<uint>>(counts);
        var (first, second) = Vector128.Widen(lower);
        var (third, fourth) = Vector128.Widen(upper);
        four[0] += first;
        four[1] += second;
        four[2] += third;
        four[3] += fourth;
    }

    /// <summary>Adds two rows of bits to a third; gives what is carried.</summary>
    private static Vector256<ulong> Sum(ref Vector256<ulong> to, Vector256<ulong> a, Vector256<ulong> b)
    {
        var either = to ^ a;
        var carried = (to & a) | (either & b);
        to = either ^ b;
        return carried;
    }

    /// <summary>One bit of each byte; what a shift carries over from the next byte is cut off.</summary>
    private static Vector256<byte> BitOf(Vector256<ulong> bytes, int bit) => (bytes >>> bit).AsByte() & Vector256<byte>.One;
}
