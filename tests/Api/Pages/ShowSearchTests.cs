using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowSearchTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private const string A = "modellprojekte-smart-cities", B = "kommunalrichtlinie", C = "kommunen-innovativ", D = "heimat-2-0", E = "ki-leuchttuerme";

    [Fact]
    public async Task Programmes_of_the_address_are_picked_for_comparison() =>
        Assert.Equal($"/vergleich?ids={B},{A}", (await app.Page($"/foerdermittel?ids={B},{A}")).QuerySelector(".fd-picked__link")!.GetAttribute("href"));

    [Theory]
    [InlineData("gibt-es-nicht", "Ein Programm «gibt-es-nicht» ist nicht verzeichnet.")]
    [InlineData($"{A},{B},{C},{D},{E}", "Höchstens vier Programme lassen sich vergleichen. Weggelassen: «KI-Leuchttürme")]
    [InlineData("%00%3Cscript%3E", "Ein Programm «<script>» ist nicht verzeichnet.")]
    public async Task What_cannot_be_picked_is_said_and_the_search_goes_on(string ids, string message)
    {
        var page = await app.Page($"/foerdermittel?ids={ids}");

        Assert.Contains(message, page.QuerySelector(".fd-errors").Words());
        Assert.NotEmpty(page.QuerySelectorAll(".fd-card"));
    }
}
