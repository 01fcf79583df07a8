using FundingDirectory.Api.Desk.Editing;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Editing;

/// <summary>Approved now, published later.</summary>
public sealed class PlanEntryTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private EntryDesk Entries => app.Services.GetRequiredService<EntryDesk>();

    private async Task<string> InReview(DeskClient author, string slug)
    {
        var id = await app.Publish(Make.Programme(slug));
        await author.Save(id, await author.Form(id, ("title", "Erst später"), ("begruendung", "Neuer Titel")), "freigabe");
        return id;
    }

    private async Task<HttpResponseMessage> Plan(DeskClient desk, string id, string day, string time = "8:00") =>
        await desk.Post($"/redaktion/eintraege/{id}/planen", ("stand", $"{(await app.Draft(id))!.Edit}"), ("tag", day), ("uhrzeit", time));

    private static string NextYear => $"1.2.{BerlinTime.Today(TimeProvider.System).Year + 1}";

    [Fact]
    public async Task A_planned_draft_waits_is_on_the_list_and_can_be_taken_back()
    {
        using var anna = await DeskClient.With(app, EditorRole.Approve, "Anna Plant");
        using var bert = await DeskClient.With(app, EditorRole.Approve, "Bert Plant");
        var id = await InReview(anna, "geplant");
        Assert.Equal(409, (int)(await Plan(anna, id, NextYear)).StatusCode);
        Assert.Equal(302, (int)(await Plan(bert, id, NextYear)).StatusCode);
        Assert.Contains("Freigegeben von Bert Plant, erscheint am 1. Februar", (await anna.Page($"/redaktion/eintraege/{id}")).Body.Words(), StringComparison.Ordinal);
        Assert.Contains("erscheint am 1. Februar", (await anna.Page("/redaktion?art=planned")).Body.Words(), StringComparison.Ordinal);
        await anna.Post($"/redaktion/eintraege/{id}/planung-aufheben", ("stand", "2"));
        Assert.Equal((DraftState.Review, null, null), ((await app.Draft(id))!.State, (await app.Draft(id))!.PublishAt, (await app.Draft(id))!.ApprovedBy));
        Assert.Equal(409, (int)(await anna.Post($"/redaktion/eintraege/{id}/planung-aufheben", ("stand", "3"))).StatusCode);
    }

    [Fact]
    public async Task Its_moment_publishes_it_and_the_history_says_that_it_was_planned()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit, "Anna Terminiert");
        var id = await InReview(anna, "termin");
        Assert.Null(await Entries.Plan((await Entries.Find(id, CancellationToken.None))!, DateTimeOffset.UtcNow.AddMilliseconds(300), "Bert Terminiert", CancellationToken.None));
        await app.Shown(id, 2);
        var entry = (await app.Entries().Get(id, CancellationToken.None))!;
        Assert.Equal(("Erst später", "Anna Terminiert", "Bert Terminiert"), (entry.Content.Title, entry.SavedBy, entry.ApprovedBy));
        Assert.StartsWith("Neuer Titel (geplant für ", entry.Reason, StringComparison.Ordinal);
        Assert.Null(await app.Draft(id));
    }

    [Fact]
    public async Task Saving_a_planned_draft_takes_the_approval_away()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, "doch-anders");
        await Plan(bert, id, NextYear);
        var form = await anna.Page($"/redaktion/eintraege/{id}/bearbeiten");
        Assert.Contains("Wenn Sie ihn speichern, ist das aufgehoben.", form.Body.Words(), StringComparison.Ordinal);
        await anna.Save(id, DeskStage.Inputs(form, ("title", "Doch anders")));
        Assert.Equal((DraftState.Draft, null, null), ((await app.Draft(id))!.State, (await app.Draft(id))!.PublishAt, (await app.Draft(id))!.ApprovedBy));
    }

    [Fact]
    public async Task What_contradicts_the_plan_by_then_goes_back_to_review_with_the_reason()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var id = await InReview(anna, "ueberholt");
        await app.Entries().Save(new EntryChange(id, Make.Programme("ueberholt", "Titel der Quelle"), EntryStatus.Published, 1, "import:test", null), Make.Now, CancellationToken.None);
        var draft = (await app.Draft(id))!;
        await app.Services.GetRequiredService<DraftStore>().Save(draft with { State = DraftState.Planned, PublishAt = DateTimeOffset.UtcNow, ApprovedBy = "Bert" }, CancellationToken.None);
        await Eventually.Holds(async () => (await app.Draft(id))!.State == DraftState.Review);
        Assert.StartsWith("Zur geplanten Zeit nicht erschienen", (await app.Draft(id))!.Remark, StringComparison.Ordinal);
        Assert.Equal("Titel der Quelle", (await app.Programme(id)).Title);
    }

    [Theory]
    [InlineData("", "8:00", "Bitte geben Sie den Tag an"), InlineData("31.02.2030", "8:00", "Bitte geben Sie den Tag an"), InlineData("1.1.2031", "25:00", "Bitte geben Sie die Uhrzeit an"),
     InlineData("1.1.2020", "8:00", "ist schon vorbei"), InlineData("1.1.2099", "8:00", "höchstens zwei Jahre")]
    public async Task A_moment_that_cannot_be_is_refused_and_stays_typed(string day, string time, string reason)
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, $"unmoeglich-{reason.Length}-{day.Length}-{time[0]}");
        var page = await DeskClient.Read(await Plan(bert, id, day, time), 409);
        Assert.Contains(reason, page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal((day, time), (page.QuerySelector("#feld-tag")!.GetAttribute("value") ?? "", page.QuerySelector("#feld-uhrzeit")!.GetAttribute("value")));
        Assert.Equal(DraftState.Review, (await app.Draft(id))!.State);
    }
}
