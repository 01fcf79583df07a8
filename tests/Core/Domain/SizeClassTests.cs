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
}
