using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Xunit;

namespace FundingDirectory.Tests.Journeys;

/// <summary>Two editors in real browsers: one signs in with a passkey, resolves a conflict and edits, the other approves; readers see it; an older version comes back.</summary>
[Trait("Category", "Browser")]
public sealed class DeskJourney(DirectoryApp app, Chromium chromium) : IClassFixture<DirectoryApp>, IClassFixture<Chromium>
{
    [Fact]
    public async Task From_an_import_conflict_to_the_public_page_and_back()
    {
        var id = await app.Publish(Make.Programme("reise", "Digitales Rathaus Musterland"));
        var proposal = await app.Ask(DeskStage.Conflict(id, Make.Programme("reise", "Digitales Rathaus Musterland 2027"), "title"));
        await using var anna = await Begin("Anna Reise", EditorRole.Edit);
        await using var bert = await Begin("Bert Reise", EditorRole.Approve);

        var page = anna.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Abmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mit Passkey anmelden" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Arbeitsliste" }).WaitForAsync();
        await page.GotoAsync("/redaktion?art=conflict&q=Rathaus");
        await Looks(anna, "redaktion-liste");
        await page.GetByRole(AriaRole.Link, new() { Name = "Digitales Rathaus Musterland" }).ClickAsync();
        await Looks(anna, "redaktion-widerspruch");
        await page.GetByLabel("Wert der Quelle übernehmen").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "So entscheiden" }).ClickAsync();
        await page.GetByText("Der Entwurf liegt jetzt zur Freigabe.").WaitForAsync();
        await Approve(bert, id);
        await app.Shown(id, 2);

        await page.GotoAsync($"/redaktion/eintraege/{id}/bearbeiten");
        await Looks(anna, "redaktion-formular");
        await page.GetByLabel("Betrag höchstens").FillAsync("300.000");
        var money = page.GetByRole(AriaRole.Region, new() { Name = "Was es gibt und was es kostet" });
        await page.GetByLabel("Was haben Sie geändert und warum?").FillAsync("Höchstbetrag ergänzt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zur Freigabe geben" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("Bitte belegen Sie mit dem Wortlaut der Quelle").WaitForAsync();
        await money.GetByLabel("Wortlaut der Quelle", new() { Exact = true }).Last.FillAsync("höchstens 300.000 Euro je Vorhaben");
        await money.GetByLabel("Adresse der Quelle").FillAsync("https://example.org/richtlinie");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zur Freigabe geben" }).ClickAsync();
        await page.GetByText("Der Entwurf liegt jetzt zur Freigabe.").WaitForAsync();
        await Approve(bert, id);
        await app.Shown(id, 3);

        await page.GotoAsync("/foerdermittel/reise");
        Assert.Contains("Digitales Rathaus Musterland 2027", await page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("300.000", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(300_000, (await app.Get($"/api/v1/funding-programmes/{id}"))["amountMax"]!.GetValue<long>());
        Assert.Equal(id, (await app.Get("/api/v1/search?q=%22Rathaus+Musterland+2027%22"))["items"]![0]!["id"]!.GetValue<string>());
        var revision = (await app.Entries().Get(id, CancellationToken.None))!.Revision;
        Assert.Equal(id, (await app.Get($"/api/v1/changes?since={revision - 1}"))["items"]![0]!["id"]!.GetValue<string>());

        await page.GotoAsync($"/redaktion/eintraege/{id}/verlauf");
        await Looks(anna, "redaktion-verlauf");
        await page.GetByRole(AriaRole.Button, new() { Name = "Fassung 1 wiederherstellen" }).ClickAsync();
        await page.GetByText("Der Entwurf liegt jetzt zur Freigabe.").WaitForAsync();
        await Approve(bert, id);
        await app.Shown(id, 4);
        await page.GotoAsync("/foerdermittel/reise");
        Assert.DoesNotContain("2027", await page.TitleAsync(), StringComparison.Ordinal);

        Assert.Equal("accepted", (await app.Services.GetRequiredService<FundingDirectory.Core.Store.ProposalStore>().Get(proposal, CancellationToken.None))!.State);
        foreach (var visit in new[] { anna, bert }) Assert.Empty(visit.ForeignRequests.Concat(visit.Failures.Where(f => !f.StartsWith("400 ", StringComparison.Ordinal) && !f.Contains("status of 400", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task The_second_of_two_saves_is_met_on_a_page_that_anybody_can_use()
    {
        var id = await app.Publish(Make.Programme("begegnung", "Begegnung"));
        await using var anna = await Begin("Anna Begegnet", EditorRole.Edit);
        await using var bert = await Begin("Bert Begegnet", EditorRole.Edit);
        foreach (var visit in new[] { anna, bert }) await visit.Page.GotoAsync($"/redaktion/eintraege/{id}/bearbeiten");
        foreach (var (visit, title) in new[] { (anna, "Von Anna"), (bert, "Von Bert") })
        {
            await visit.Page.GetByLabel("Titel", new() { Exact = true }).First.FillAsync(title);
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Entwurf speichern" }).ClickAsync();
        }
        await bert.Page.GetByText("Inzwischen gibt es die Fassung von Anna Begegnet.").WaitForAsync();
        Assert.Equal("Von Bert", await bert.Page.GetByLabel("Titel", new() { Exact = true }).First.InputValueAsync());
        await Looks(bert, "redaktion-begegnung");
    }

    [Fact]
    public async Task What_is_typed_is_kept_others_are_shown_and_leaving_asks()
    {
        var id = await app.Publish(Make.Programme("zwischendrin", "Zwischendrin"));
        await using var anna = await Begin("Anna Tippt", EditorRole.Edit);
        await using var bert = await Begin("Bert Tippt", EditorRole.Edit);
        var page = anna.Page;
        await page.GotoAsync($"/redaktion/eintraege/{id}/bearbeiten");
        await bert.Page.GotoAsync($"/redaktion/eintraege/{id}/bearbeiten");
        await bert.Page.GetByText("Anna Tippt bearbeitet diesen Eintrag seit").WaitForAsync();
        // Browsers ask only where somebody did something.
        await page.GetByLabel("Titel", new() { Exact = true }).First.ClickAsync();
        await page.GetByLabel("Titel", new() { Exact = true }).First.FillAsync("Noch nicht gespei");
        await page.GetByText("Zwischenstand gesichert um").WaitForAsync();
        await page.GetByText("Bert Tippt bearbeitet diesen Eintrag seit").WaitForAsync();
        Assert.Null(await app.Draft(id));

        // Somebody who leaves is asked; whoever leaves all the same finds it again.
        var asked = false;
        page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Type == "beforeunload";
            await dialog.AcceptAsync();
        };
        await page.GotoAsync("/redaktion");
        Assert.True(asked);
        await page.GotoAsync($"/redaktion/eintraege/{id}/bearbeiten");
        await Looks(anna, "redaktion-zwischenstand");
        await page.GetByRole(AriaRole.Link, new() { Name = "Damit weiterschreiben" }).ClickAsync();
        Assert.Equal("Noch nicht gespei", await page.GetByLabel("Titel", new() { Exact = true }).First.InputValueAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Entwurf speichern" }).ClickAsync();
        await page.GetByText("Der Entwurf ist gespeichert.").WaitForAsync();
        Assert.Equal("Noch nicht gespei", (await app.Draft(id))!.Content.Title);
        Assert.Empty(anna.ForeignRequests.Concat(anna.Failures));
    }

    [Fact]
    public async Task Lists_and_plans_can_be_used_by_anybody()
    {
        var id = await app.Publish(Make.Programme("plan", "Planung"));
        await using var anna = await Begin("Anna Listet", EditorRole.Edit);
        await using var bert = await Begin("Bert Listet", EditorRole.Administer);
        await anna.Page.GotoAsync($"/redaktion/eintraege/{id}/bearbeiten");
        await anna.Page.GetByLabel("Titel", new() { Exact = true }).First.FillAsync("Planung 2");
        await anna.Page.GetByLabel("Was haben Sie geändert und warum?").FillAsync("neuer Titel");
        await anna.Page.GetByRole(AriaRole.Button, new() { Name = "Zur Freigabe geben" }).ClickAsync();
        var page = bert.Page;
        await page.GotoAsync($"/redaktion/eintraege/{id}");
        await page.GetByText("Freigeben und später veröffentlichen").ClickAsync();
        await page.GetByLabel("Erscheint am").FillAsync($"31.12.{DateTime.UtcNow.Year + 1}");
        await page.GetByLabel("Uhrzeit").FillAsync("8:00");
        await Looks(bert, "redaktion-planen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Freigeben und planen" }).ClickAsync();
        await page.GetByText("erscheint am 31. Dezember").WaitForAsync();
        await Looks(bert, "redaktion-geplant");
        foreach (var (list, name) in new[] { ("", "listen"), ("/synonyme", "synonyme"), ("/bezeichnungen", "bezeichnungen"), ("/quellen", "listen-quellen") })
        {
            await page.GotoAsync($"/redaktion/listen{list}");
            await Looks(bert, $"redaktion-{name}");
        }
        Assert.Empty(bert.ForeignRequests.Concat(bert.Failures));
    }

    private async Task<Visit> Begin(string name, EditorRole role)
    {
        var (_, secret) = (await app.Services.GetRequiredService<NewAccount>().Add(name, role, "test", CancellationToken.None))!.Value;
        var visit = await chromium.Visit(app.NamedAddress, javaScript: true);
        await visit.Page.AddAuthenticator();
        await visit.Page.GotoAsync($"/redaktion/einladung/{secret}");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Passkey anlegen" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Arbeitsliste" }).WaitForAsync();
        return visit;
    }

    private static async Task Approve(Visit visit, string id)
    {
        await visit.Page.GotoAsync($"/redaktion/eintraege/{id}");
        await Looks(visit, "redaktion-eintrag");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Freigeben und veröffentlichen" }).ClickAsync();
        await visit.Page.GetByText("Veröffentlicht.").First.WaitForAsync();
    }

    /// <summary>Accessible, and no wider than a phone.</summary>
    private static async Task Looks(Visit visit, string name)
    {
        Assert.Empty((await Axe.Run(visit.Page)).Violations.Select(v => $"{name}: {v.Id} ({string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))})"));
        await visit.Screenshot(name);
        await visit.Page.SetViewportSizeAsync(320, 800);
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} scrolls sideways at 320 px");
        await visit.Page.SetViewportSizeAsync(1280, 900);
    }
}
