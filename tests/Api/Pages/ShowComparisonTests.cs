using System.Net;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowComparisonTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private const string A = "modellprojekte-smart-cities", B = "kommunalrichtlinie", C = "kommunen-innovativ", D = "heimat-2-0", E = "ki-leuchttuerme";

    private async Task<IEnumerable<string>> Columns(string address) => (await app.Page(address)).QuerySelectorAll("thead th a:first-child").Select(a => a.GetAttribute("href")!["/foerdermittel/".Length..]);

    [Fact]
    public async Task Programmes_stand_in_the_order_of_the_address() => Assert.Equal([B, A, C], await Columns($"/vergleich?ids={B},{A},{C}"));

    [Fact]
    public async Task The_id_means_the_same_programme_as_the_slug()
    {
        var id = (await app.Get($"/api/v1/funding-programmes/{A}"))["id"]!.GetValue<string>();
        Assert.Equal([A, B], await Columns($"/vergleich?ids={id},{A},{B}"));
    }

    [Fact]
    public async Task More_than_four_are_named_and_left_out()
    {
        var page = await app.Page($"/vergleich?ids={A},{B},{C},{D},{E}");

        Assert.Equal(4, page.QuerySelectorAll("thead th").Length);
        Assert.Contains("Höchstens vier Programme lassen sich vergleichen. Weggelassen: «KI-Leuchttürme", page.QuerySelector(".fd-errors").Words());
    }

    [Fact]
    public async Task An_unknown_programme_is_named_and_the_others_are_compared()
    {
        var page = await app.Page($"/vergleich?ids=gibt-es-nicht,{A},%3Cscript%3E");

        Assert.Single(page.QuerySelectorAll("thead th"));
        Assert.Equal(["Ein Programm «gibt-es-nicht» ist nicht verzeichnet.", "Ein Programm «<script>» ist nicht verzeichnet."], page.QuerySelectorAll(".fd-errors li").Select(l => l.Words()));
    }

    [Theory]
    [InlineData("/vergleich?ids=gibt-es-nicht", HttpStatusCode.NotFound)]
    [InlineData("/vergleich?ids=%00,%ff,%E2%80%AE,../../x", HttpStatusCode.NotFound)]
    [InlineData("/vergleich", HttpStatusCode.OK)]
    [InlineData("/vergleich?ids=", HttpStatusCode.OK)]
    [InlineData("/vergleich?ids=,,&q=%22&thema=mond&seite=x", HttpStatusCode.OK)]
    public async Task Odd_addresses_get_a_page_that_helps_on(string address, HttpStatusCode status)
    {
        var page = await app.Page(address, status);

        Assert.Null(page.QuerySelector("table"));
        Assert.NotNull(page.QuerySelector("form input[name=q]"));
    }

    [Fact]
    public async Task A_withdrawn_programme_can_still_be_compared()
    {
        await app.Publish(Make.Programme("verglichen-und-weg"), EntryStatus.Withdrawn);
        Assert.Contains("zurückgezogen", (await app.Page($"/vergleich?ids=verglichen-und-weg,{A}")).QuerySelector("table").Words());
    }

    [Fact]
    public async Task From_a_search_one_gets_to_the_comparison_and_on_with_the_hits_of_that_search()
    {
        var card = (await app.Page("/foerdermittel?q=Smart+City&status=alle")).QuerySelector("input[name=ids]")!;
        var first = await app.Page($"/vergleich?q=Smart+City&status=alle&ids={card.GetAttribute("value")}");
        Assert.Single(first.QuerySelectorAll("thead th"));

        var second = await app.Page(first.QuerySelector("a.fd-add")!.GetAttribute("href")!);
        Assert.Equal(2, second.QuerySelectorAll("thead th").Length);
        Assert.Equal("Smart City", second.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Contains(second.QuerySelectorAll("input[type=hidden]"), i => i.GetAttribute("name") == "status" && i.GetAttribute("value") == "alle");

        var back = await app.Page(second.QuerySelector(".fd-compare__remove")!.GetAttribute("href")!);
        Assert.Single(back.QuerySelectorAll("thead th"));
    }
}
