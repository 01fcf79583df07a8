using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Api.Desk.Editing;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Editing;

/// <summary>What stands in a form unsaved, and who has it open.</summary>
public sealed class KeepFormTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private FormStore Forms => app.Services.GetRequiredService<FormStore>();

    private static async Task<JsonObject> Keep(DeskClient desk, string id, IEnumerable<(string Name, string Value)> form)
    {
        var answer = await desk.Post($"/redaktion/eintraege/{id}/zwischenstand", await desk.Token(), form);
        Assert.Equal(200, (int)answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    [Fact]
    public async Task Unsaved_inputs_wait_for_their_editor_and_change_nothing_until_they_are_saved()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Edit);
        var id = await app.Publish(Make.Programme("zwischenstand"));
        var kept = await Keep(anna, id, await anna.Form(id, ("title", "Halb fert"), ("amountMax", "kein Betrag"), ("topics", "data")));
        Assert.EndsWith("Uhr", kept["kept"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Null(await app.Draft(id));
        Assert.DoesNotContain("Hier liegen noch Eingaben", (await bert.Page($"/redaktion/eintraege/{id}/bearbeiten")).Body.Words(), StringComparison.Ordinal);

        var page = await anna.Page($"/redaktion/eintraege/{id}/bearbeiten");
        Assert.Contains("Hier liegen noch Eingaben von Ihnen", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal("Musterprogramm", page.QuerySelector("#feld-title")!.GetAttribute("value"));
        page = await anna.Page($"/redaktion/eintraege/{id}/bearbeiten?zwischenstand=ja");
        Assert.Equal(("Halb fert", "kein Betrag"), (page.QuerySelector("#feld-title")!.GetAttribute("value"), page.QuerySelector("#feld-amountMax")!.GetAttribute("value")));
        await DeskClient.Read(await anna.Save(id, DeskStage.Inputs(page)), 400);
        Assert.Equal(302, (int)(await anna.Save(id, DeskStage.Inputs(page, ("amountMax", "")))).StatusCode);
        Assert.Equal("Halb fert", (await app.Draft(id))!.Content.Title);
        Assert.Null(await Forms.Get(id, anna.Editor!.Id, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_kept_before_somebody_else_saved_meets_it_and_overwrites_nothing()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Edit, "Bert Schneller");
        var id = await app.Publish(Make.Programme("zwischendurch"));
        await Keep(anna, id, await anna.Form(id, ("title", "Von Anna")));
        await bert.Save(id, await bert.Form(id, ("title", "Von Bert")));
        var page = await anna.Page($"/redaktion/eintraege/{id}/bearbeiten?zwischenstand=ja");
        Assert.Contains("Inzwischen gibt es die Fassung von Bert Schneller", (await DeskClient.Read(await anna.Save(id, DeskStage.Inputs(page)), 409)).Body.Words(), StringComparison.Ordinal);
        Assert.Equal("Von Bert", (await app.Draft(id))!.Content.Title);
    }

    [Fact]
    public async Task What_was_kept_can_be_thrown_away()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var id = await app.Publish(Make.Programme("weg-damit"));
        await Keep(anna, id, await anna.Form(id, ("title", "Weg")));
        await anna.Post($"/redaktion/eintraege/{id}/zwischenstand/verwerfen");
        Assert.DoesNotContain("Hier liegen noch Eingaben", (await anna.Page($"/redaktion/eintraege/{id}/bearbeiten")).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_the_form_open_is_shown_until_they_leave_or_give_no_sign()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit, "Anna Anwesend");
        using var bert = await DeskClient.With(app, EditorRole.Edit, "Bert Anwesend");
        var id = await app.Publish(Make.Programme("anwesend"));
        await anna.Page($"/redaktion/eintraege/{id}/bearbeiten");
        Assert.Contains("Anna Anwesend bearbeitet diesen Eintrag seit", (await bert.Page($"/redaktion/eintraege/{id}/bearbeiten")).Body.Words(), StringComparison.Ordinal);
        Assert.Contains("Bert Anwesend bearbeitet diesen Eintrag seit", (await Keep(anna, id, []))["others"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("Anna Anwesend bearbeitet", (await bert.Page($"/redaktion/eintraege/{id}")).Body.Words(), StringComparison.Ordinal);

        var later = DateTimeOffset.UtcNow + KeepForm.WithScripts + TimeSpan.FromSeconds(1);
        Assert.Empty(await Forms.Others(id, bert.Editor!.Id, later, CancellationToken.None));
        Assert.Equal("Bert Anwesend", Assert.Single(await Forms.Others(id, anna.Editor!.Id, later, CancellationToken.None)).Editor);
        await bert.Save(id, await bert.Form(id, ("title", "Fertig")));
        Assert.DoesNotContain("Bert Anwesend bearbeitet", (await anna.Page($"/redaktion/eintraege/{id}")).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_is_refused_and_unknown_entries_are_not_found()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var id = await app.Publish(Make.Programme("zu-viel"));
        var token = await anna.Token();
        Assert.Equal(413, (int)(await anna.Post($"/redaktion/eintraege/{id}/zwischenstand", token, [("fassung", "1"), ("stand", "0"), ("description", new string('x', 2_000_001))])).StatusCode);
        Assert.Equal(404, (int)(await anna.Post("/redaktion/eintraege/erfunden/zwischenstand", token, [])).StatusCode);
        Assert.Null(await Forms.Get(id, anna.Editor!.Id, CancellationToken.None));
    }
}
