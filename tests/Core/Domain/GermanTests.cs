using FundingDirectory.Core.Domain;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class GermanTests
{
    [Fact]
    public void Money_days_and_shares_are_written_the_German_way()
    {
        Assert.Equal("1.234.567\u00a0Euro", German.Euro(1_234_567));
        Assert.Equal("5. März 2026", German.Date(new DateOnly(2026, 3, 5)));
        Assert.Equal("12,5\u00a0%", German.Percent(12.5m));
        Assert.Equal("65\u00a0%", German.Percent(65.00m));
    }

    [Fact]
    public void A_moment_late_in_the_evening_belongs_to_the_German_day() =>
        Assert.Equal("1. März 2026", German.Date(new DateTimeOffset(2026, 2, 28, 23, 30, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("2025-06-30", "30. Juni 2025")]
    [InlineData("2025-06", "Juni 2025")]
    [InlineData("2025", "2025")]
    [InlineData("Sommer", "Sommer")]
    public void A_period_is_written_as_exactly_as_it_is_known(string iso, string words) => Assert.Equal(words, German.Period(iso));

    [Fact]
    public void A_list_ends_with_and() => Assert.Equal("A, B und C", German.List(["A", "B", "C"]));

    [Fact]
    public void One_is_singular() => Assert.Equal(("1\u00a0Tag", "0\u00a0Tage"), (German.Count(1, "Tag", "Tage"), German.Count(0, "Tag", "Tage")));
}
