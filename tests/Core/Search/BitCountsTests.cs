using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class BitCountsTests
{
    private static readonly UInt128[] Numbers = Generated(BitCounts.Most);

    public static TheoryData<int> Lengths => [.. Enumerable.Range(0, (BitCounts.Most / BitCounts.Step) + 1).Select(steps => steps * BitCounts.Step)];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Every_bit_is_counted_as_often_as_it_is_set(int length)
    {
        var counts = new int[BitCounts.Bits];
        BitCounts.Add(Numbers.AsSpan(0, length), counts);
        for (var bit = 0; bit < BitCounts.Bits; bit++) Assert.Equal(Numbers.Take(length).Count(n => (n >> bit & 1) != 0), counts[BitCounts.PlaceOf(bit)]);
    }

    [Fact]
    public void A_full_row_does_not_overflow_and_rows_add_up()
    {
        var (counts, row) = (new int[BitCounts.Bits], new UInt128[BitCounts.Most]);
        Array.Fill(row, UInt128.MaxValue);
        for (var i = 0; i < 3; i++) BitCounts.Add(row, counts);
        Assert.All(counts, c => Assert.Equal(3 * BitCounts.Most, c));
    }

    private static UInt128[] Generated(int count)
    {
        var random = new Random(7);
        return [.. Enumerable.Range(0, count).Select(_ => new UInt128((ulong)random.NextInt64(), (ulong)random.NextInt64() << random.Next(2)))];
    }
}
