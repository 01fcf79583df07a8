using System.Diagnostics;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Lists;

public sealed class EditSynonymsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private const string Address = "/redaktion/listen/synonyme";

    private async Task<int> Version() => (await app.Services.GetRequiredService<DeskListStore>().Versions(DeskListKind.Synonyms, CancellationToken.None)).FirstOrDefault()?.Version ?? 0;

    private async Task<HttpResponseMessage> Save(DeskClient desk, string text, int? over = null, string reason = "Mundart ergänzt") =>
        await desk.Post(Address, ("stand", $"{over ?? await Version()}"), ("synonyme", text), ("begruendung", reason));

    private async Task<IReadOnlyList<string>> Found(string words) => [.. (await app.Get($"/api/v1/search?q={words}"))["items"]!.AsArray().Select(i => i!["id"]!.GetValue<string>())];

    [Fact]
    public async Task Search_follows_a_changed_synonym_within_a_second_and_an_old_version_comes_back()
    {
        using var bert = await DeskClient.With(app, EditorRole.Approve, "Bert Wortreich");
        using var anna = await DeskClient.With(app, EditorRole.Edit);
        var id = await app.Publish(Make.Programme("schlagloch", "Zuschuss für Fahrbahnsanierung"));
        Assert.DoesNotContain(id, await Found("Quarkstrudel"));
        // Another test of this class may have left a list of its own.
        if (await Version() > 0) await Save(bert, Synonyms.Shipped, reason: "von vorn");

        Assert.Equal(302, (int)(await Save(bert, $"{Synonyms.Shipped}\nQuarkstrudel = Fahrbahnsanierung")).StatusCode);
        var watch = Stopwatch.StartNew();
        var changed = $"{await Version()}";
        await Eventually.Holds(async () => (await Found("Quarkstrudel")).Contains(id));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.DoesNotContain("Speichern", (await anna.Page(Address)).Body.Words(), StringComparison.Ordinal);

        Assert.Equal(302, (int)(await Save(bert, Synonyms.Shipped, reason: "doch nicht")).StatusCode);
        await Eventually.Holds(async () => !(await Found("Quarkstrudel")).Contains(id));
        var page = (await bert.Page(Address)).Body.Words();
        Assert.Contains("Bert Wortreich: Mundart ergänzt neu Quarkstrudel = Fahrbahnsanierung", page, StringComparison.Ordinal);
        Assert.Contains("weg Quarkstrudel = Fahrbahnsanierung", page, StringComparison.Ordinal);
        Assert.Equal(409, (int)(await bert.Post($"{Address}/wiederherstellen", ("stand", changed), ("fassung", changed))).StatusCode);
        Assert.Equal(302, (int)(await bert.Post($"{Address}/wiederherstellen", ("stand", $"{await Version()}"), ("fassung", changed))).StatusCode);
        await Eventually.Holds(async () => (await Found("Quarkstrudel")).Contains(id));
    }

    [Theory]
    [InlineData("KI = AI @2", "Zeile 1 der Synonyme"), InlineData("KI = AI\nAlleine", "Zeile 2 der Synonyme"), InlineData("  ", "Die Liste ist leer")]
    public async Task A_mistake_is_named_with_its_line_and_nothing_typed_is_lost(string text, string said)
    {
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        var before = await Version();
        var page = await DeskClient.Read(await Save(bert, text), 400);
        Assert.Contains(said, page.QuerySelector("#feld-synonyme-fehler").Words(), StringComparison.Ordinal);
        Assert.Equal(text.Trim(), page.QuerySelector("#feld-synonyme")!.TextContent.Trim());
        Assert.Equal(before, await Version());
    }

    [Fact]
    public async Task Somebody_else_s_version_is_met_and_not_overwritten()
    {
        using var bert = await DeskClient.With(app, EditorRole.Approve, "Bert Erster");
        using var anna = await DeskClient.With(app, EditorRole.Approve);
        var start = await Version();
        await Save(bert, "Eins = Zwei", start);
        var page = await DeskClient.Read(await Save(anna, "Drei = Vier", start), 409);
        Assert.Contains("Inzwischen hat Bert Erster gespeichert.", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal("Drei = Vier", page.QuerySelector("#feld-synonyme")!.TextContent.Trim());
        Assert.Equal($"{start + 1}", page.QuerySelector("input[name=stand]")!.GetAttribute("value"));
        Assert.Equal(start + 1, await Version());
    }

    [Fact]
    public async Task A_change_needs_its_reason()
    {
        using var bert = await DeskClient.With(app, EditorRole.Approve);
        Assert.NotNull((await DeskClient.Read(await Save(bert, "KI = AI", reason: " "), 400)).QuerySelector(".fd-errors a[href='#feld-begruendung']"));
    }
}
