using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>The same project asked by four places of different kind: each gets another, right answer. JavaScript is switched off.</summary>
[Trait("Category", "Browser")]
public sealed class MatchJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Four_places_get_four_answers()
    {
        var town = await Ask("Hagenow", "hagenow");
        Assert.Contains("Antragsberechtigt als: Gemeinde oder Stadt (kreisangehörig).", town, StringComparison.Ordinal);
        Assert.Contains("Hagenow liegt im Fördergebiet (Mecklenburg-Vorpommern).", town, StringComparison.Ordinal);

        var city = await Ask("Rostock", "rostock");
        Assert.Contains("Antragsberechtigt als: Kreisfreie Stadt.", city, StringComparison.Ordinal);
        Assert.Contains("Rostock liegt im Fördergebiet (Mecklenburg-Vorpommern).", city, StringComparison.Ordinal);

        var county = await Ask("Ludwigslust-Parchim", "ludwigslust-parchim");
        Assert.Contains("Antragsberechtigt als: Landkreis.", county, StringComparison.Ordinal);

        var village = await Ask("Großenrade", "grossenrade");
        Assert.Contains("Großenrade liegt nicht im Fördergebiet (Mecklenburg-Vorpommern).", village, StringComparison.Ordinal);
        Assert.Contains("Arbeitet in Schleswig-Holstein.", village, StringComparison.Ordinal);
        Assert.DoesNotContain("Büro kooperatives E-Government MV", village, StringComparison.Ordinal);

        Assert.Equal(4, new[] { town, city, county, village }.Distinct().Count());
    }

    private async Task<string> Ask(string place, string screenshot)
    {
        await using var visit = await chromium.Visit(app.Address, javaScript: false);
        var page = visit.Page;
        await page.GotoAsync("/projekt");
        await page.GetByLabel("Welche Kommune sind Sie?").FillAsync(place);
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await page.GetByLabel("Was haben Sie vor?").FillAsync("KI-Chatbot für den Bürgerservice");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await page.GetByLabel("Was kostet das Vorhaben ungefähr?").FillAsync("250.000");
        await page.GetByRole(AriaRole.Button, new() { Name = "Weiter" }).ClickAsync();
        await page.GetByRole(AriaRole.Group, new() { NameRegex = new("schon begonnen") }).GetByLabel("Nein").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ergebnis zeigen" }).ClickAsync();
        await visit.Screenshot($"projekt-{screenshot}");
        Assert.Empty(visit.ForeignRequests);
        Assert.Empty(visit.Failures);
        Assert.Empty(await visit.Cookies());
        // The text of closed details too: what is folded away is still part of the answer.
        return await page.GetByRole(AriaRole.Main).TextContentAsync() ?? "";
    }
}
