using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ShowDeadlinesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static FundingProgramme CutOffs(string slug) => Make.Programme(slug, $"Stichtage {slug}") with
    {
        FundingAreas = ["13"],
        DeadlineModel = DeadlineModel.CutOffs,
        Rounds = [new() { Closes = new(2090, 3, 31), Kind = RoundKind.CutOff }, new() { Closes = new(2090, 9, 30), Kind = RoundKind.CutOff }],
    };

    private async Task<string> Calendar(string address)
    {
        var response = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        return (await response.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deadline_stands_under_its_month_and_its_filters()
    {
        await app.Publish(CutOffs("frist-seite"));

        Assert.Contains("31. März 2090 Stichtage frist-seite Stichtag", (await app.Page("/fristen?land=13&thema=citizenService&ebene=federal&seite=1000")).QuerySelector("section[aria-labelledby=monat-2090-03]").Words());
        Assert.DoesNotContain("frist-seite", (await app.Page("/fristen?land=01&seite=1000")).Body!.InnerHtml);
        Assert.DoesNotContain("frist-seite", (await app.Page("/fristen?thema=infrastructure&seite=1000")).Body!.InnerHtml);
    }

    [Fact]
    public async Task The_calendar_has_every_round_as_an_entry_of_its_own()
    {
        var id = await app.Publish(CutOffs("frist-kalender"));
        var text = await Calendar("/fristen.ics?land=13");

        Assert.Contains($"UID:{id}-cutOff-1@", text, StringComparison.Ordinal);
        Assert.Contains($"UID:{id}-cutOff-2@", text, StringComparison.Ordinal);
        Assert.Contains($"URL:{app.Address}foerdermittel/frist-kalender", text, StringComparison.Ordinal);
        Assert.DoesNotContain(id, await Calendar("/fristen.ics?land=01"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?land=99&thema=mond&ebene=x&seite=0")]
    [InlineData("?land=%00&seite=99999999999999999999")]
    [InlineData("?land=13&land=01&thema=&ebene=")]
    public async Task Odd_addresses_get_a_page(string query) => Assert.NotNull((await app.Page($"/fristen{query}")).QuerySelector("form"));

    [Fact]
    public async Task A_calendar_says_which_filter_it_does_not_know_and_takes_empty_and_repeated_ones()
    {
        var errors = (await app.Problem("/fristen.ics?land=99&thema=mond&ebene=x", 400))["errors"]!.AsObject();
        Assert.Equal(["ebene", "land", "thema"], errors.Select(e => e.Key).Order());
        Assert.StartsWith("BEGIN:VCALENDAR", await Calendar("/fristen.ics?land=13&land=01&thema=&ebene="), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_navigation_leads_here() => Assert.Equal("Fristen", (await app.Page("/fristen")).QuerySelector("header nav a[aria-current=page]").Words());
}
