using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace FundingDirectory.Tests.Journeys;

/// <summary>A search whose results change in place, in a real browser with scripts.</summary>
[Trait("Category", "Browser")]
public sealed class InPlaceJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    private const string Mark = "window.sameDocument = true", SameDocument = "window.sameDocument === true";

    private async Task<Visit> Open(string address)
    {
        var visit = await chromium.Visit(app.Address, javaScript: true);
        await visit.Page.GotoAsync(address);
        await Expect(visit.Page.Locator("form.fd-live")).ToBeVisibleAsync();
        await visit.Page.EvaluateAsync(Mark);
        return visit;
    }

    private static ILocator Announced(IPage page) => page.Locator("#meldung");

    private static ILocator Heading(IPage page) => page.Locator("#treffer");

    private static async Task<string> Words(ILocator locator) => string.Join(' ', (await locator.TextContentAsync() ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The first state that the facets offer.</summary>
    private static async Task<(string Key, string Name)> FirstState(IPage page) =>
        (await page.Locator("input[name=land]").First.GetAttributeAsync("value") ?? "", await page.Locator("label:has(input[name=land]) .fd-check__label").First.InnerTextAsync());

    [Fact]
    public async Task A_filter_changes_the_results_and_the_way_back_brings_the_old_ones()
    {
        await using var visit = await Open("/foerdermittel?q=Digitalisierung");
        var page = visit.Page;
        var before = await Words(Heading(page));

        var (state, name) = await FirstState(page);
        await page.Locator($"input[name=land][value='{state}']").CheckAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"land={state}"));
        await Expect(Heading(page)).Not.ToHaveTextAsync(before);
        await Expect(Announced(page)).ToHaveTextAsync(await Words(Heading(page)));
        Assert.Equal(state, await page.EvaluateAsync<string>("document.activeElement.value"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"Filter entfernen: {name}" })).ToBeVisibleAsync();

        await page.GoBackAsync();
        await Expect(Heading(page)).ToHaveTextAsync(before);
        await Expect(page.Locator($"input[name=land][value='{state}']")).Not.ToBeCheckedAsync();
        Assert.True(await page.EvaluateAsync<bool>(SameDocument));
        Assert.Empty(visit.Failures);
        Assert.Empty(await visit.Cookies());
    }

    [Fact]
    public async Task Words_and_order_change_the_results_in_place()
    {
        await using var visit = await Open("/foerdermittel");
        var page = visit.Page;

        await page.GetByLabel("Fördermittel suchen").FillAsync("Smart City");
        await page.GetByLabel("Fördermittel suchen").PressAsync("Enter");
        await Expect(Heading(page)).ToContainTextAsync("für «Smart City»");
        await Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^«Smart City»"));
        await page.GetByLabel("Sortieren nach").SelectOptionAsync("title");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sortierung=title"));

        await page.GoBackAsync();
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Fördermittel suchen")).ToHaveValueAsync("");
        Assert.True(await page.EvaluateAsync<bool>(SameDocument));
    }

    [Fact]
    public async Task The_next_page_of_results_leads_the_focus_to_its_heading()
    {
        await using var visit = await Open("/foerdermittel?status=alle");
        var page = visit.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Seite 2" }).ClickAsync();
        await Expect(Heading(page)).ToContainTextAsync("Seite 2 von");
        await Expect(Heading(page)).ToBeFocusedAsync();
        await Expect(Heading(page)).ToBeInViewportAsync();
        await Expect(Announced(page)).ToContainTextAsync("Seite 2 von");
        Assert.True(await page.EvaluateAsync<bool>(SameDocument));
    }

    [Fact]
    public async Task What_cannot_be_fetched_is_gone_to()
    {
        await using var visit = await Open("/foerdermittel?q=Digitalisierung");
        var page = visit.Page;
        await page.RouteAsync("**/foerdermittel?*", route => route.Request.ResourceType == "fetch" ? route.AbortAsync() : route.ContinueAsync());

        var (state, name) = await FirstState(page);
        await page.Locator($"input[name=land][value='{state}']").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = $"Filter entfernen: {name}" })).ToBeVisibleAsync();
        Assert.False(await page.EvaluateAsync<bool>(SameDocument));
    }

    [Fact]
    public async Task Up_to_four_programmes_are_picked_and_the_comparison_brings_them_back()
    {
        await using var visit = await Open("/foerdermittel?q=Digitalisierung");
        var page = visit.Page;
        var boxes = page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Zum Vergleich ?:") });

        for (var i = 0; i < 4; i++)
        {
            await boxes.Nth(i).CheckAsync();
            await Expect(Announced(page)).ToContainTextAsync(i == 0 ? "1 Programm" : i == 3 ? "Vier Programme" : $"{i + 1} Programme");
            await Expect(boxes.Nth(i)).ToBeFocusedAsync();
        }
        await Expect(boxes.Nth(4)).ToBeDisabledAsync();
        await visit.Screenshot("suche-auswahl");

        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Aus dem Vergleich nehmen ?:") }).First.ClickAsync();
        await Expect(Announced(page)).ToContainTextAsync("3 Programme");
        await Expect(boxes.Nth(4)).ToBeEnabledAsync();
        Assert.True(await page.EvaluateAsync<bool>(SameDocument));

        await page.GetByRole(AriaRole.Link, new() { Name = "Vergleich zeigen" }).ClickAsync();
        await Expect(page.Locator("thead th")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Link, new() { Name = "Zurück zur Suche" }).ClickAsync();
        await Expect(page.Locator("#auswahl")).ToContainTextAsync("3 Programme");
        await Expect(page.GetByLabel("Fördermittel suchen")).ToHaveValueAsync("Digitalisierung");
        Assert.Empty(visit.Failures);
        Assert.Empty(await visit.Cookies());
    }

    [Fact]
    public async Task Without_scripts_ticked_programmes_are_compared_and_carried_along()
    {
        await using var visit = await chromium.Visit(app.Address, javaScript: false);
        var page = visit.Page;
        await page.GotoAsync("/foerdermittel?q=Digitalisierung");
        var boxes = page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("^Zum Vergleich ?:") });
        await boxes.Nth(0).CheckAsync();
        await boxes.Nth(1).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Angekreuzte vergleichen" }).ClickAsync();
        await Expect(page.Locator("thead th")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Link, new() { Name = "Zurück zur Suche" }).ClickAsync();
        await Expect(boxes.Nth(0)).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Auch diese zeigen" }).ClickAsync();
        await Expect(page.Locator("#auswahl")).ToContainTextAsync("2 Programme");
    }
}
