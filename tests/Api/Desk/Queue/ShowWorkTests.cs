using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Queue;

public sealed class ShowWorkTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static FundingProgramme Whole(string slug) => Make.Programme(slug, $"Ganz {slug}") with
    {
        FundingAreas = ["13"],
        AmountMax = 10,
        Contacts = [new Contact { Name = "A" }],
        Links = [new Link { Url = "https://example.org" }],
        LastVerified = BerlinTime.Today(TimeProvider.System),
    };

    private static IReadOnlyList<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page) => [.. page.QuerySelectorAll(".fd-rows__title").Select(t => t.TextContent)];

    [Fact]
    public async Task Work_of_every_kind_leads_to_where_it_is_done()
    {
        var id = await app.Publish(Whole("arbeit"));
        var conflict = await app.Ask(DeskStage.Conflict(id, Whole("arbeit") with { Title = "Von der Quelle" }, "title"));
        await app.Ask(DeskStage.Conflict(id, Whole("arbeit") with { Links = [] }, []) with { Origin = LinkStore.Origin, Reason = "Nicht mehr erreichbar: x" });
        await app.Ask(DeskStage.Conflict(Guid.NewGuid().ToString(), Whole("hinweis") with { Title = "Nur ein Hinweis" }) with { BasedOn = 0 });
        await app.Ask(DeskStage.Conflict(id, Whole("arbeit")) with { Origin = Proposal.Duplicate, Twin = id });
        using var editor = await DeskClient.With(app, EditorRole.Edit);

        var page = await editor.Page("/redaktion?art=conflict&q=ganz+arbeit");
        Assert.Equal($"/redaktion/vorschlaege/{conflict}", page.QuerySelector(".fd-rows__title")!.GetAttribute("href"));
        Assert.Contains("Nur ein Hinweis", Titles(await editor.Page("/redaktion?art=hint")));
        foreach (var kind in new[] { "brokenLink", "duplicate" }) Assert.Equal(["Ganz arbeit"], Titles(await editor.Page($"/redaktion?art={kind}")));
    }

    [Fact]
    public async Task Counts_stand_beside_every_kind_and_filters_join()
    {
        await app.Publish(Whole("alt-a") with { LastVerified = new DateOnly(2020, 1, 1) });
        await app.Publish(Whole("alt-b") with { LastVerified = new DateOnly(2020, 1, 1) });
        using var editor = await DeskClient.With(app, EditorRole.Read);
        var page = await editor.Page("/redaktion?q=Ganz+alt");
        Assert.Contains("Lange nicht geprüft (2)", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal(["Ganz alt-b"], Titles(await editor.Page("/redaktion?art=stale&q=Ganz+alt-b")));
        Assert.Empty(Titles(await editor.Page("/redaktion?q=Ganz+alt&eintrag=article")));
    }

    [Fact]
    public async Task A_filter_nobody_knows_is_named_and_left_out()
    {
        using var editor = await DeskClient.With(app, EditorRole.Read);
        Assert.Contains("«mond» ist bei «Art» nicht bekannt", (await editor.Page("/redaktion?art=mond&seite=99999")).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_is_taken_and_given_back()
    {
        var id = await app.Publish(Whole("nehmen") with { LastVerified = null });
        using var anna = await DeskClient.With(app, EditorRole.Edit, "Anna Nimmt");
        using var bert = await DeskClient.With(app, EditorRole.Edit);
        await anna.Post("/redaktion/arbeit", ("eine", $"genommen stale:{id}"));
        Assert.Contains("liegt bei Anna Nimmt", (await bert.Page("/redaktion?q=Ganz+nehmen")).Body.Words(), StringComparison.Ordinal);
        Assert.Equal(["Ganz nehmen"], Titles(await anna.Page("/redaktion?meine=ja")));
        await bert.Post("/redaktion/arbeit", ("eine", $"abgegeben stale:{id}"));
        Assert.Equal(["Ganz nehmen"], Titles(await anna.Page("/redaktion?meine=ja")));
        await anna.Post("/redaktion/arbeit", ("tun", "abgegeben"), ("id", $"stale:{id}"));
        Assert.Empty(Titles(await anna.Page("/redaktion?meine=ja")));
    }

    [Fact]
    public async Task Several_are_done_at_once_and_taken_back_at_once()
    {
        var ids = new[] { await app.Publish(Whole("fertig-a") with { AmountMax = null }), await app.Publish(Whole("fertig-b") with { AmountMax = null }) };
        using var editor = await DeskClient.With(app, EditorRole.Edit);
        var answer = await editor.Post("/redaktion/arbeit", [("tun", "erledigt"), ("zurueck", "/redaktion?q=Ganz+fertig"), .. ids.Select(id => ("id", $"missingFacts:{id}"))]);
        var page = await editor.Page(answer.Headers.Location!.ToString());
        Assert.Contains("2 Aufgaben sind erledigt.", page.Body.Words(), StringComparison.Ordinal);
        Assert.Empty(Titles(page));
        var undo = page.QuerySelectorAll("form input[name=id]").Select(i => ("id", i.GetAttribute("value")!)).ToArray();
        await editor.Post("/redaktion/arbeit", [("tun", "wieder"), .. undo]);
        Assert.Equal(2, Titles(await editor.Page("/redaktion?q=Ganz+fertig")).Count);
    }

    [Fact]
    public async Task What_was_done_comes_back_with_the_next_version()
    {
        var content = Whole("wieder") with { AmountMax = null };
        var id = await app.Publish(content);
        using var editor = await DeskClient.With(app, EditorRole.Edit);
        await editor.Post("/redaktion/arbeit", ("eine", $"erledigt missingFacts:{id}"));
        Assert.Empty(Titles(await editor.Page("/redaktion?q=Ganz+wieder")));
        await app.Entries().Save(new EntryChange(id, content with { Summary = "Neu." }, EntryStatus.Published, 1, "test", null), Make.Now, CancellationToken.None);
        await app.Shown(id, 2);
        Assert.Equal(["Ganz wieder"], Titles(await editor.Page("/redaktion?q=Ganz+wieder")));
    }

    [Fact]
    public async Task Invented_work_is_neither_taken_nor_stored()
    {
        using var editor = await DeskClient.With(app, EditorRole.Edit);
        var answer = await editor.Post("/redaktion/arbeit", ("tun", "genommen"), ("id", "stale:erfunden"), ("zurueck", "https://example.org"));
        Assert.StartsWith("/redaktion?fertig=genommen&anzahl=0", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }
}
