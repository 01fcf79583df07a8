using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace FundingDirectory.Tests.Journeys;

/// <summary>How pages look where readers bring colours of their own, on paper, and with titles nobody expected. Each keeps a picture for people to look at.</summary>
[Trait("Category", "Browser")]
public sealed class AppearanceTests(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    private const string Compared = "/vergleich?ids=modellprojekte-smart-cities,kommunalrichtlinie", Picked = "/foerdermittel?q=KI&ids=modellprojekte-smart-cities", State = "/kompetenzzentren?land=13";

    public static TheoryData<string, string> Pages => new()
    {
        { "start", "/" }, { "suche", Picked }, { "programm", "/foerdermittel/kommunalrichtlinie" }, { "vergleich", Compared }, { "zentren", State }, { "beispiele", "/praxisbeispiele?land=13" },
        { "projekt", "/projekt?kommune=130760060060&thema=citizenService&schritt=ergebnis" },
    };

    private async Task<Visit> Open(string address, PageEmulateMediaOptions media, int width = 1280)
    {
        var visit = await chromium.Visit(app.Address, javaScript: true, width: width);
        await visit.Page.EmulateMediaAsync(media);
        await visit.Page.GotoAsync(address);
        return visit;
    }

    private static PageEmulateMediaOptions OwnColours => new() { ForcedColors = ForcedColors.Active };

    private static PageEmulateMediaOptions Paper => new() { Media = Media.Print };

    private static Task<string> Style(IPage page, string selector, string property) =>
        page.Locator(selector).First.EvaluateAsync<string>("(element, property) => getComputedStyle(element)[property]", property);

    [Theory, MemberData(nameof(Pages))]
    public async Task With_colours_of_the_reader_everything_can_be_read(string name, string address)
    {
        await using var visit = await Open(address, OwnColours);

        Assert.Empty((await Axe.Run(visit.Page)).Violations.Select(v => $"{v.Id}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}"));
        await visit.Screenshot($"eigene-farben-{name}");
    }

    [Fact]
    public async Task With_colours_of_the_reader_the_chosen_state_and_the_current_page_stand_out()
    {
        await using var visit = await Open(State, OwnColours);
        var page = visit.Page;
        var ground = await Style(page, "body", "backgroundColor");

        Assert.NotEqual(await Style(page, ".fd-map a:not([aria-current]) rect", "fill"), await Style(page, ".fd-map a[aria-current] rect", "fill"));
        foreach (var tile in new[] { ".fd-map a[aria-current]", ".fd-map a:not([aria-current])" })
            Assert.NotEqual(await Style(page, $"{tile} rect", "fill"), await Style(page, $"{tile} text", "fill"));
        Assert.NotEqual(ground, await Style(page, ".fd-map a:not([aria-current]) rect", "stroke"));
        Assert.NotEqual(await Style(page, ".fd-nav__link:not([aria-current])", "borderBlockEndColor"), await Style(page, ".fd-nav__link[aria-current]", "borderBlockEndColor"));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task On_paper_there_is_what_was_read_and_no_controls(string name, string address)
    {
        await using var visit = await Open(address, Paper);
        var page = visit.Page;

        await Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.Empty(await page.Locator("nav:visible, form:visible input:visible:not([type=hidden]), select:visible, button:visible, .fd-picked:visible, .fd-map:visible").AllAsync());
        await visit.Screenshot($"papier-{name}");
    }

    [Theory]
    [InlineData("/foerdermittel/kommunalrichtlinie")]
    [InlineData(Compared)]
    public async Task On_paper_folded_evidence_is_unfolded(string address)
    {
        await using var visit = await Open(address, Paper);

        Assert.Equal(await visit.Page.Locator(".fd-evidence__item").CountAsync(), await visit.Page.Locator(".fd-evidence__item:visible").CountAsync());
        await Expect(visit.Page.Locator(".fd-evidence__item").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_very_long_title_widens_no_page()
    {
        var word = string.Concat(Enumerable.Repeat("Digitalisierungsförderungs", 8)) + "richtlinie";
        var today = DateOnly.FromDateTime(DateTime.Today);
        await app.Publish(Make.Programme("langer-titel") with
        {
            Title = $"{word} für {string.Concat(Enumerable.Repeat("Gemeinden, Ämter und Kreise, ", 15))}Ende",
            Summary = word,
            DeadlineModel = DeadlineModel.Single,
            Rounds = [new() { Closes = today.AddDays(3), DecidedBy = DecidedBy.Editor }],
        });

        foreach (var address in new[] { "/", "/foerdermittel?q=Digitalisierungsförderungs*&ids=langer-titel", "/foerdermittel/langer-titel", "/vergleich?ids=langer-titel,kommunalrichtlinie", "/fristen", "/projekt?schritt=ergebnis" })
            foreach (var width in new[] { 320, 1280 })
            {
                await using var visit = await Open(address, new(), width);
                Assert.Contains(word, await visit.Page.ContentAsync(), StringComparison.Ordinal);
                Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{address} scrolls sideways at {width} px");
                await visit.Screenshot($"langer-titel-{address.Split('?')[0].Trim('/').Replace('/', '-')}-{width}");
            }
    }
}
