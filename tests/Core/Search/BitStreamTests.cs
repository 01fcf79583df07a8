using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>Numbers come back as they were written, however large and in whatever order the codes stand.</summary>
public sealed class BitStreamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Numbers_come_back_as_they_were_written(int seed)
    {
        var random = new Random(seed);
        var numbers = Enumerable.Range(0, 5_000).Select(_ => (IsGamma: random.Next(2) == 0, Usual: random.Next(0, 12), Value: (uint)random.NextInt64(1, 1L << random.Next(1, 17)))).ToArray();
        var bits = new BitWriter();
        foreach (var (isGamma, usual, value) in numbers)
            if (isGamma) bits.WriteGamma(value);
            else bits.WriteRice(value, usual);
        bits.Align();
        var reader = new BitReader([.. bits.Written, .. new byte[BitReader.Spare]], 0);
        foreach (var (isGamma, usual, value) in numbers) Assert.Equal(value, isGamma ? reader.ReadGamma() : reader.ReadRice(usual));
    }

    [Fact]
    public void A_reader_begins_at_any_byte()
    {
        var bits = new BitWriter();
        bits.WriteGamma(77);
        bits.Align();
        var at = bits.Length;
        bits.WriteRice(123_456, 0);
        bits.WriteGamma(uint.MaxValue);
        bits.Align();
        var reader = new BitReader([.. bits.Written, .. new byte[BitReader.Spare]], at);
        Assert.Equal((123_456u, uint.MaxValue), (reader.ReadRice(0), reader.ReadGamma()));
    }
}
