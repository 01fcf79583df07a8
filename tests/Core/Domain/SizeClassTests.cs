using FundingDirectory.Core.Domain;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class SizeClassTests
{
    [Theory]
    [InlineData(0, "Landgemeinde")]
    [InlineData(4_999, "Landgemeinde")]
    [InlineData(5_000, "kleine Kleinstadt")]
    [InlineData(12_399, "Kleinstadt")]
    [InlineData(99_999, "Mittelstadt")]
    [InlineData(3_700_000, "große Großstadt")]
    public void A_place_has_the_class_of_official_statistics(int inhabitants, string label) => Assert.Equal(label, SizeClass.Label(inhabitants));

    [Fact]
    public void Every_class_has_its_bounds_in_words() =>
        Assert.Equal(["Landgemeinde (unter 5.000)", "kleine Kleinstadt (5.000 bis unter 10.000)", "große Großstadt (ab 500.000)"], new[] { 0, 1, 6 }.Select(i => SizeClass.All[i].Label));
}
