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
}
