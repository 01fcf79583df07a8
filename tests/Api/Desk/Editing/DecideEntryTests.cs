using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Editing;

/// <summary>Draft, review, published, archived, and back.</summary>
public sealed class DecideEntryTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static Task<HttpResponseMessage> Review(DeskClient desk, string id, List<(string, string)> form) => desk.Save(id, form, "freigabe");

    private async Task<string> InReview(DeskClient author, string slug, string title = "Neuer Titel")
    {
        var id = await app.Publish(Make.Programme(slug));
        Assert.Equal(302, (int)(await Review(author, id, await author.Form(id, ("title", title), ("begruendung", "Titel berichtigt")))).StatusCode);
        return id;
    }

    private async Task<HttpResponseMessage> Approve(DeskClient desk, string id) => await desk.Post($"/redaktion/eintraege/{id}/freigeben", ("stand", $"{(await app.Draft(id))?.Edit ?? 0}"));

    [Fact]
    public async Task A_second_person_publishes_and_page_api_search_and_change_feed_show_it()
    {
        using var anna = await DeskClient.With(app, EditorRole.Approve, "Anna Schreibt");
        using var bert = await DeskClient.With(app, EditorRole.Approve, "Bert Gibtfrei");
        var id = await InReview(anna, "frei", "Quittengelee für Kommunen");
        Assert.Equal(409, (int)(await Approve(anna, id)).StatusCode);
        Assert.Equal(302, (int)(await Approve(bert, id)).StatusCode);
        await app.Shown(id, 2);

        Assert.Contains("Quittengelee", (await app.Page("/foerdermittel/frei")).Body.Words(), StringComparison.Ordinal);
        Assert.Equal("Quittengelee für Kommunen", (await app.Get($"/api/v1/funding-programmes/{id}"))["title"]!.GetValue<string>());
        Assert.Equal(id, (await app.Get("/api/v1/search?q=Quittengelee"))["items"]![0]!["id"]!.GetValue<string>());
        var revision = (await app.Entries().Get(id, CancellationToken.None))!.Revision;
        Assert.Equal(id, (await app.Get($"/api/v1/changes?since={revision - 1}"))["items"]![0]!["id"]!.GetValue<string>());
        var history = (await bert.Page($"/redaktion/eintraege/{id}/verlauf")).Body.Words();
        Assert.Contains("Anna Schreibt, freigegeben von Bert Gibtfrei, veröffentlicht: Titel berichtigt", history, StringComparison.Ordinal);
        var told = await app.Client.GetStringAsync(new Uri($"/api/v1/funding-programmes/{id}/versions", UriKind.Relative));
        Assert.DoesNotContain("Anna", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Bert", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_approved_is_what_was_seen()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, "gesehen");
        await Review(anna, id, await anna.Form(id, ("title", "Heimlich anders"), ("begruendung", "x")));
        var page = await DeskClient.Read(await bert.Post($"/redaktion/eintraege/{id}/freigeben", ("stand", "1")), 409);
        Assert.Contains("Der Entwurf wurde inzwischen geändert", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal("Musterprogramm", (await app.Programme(id)).Title);
    }

    [Fact]
    public async Task Changing_a_draft_takes_it_out_of_review_and_makes_one_an_author()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, "mitgeschrieben");
        await bert.Save(id, await bert.Form(id, ("title", "Von Bert")));
        Assert.Equal(DraftState.Draft, (await app.Draft(id))!.State);
        await Review(anna, id, await anna.Form(id));
        Assert.Equal(409, (int)(await Approve(bert, id)).StatusCode);
    }

    [Fact]
    public async Task A_draft_is_sent_back_with_the_reason_and_can_be_dropped()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, "zurueck");
        Assert.Equal(409, (int)(await bert.Post($"/redaktion/eintraege/{id}/zurueckgeben", ("stand", "1"))).StatusCode);
        await bert.Post($"/redaktion/eintraege/{id}/zurueckgeben", ("stand", "1"), ("begruendung", "Bitte noch die Quelle nennen"));
        Assert.Contains("Zurückgegeben: Bitte noch die Quelle nennen", (await anna.Page($"/redaktion/eintraege/{id}")).Body.Words(), StringComparison.Ordinal);
        await anna.Post($"/redaktion/eintraege/{id}/verwerfen", ("stand", "2"));
        Assert.Null(await app.Draft(id));
    }

    [Fact]
    public async Task What_a_harvest_changed_meanwhile_is_published_with_it_and_a_contradiction_stops()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, "dazwischen");
        await app.Entries().Save(new EntryChange(id, Make.Programme("dazwischen") with { Summary = "Von der Quelle." }, EntryStatus.Published, 1, "import:test", null), Make.Now, CancellationToken.None);
        Assert.Equal(302, (int)(await Approve(bert, id)).StatusCode);
        Assert.Equal(("Neuer Titel", "Von der Quelle."), ((await app.Programme(id)).Title, (await app.Programme(id)).Summary));

        var other = await InReview(anna, "widerspruch");
        await app.Entries().Save(new EntryChange(other, Make.Programme("widerspruch", "Titel der Quelle"), EntryStatus.Published, 1, "import:test", null), Make.Now, CancellationToken.None);
        Assert.Contains("inzwischen an denselben Stellen", (await DeskClient.Read(await Approve(bert, other), 409)).Body.Words(), StringComparison.Ordinal);
        var form = await anna.Page($"/redaktion/eintraege/{other}/bearbeiten");
        Assert.Contains("Titel der Quelle", form.QuerySelector(".fd-beside").Words(), StringComparison.Ordinal);
        await Review(anna, other, DeskStage.Inputs(form, ("nimm-title", "ja"), ("begruendung", "Titel der Quelle gilt")));
        Assert.Equal(302, (int)(await Approve(bert, other)).StatusCode);
        Assert.Equal("Titel der Quelle", (await app.Programme(other)).Title);
    }

    [Fact]
    public async Task An_older_version_comes_back_through_review()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await InReview(anna, "alt");
        await Approve(bert, id);
        await anna.Post($"/redaktion/eintraege/{id}/wiederherstellen", ("fassung", "1"));
        await Approve(bert, id);
        Assert.Equal("Musterprogramm", (await app.Programme(id)).Title);
        Assert.Equal(3, (await app.Entries().Get(id, CancellationToken.None))!.Version);
        Assert.Equal(409, (int)(await anna.Post($"/redaktion/eintraege/{id}/wiederherstellen", ("fassung", "99"))).StatusCode);
    }

    [Fact]
    public async Task An_archived_entry_leaves_the_public_and_can_return()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await app.Publish(Make.Programme("archiv", "Ins Archiv damit"));
        Assert.Equal(409, (int)(await anna.Post($"/redaktion/eintraege/{id}/archivieren")).StatusCode);
        await anna.Post($"/redaktion/eintraege/{id}/archivieren", ("begruendung", "gibt es nicht mehr"));
        await Approve(bert, id);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id) is null);
        Assert.Contains("Ins Archiv damit", (await anna.Page("/redaktion/eintraege?archiv=ja")).Body.Words(), StringComparison.Ordinal);
        await anna.Post($"/redaktion/eintraege/{id}/wiederherstellen", ("fassung", "1"));
        await Approve(bert, id);
        await app.Shown(id, 3);
    }

    [Fact]
    public async Task A_withdrawn_entry_that_is_edited_stays_withdrawn()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = await app.Publish(Make.Programme("weg"), EntryStatus.Withdrawn);
        await Review(anna, id, await anna.Form(id, ("title", "Neu"), ("begruendung", "x")));
        await Approve(bert, id);
        Assert.Equal(EntryStatus.Withdrawn, (await app.Entries().Get(id, CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task Confirming_that_everything_holds_needs_no_second_person_and_moves_the_date()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var id = await app.Publish(Make.Programme("stimmt"));
        await anna.Post($"/redaktion/eintraege/{id}/geprueft", ("fassung", "1"));
        Assert.Equal(BerlinTime.Today(TimeProvider.System), (await app.Programme(id)).LastVerified);
        Assert.Equal(409, (int)(await anna.Post($"/redaktion/eintraege/{id}/geprueft", ("fassung", "1"))).StatusCode);
    }

    [Fact]
    public async Task A_new_entry_gets_its_address_when_it_is_published()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var id = (await anna.Post("/redaktion/eintraege", ("art", "article"))).Headers.Location!.ToString().Split('/')[3];
        await Review(anna, id, await anna.Form(id, ("title", "Schöne neue Welt"), ("begruendung", "neu")));
        await Approve(bert, id);
        Assert.Equal(($"schoene-neue-welt-{id[..6]}", 1), ((await app.Entries().Get(id, CancellationToken.None))!.Content.Slug, (await app.Entries().Get(id, CancellationToken.None))!.Version));
    }
}
