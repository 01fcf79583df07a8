using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Lists;

public sealed class EditSourcesTests(EditSourcesTests.Planned planned) : IClassFixture<EditSourcesTests.Planned>
{
    private const string Address = "/redaktion/listen/quellen", Source = "foerderdatenbank";

    /// <summary>A host with a schedule whose time has not come.</summary>
    public sealed class Planned : IAsyncLifetime
    {
        internal DirectoryApp App { get; } = new(("Harvest:Enabled", "true"), ("Harvest:Schedule:catalogue", "400d"));

        public ValueTask InitializeAsync() => App.InitializeAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private DirectoryApp App => planned.App;

    private async Task<System.Text.Json.Nodes.JsonNode> Of(string source) => (await App.Get("/api/v1/sources"))["items"]!.AsArray().Single(s => s!["id"]!.GetValue<string>() == source)!;

    [Fact]
    public async Task A_source_is_put_on_hold_and_planned_anew_and_its_notes_stay_at_the_desk()
    {
        using var bert = await DeskClient.With(App, EditorRole.Approve);
        Assert.NotNull((await Of("catalogue"))["nextRun"]);
        var typed = new[] { ("begruendung", "Umbau dort"), ("catalogue-angehalten", "ja"), ("catalogue-kontakt", "Frau Beispiel"), ("catalogue-notiz", "Kommt im Mai wieder") };
        Assert.Equal(302, (int)(await bert.Post(Address, [("stand", "0"), .. typed])).StatusCode);
        await Eventually.Holds(async () => (await Of("catalogue"))["paused"]!.GetValue<bool>());
        Assert.Null((await Of("catalogue"))["nextRun"]);
        var shown = (await App.Page("/quellen")).Body.Words();
        Assert.Contains("von der Redaktion angehalten", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Frau Beispiel", shown, StringComparison.Ordinal);
        using var reader = await DeskClient.With(App, EditorRole.Read);
        Assert.Contains("Kontakt Frau Beispiel", (await reader.Page(Address)).Body.Words(), StringComparison.Ordinal);

        Assert.Equal(302, (int)(await bert.Post(Address, ("stand", "1"), ("begruendung", "wieder da"), ("catalogue-rhythmus", "300d"))).StatusCode);
        await Eventually.Holds(async () => (await Of("catalogue"))["nextRun"] is not null);
        Assert.False((await Of("catalogue"))["paused"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_rhythm_that_is_none_is_said_at_its_field()
    {
        using var bert = await DeskClient.With(App, EditorRole.Approve);
        var page = await DeskClient.Read(await bert.Post(Address, ("stand", "0"), ("begruendung", "x"), ($"{Source}-rhythmus", "oft"), ($"{Source}-notiz", "<script>1</script>")), 400);
        Assert.Contains("Erwartet wird ein Abstand", page.QuerySelector($"#feld-{Source}-rhythmus-fehler").Words(), StringComparison.Ordinal);
        Assert.Equal("<script>1</script>", page.QuerySelector($"#feld-{Source}-notiz")!.TextContent);
    }

    [Fact]
    public void What_editors_decide_changes_a_plan_but_never_makes_one()
    {
        var plan = new HarvestPlan(new Dictionary<string, Rhythm> { ["a"] = new(), ["b"] = new() });
        var notes = new Dictionary<string, SourceNote> { ["a"] = new() { Paused = true, Schedule = "6h" }, ["b"] = new() { Schedule = "6h" }, ["c"] = new() { Schedule = "04:30" } };
        Assert.Equal([("b", TimeSpan.FromHours(6)), ("c", TimeSpan.FromDays(1))], plan.With(notes).Rhythms.OrderBy(r => r.Key).Select(r => (r.Key, r.Value.Every)));
        Assert.Empty(new HarvestPlan(new Dictionary<string, Rhythm>()).With(notes).Rhythms);
    }
}
