using FundingDirectory.Tests.Support;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace FundingDirectory.Tests.Journeys;

/// <summary>Fields that complete what is typed, in a real browser with scripts and with the keyboard.</summary>
/// <remarks>Words are put in at once: typed key by key on a slow machine, the list of an unfinished word comes first and is replaced while a test reads it.</remarks>
[Trait("Category", "Browser")]
public sealed class CompletionJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    private async Task<(Visit Visit, ILocator Field)> Open(string address, string label)
    {
        var visit = await chromium.Visit(app.Address, javaScript: true);
        await visit.Page.GotoAsync(address);
        var field = visit.Page.GetByRole(AriaRole.Combobox, new() { Name = label });
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        return (visit, field);
    }

    private Task<(Visit Visit, ILocator Field)> Place() => Open("/projekt", "Welche Kommune sind Sie?");

    [Fact]
    public async Task A_place_is_chosen_with_arrow_and_enter_and_goes_along_by_its_key()
    {
        var (visit, field) = await Place();
        await using var _ = visit;
        var page = visit.Page;

        await field.FillAsync("Neustadt");
        var options = page.GetByRole(AriaRole.Option);
        await Expect(options.First).ToBeVisibleAsync();
        await Expect(page.Locator("#meldung")).ToHaveTextAsync($"Vorschläge: {await options.CountAsync()}, mit Pfeiltasten wählen");
        await visit.Screenshot("projekt-vorschlaege");
        await field.PressAsync("ArrowDown");
        Assert.Empty((await Axe.Run(page)).Violations.Select(v => $"{v.Id}: {v.Help}"));
        await field.PressAsync("ArrowDown");
        await Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(field).ToHaveAttributeAsync("aria-activedescendant", await options.Nth(1).GetAttributeAsync("id") ?? "");
        var name = (await options.Nth(1).InnerTextAsync()).Split('\n', ',')[0];
        await field.PressAsync("Enter");
        await Expect(field).ToHaveAttributeAsync("aria-expanded", "false");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ergebnis zeigen" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("kommune=\\d+"));
        await Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"für {name}");
        await Expect(page.GetByRole(AriaRole.Main)).Not.ToContainTextAsync("gibt es mehrmals");
        Assert.Empty(visit.Failures);
    }

    [Fact]
    public async Task A_name_that_is_changed_after_the_choice_counts_as_typed()
    {
        var (visit, field) = await Place();
        await using var _ = visit;

        await field.FillAsync("Hagenow");
        await visit.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await Expect(field).ToBeFocusedAsync();
        await field.FillAsync("Rostock");
        await field.PressAsync("Escape");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ergebnis zeigen" }).ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Rostock");
    }

    [Fact]
    public async Task Escape_closes_the_list_and_keeps_what_was_typed()
    {
        var (visit, field) = await Place();
        await using var _ = visit;

        await field.FillAsync("Hagen");
        await Expect(visit.Page.GetByRole(AriaRole.Listbox)).ToBeVisibleAsync();
        await field.PressAsync("Escape");
        await Expect(visit.Page.GetByRole(AriaRole.Listbox)).ToBeHiddenAsync();
        await Expect(field).ToHaveValueAsync("Hagen");
    }

    [Fact]
    public async Task A_suggestion_of_the_search_is_searched_for()
    {
        var (visit, field) = await Open("/", "Fördermittel suchen");
        await using var _ = visit;

        await field.FillAsync("Digitalis");
        await Expect(visit.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        var first = await visit.Page.GetByRole(AriaRole.Option).First.TextContentAsync() ?? "";
        await visit.Screenshot("start-vorschlaege");
        await field.PressAsync("ArrowDown");
        await field.PressAsync("Enter");

        await Expect(visit.Page.Locator("#treffer")).ToContainTextAsync($"für «{first.Trim()}»");
    }

    [Fact]
    public async Task A_field_whose_suggestions_fail_is_a_plain_field()
    {
        var (visit, field) = await Place();
        await using var _ = visit;
        await visit.Page.RouteAsync("**/api/v1/municipalities*", route => route.FulfillAsync(new() { Status = 503 }));

        var asked = visit.Page.WaitForResponseAsync("**/api/v1/municipalities*");
        await field.PressSequentiallyAsync("Hagenow");
        await asked;
        await field.PressAsync("Enter");

        await Expect(visit.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("ort=Hagenow"));
    }
}
