using FundingDirectory.Core.Domain;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class RhythmTests
{
    private static DateTimeOffset Utc(int month, int day, int hour, int minute = 0) => new(2026, month, day, hour, minute, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("15m"), InlineData("6h"), InlineData("2d"), InlineData("04:30"), InlineData(" 00:00 ")]
    public void Intervals_and_times_of_day_are_read(string text) => Assert.NotNull(Rhythm.Parse(text));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("täglich"), InlineData("6"), InlineData("h"), InlineData("-6h"), InlineData("1m"), InlineData("5000d"), InlineData("99999999h"), InlineData("24:00"), InlineData("4:30")]
    public void Anything_else_is_not(string? text) => Assert.Null(Rhythm.Parse(text));

    [Fact]
    public void A_source_that_was_never_harvested_is_due() => Assert.True(Rhythm.Parse("6h")!.Next(null, null, 0) < Utc(1, 1, 0));

    [Fact]
    public void An_interval_counts_from_the_last_good_run() => Assert.Equal(Utc(11, 22, 15), Rhythm.Parse("6h")!.Next(Utc(11, 22, 9), null, 0));

    [Fact]
    public void A_time_of_day_is_one_in_Germany_in_winter_and_in_summer()
    {
        var rhythm = Rhythm.Parse("04:30")!;
        Assert.Equal(Utc(11, 23, 3, 30), rhythm.Next(Utc(11, 22, 9), null, 0));
        Assert.Equal(Utc(7, 1, 2, 30), rhythm.Next(Utc(7, 1, 1), null, 0));
        // 02:30 does not exist on 29 March 2026, when the clocks go from 02:00 to 03:00.
        Assert.Equal(Utc(3, 29, 1, 30), Rhythm.Parse("02:30")!.Next(Utc(3, 28, 12), null, 0));
    }

    [Fact]
    public void Failures_earn_a_rest_that_doubles_up_to_a_day()
    {
        var rhythm = Rhythm.Parse("15m")!;
        var (good, failed) = (Utc(11, 1, 0), Utc(11, 22, 9));
        Assert.Equal(Utc(11, 22, 9, 30), rhythm.Next(good, failed, 1));
        Assert.Equal(Utc(11, 22, 11), rhythm.Next(good, failed, 3));
        Assert.Equal(Utc(11, 23, 9), rhythm.Next(good, failed, 400));
        Assert.Equal(Utc(11, 22, 9, 30), rhythm.Next(null, failed, 1));
    }

    [Fact]
    public void A_rest_does_not_bring_a_run_forward() => Assert.Equal(Utc(11, 23, 8), Rhythm.Parse("1d")!.Next(Utc(11, 22, 8), Utc(11, 22, 9), 1));
}
