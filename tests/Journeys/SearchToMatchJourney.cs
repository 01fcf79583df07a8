using Deque.AxeCore.Playwright;
using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>From the start page over a search and a programme to the match, in a real browser with JavaScript switched off.</summary>
[Trait("Category", "Browser")]
public sealed class SearchToMatchJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    [Fact]
    public async Task An_officer_finds_a_programme_and_what_fits_the_own_project()
    {
        await using var visit = await chromium.Visit(app.Address, javaScript: false);
        var page = visit.Page;

        await page.GotoAsync("/");
        await page.GetByLabel("Fördermittel suchen").FillAsync("Smart City");
        await page.GetByRole(AriaRole.Button, new() { Name = "Suchen" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Auch diese zeigen" }).ClickAsync();
        await visit.Screenshot("suche");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("Modellprojekte Smart Cities") }).First.ClickAsync();
        Assert.Contains("Modellprojekte Smart Cities", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("geschlossen", await page.GetByRole(AriaRole.Main).InnerTextAsync(), StringComparison.Ordinal);
        await visit.Screenshot("programm");

        await page.GetByRole(AriaRole.Link, new() { Name = "Mein Projekt" }).First.ClickAsync();
        await page.GetByLabel("Welche Kommune sind Sie?").FillAsync("Hagenow");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await page.GetByLabel("Bürgerservice und Chatbot").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ergebnis zeigen" }).ClickAsync();
        var result = await page.GetByRole(AriaRole.Main).InnerTextAsync();
        Assert.Contains("Hagenow", result, StringComparison.Ordinal);
        Assert.Contains("Mecklenburg-Vorpommern", result, StringComparison.Ordinal);
        Assert.Matches(@"Passt nicht \(\d+\)", result);
        await visit.Screenshot("projekt");

        Assert.Empty(visit.ForeignRequests);
        Assert.Empty(visit.Failures);
        Assert.Empty(await visit.Cookies());
    }

    public static TheoryData<string> Addresses =>
    [
        "/", "/foerdermittel?q=KI", "/foerdermittel?q=gibtesnicht", "/foerdermittel/modellprojekte-smart-cities", "/fristen", "/fristen?land=13", "/vergleich", "/vergleich?ids=modellprojekte-smart-cities,kommunalrichtlinie,kommunen-innovativ,heimat-2-0", "/projekt", "/projekt?schritt=2", "/projekt?schritt=3", "/projekt?schritt=4",
        "/projekt?kommune=130760060060&thema=citizenService&schritt=ergebnis", "/kompetenzzentren", "/kompetenzzentren?land=13", "/foerdermittel?q=KI&ids=kommunalrichtlinie,heimat-2-0", "/wissen", "/praxisbeispiele", "/praxisbeispiele?land=14&groesse=landgemeinde&thema=mond", "/quellen", "/api", "/impressum", "/datenschutz", "/barrierefreiheit", "/gibt-es-nicht",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_page_is_accessible_in_light_and_dark_and_fits_a_phone(string address)
    {
        foreach (var (scheme, width) in new[] { (ColorScheme.Light, 320), (ColorScheme.Dark, 390), (ColorScheme.Light, 1280) })
        {
            await using var visit = await chromium.Visit(app.Address, javaScript: true, scheme, width);
            await visit.Page.GotoAsync(address);
            var findings = (await visit.Page.RunAxe()).Violations.Select(v => $"{v.Id}: {v.Help} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})");
            Assert.Empty(findings);
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{address} scrolls sideways at {width} px");
            Assert.Empty(visit.ForeignRequests);
            Assert.Empty(visit.Failures.Where(f => !f.EndsWith(address, StringComparison.Ordinal)));
        }
    }
}
