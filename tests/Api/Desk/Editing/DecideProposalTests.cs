using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Editing;

/// <summary>What a harvest asked, decided field by field.</summary>
public sealed class DecideProposalTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private Task<Proposal?> Proposal(string id) => app.Services.GetRequiredService<ProposalStore>().Get(id, CancellationToken.None);

    private static async Task<HttpResponseMessage> Decide(DeskClient desk, string id, params (string Name, string Value)[] choice)
    {
        var stand = (await desk.Page($"/redaktion/vorschlaege/{id}")).QuerySelector("input[name=stand]")?.GetAttribute("value") ?? "";
        return await desk.Post($"/redaktion/vorschlaege/{id}", [("stand", stand), .. choice]);
    }

    private async Task<(string Entry, string Proposal)> Conflict(string slug)
    {
        var entry = await app.Publish(Make.Programme(slug, "Unser Titel") with { AmountMax = 100 });
        var source = Make.Programme(slug, "Titel der Quelle") with { AmountMax = 200, Provenance = [new Provenance { Field = "amountMax", Source = "foerderdatenbank", Quote = "höchstens 200 Euro", FetchedAt = Make.Now }] };
        return (entry, await app.Ask(DeskStage.Conflict(entry, source, "title", "amountMax")));
    }

    [Fact]
    public async Task Source_and_own_value_stand_side_by_side_with_the_evidence()
    {
        var (_, id) = await Conflict("nebeneinander");
        using var reader = await DeskClient.With(app, EditorRole.Edit);
        var words = (await reader.Page($"/redaktion/vorschlaege/{id}")).Body.Words();
        foreach (var part in new[] { "Unser Titel", "Titel der Quelle", "100 Euro", "200 Euro", "höchstens 200 Euro" }) Assert.Contains(part, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_over_is_published_by_a_second_person_and_answers_the_question()
    {
        var (entry, id) = await Conflict("uebernommen");
        using var anna = await DeskClient.With(app, EditorRole.Approve);
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        Assert.Equal(302, (int)(await Decide(anna, id, ("tun", "felder"), ("wahl-title", "behalten"), ("wahl-amountMax", "uebernehmen"))).StatusCode);
        Assert.Equal("open", (await Proposal(id))!.State);
        Assert.Empty((await anna.Page("/redaktion?art=conflict")).QuerySelectorAll($"a[href$='{id}']"));
        Assert.Equal(409, (int)(await anna.Post($"/redaktion/eintraege/{entry}/freigeben", ("stand", "1"))).StatusCode);
        await bert.Post($"/redaktion/eintraege/{entry}/freigeben", ("stand", "1"));
        var now = await app.Programme(entry);
        Assert.Equal(("Unser Titel", 200L, "höchstens 200 Euro"), (now.Title, now.AmountMax!.Value, now.Provenance.Single(r => r.Field == "amountMax").Quote));
        Assert.Equal("accepted", (await Proposal(id))!.State);
    }

    [Fact]
    public async Task Keeping_everything_decides_at_once_and_publishes_nothing()
    {
        var (entry, id) = await Conflict("behalten");
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        await Decide(anna, id, ("tun", "felder"), ("wahl-title", "behalten"), ("wahl-amountMax", "behalten"));
        Assert.Equal(("rejected", 1), ((await Proposal(id))!.State, (await app.Entries().Get(entry, CancellationToken.None))!.Version));
        Assert.Contains("Darüber ist entschieden", (await anna.Page($"/redaktion/vorschlaege/{id}")).Body.Words(), StringComparison.Ordinal);
        Assert.Equal(409, (int)(await Decide(anna, id, ("tun", "behalten"))).StatusCode);
    }

    [Fact]
    public async Task A_dropped_draft_leaves_the_question_open()
    {
        var (entry, id) = await Conflict("wieder-offen");
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        await Decide(anna, id, ("tun", "felder"), ("wahl-title", "uebernehmen"), ("wahl-amountMax", "behalten"));
        await anna.Post($"/redaktion/eintraege/{entry}/verwerfen", ("stand", "1"));
        Assert.Single((await anna.Page("/redaktion?art=conflict")).QuerySelectorAll($"a[href$='{id}']"));
    }

    [Theory]
    [InlineData("felder", "wahl-title", "uebernehmen"), InlineData("felder", "wahl-title", "vielleicht"), InlineData("eintrag", "x", "x"), InlineData("doppelt", "x", "x"), InlineData("", "x", "x")]
    public async Task A_decision_that_is_half_or_does_not_fit_is_refused(string what, string name, string value)
    {
        var (entry, id) = await Conflict($"halb-{what}-{value}");
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        await DeskClient.Read(await Decide(anna, id, ("tun", what), (name, value)), 409);
        Assert.Equal(("open", true), ((await Proposal(id))!.State, await app.Draft(entry) is null));
    }

    [Fact]
    public async Task A_decision_about_what_has_changed_since_is_asked_again()
    {
        var (entry, id) = await Conflict("veraltet");
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var stand = (await anna.Page($"/redaktion/vorschlaege/{id}")).QuerySelector("input[name=stand]")!.GetAttribute("value")!;
        await app.Entries().Save(new EntryChange(entry, Make.Programme("veraltet", "Inzwischen anders"), EntryStatus.Published, 1, "test", null), Make.Now, CancellationToken.None);
        var page = await DeskClient.Read(await anna.Post($"/redaktion/vorschlaege/{id}", ("stand", stand), ("tun", "behalten")), 409);
        Assert.Contains("haben sich inzwischen geändert", page.Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hint_becomes_an_entry_or_is_thrown_away()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var (first, second) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var taken = await app.Ask(DeskStage.Conflict(first, Make.Programme("h1", "Aus dem Feed")) with { BasedOn = 0 });
        var thrown = await app.Ask(DeskStage.Conflict(second, Make.Programme("h2")) with { BasedOn = 0 });
        Assert.Equal($"/redaktion/eintraege/{first}/bearbeiten", (await Decide(anna, taken, ("tun", "eintrag"))).Headers.Location!.ToString());
        Assert.Equal("Aus dem Feed", (await app.Draft(first))!.Content.Title);
        await Decide(anna, thrown, ("tun", "behalten"));
        Assert.Equal("rejected", (await Proposal(thrown))!.State);
    }

    [Fact]
    public async Task A_duplicate_is_archived_through_review_and_a_broken_link_is_taken_out()
    {
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var twin = await app.Publish(Make.Programme("zwilling", "Der andere"));
        var entry = await app.Publish(Make.Programme("doppelt", "Der doppelte"));
        var duplicate = await app.Ask(DeskStage.Conflict(entry, Make.Programme("doppelt")) with { Origin = FundingDirectory.Core.Domain.Proposal.Duplicate, Twin = twin });
        Assert.Contains("Der andere", (await anna.Page($"/redaktion/vorschlaege/{duplicate}")).Body.Words(), StringComparison.Ordinal);
        await Decide(anna, duplicate, ("tun", "doppelt"));
        Assert.Equal((EntryStatus.Archived, duplicate), ((await app.Draft(entry))!.Status, (await app.Draft(entry))!.Resolves));

        var linked = await app.Publish(Make.Programme("verlinkt") with { Links = [new Link { Url = "https://example.org/weg" }] });
        var broken = await app.Ask(DeskStage.Conflict(linked, Make.Programme("verlinkt")) with { Origin = LinkStore.Origin });
        await Decide(anna, broken, ("tun", "felder"), ("wahl-links", "uebernehmen"));
        Assert.Empty((await app.Draft(linked))!.Content.Links);
    }
}
