using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

/// <summary>Links of entries in a real store against a server that answers by path: «/200-a» answers 200, «/404-b» 404 and so on.</summary>
public sealed class LinkCheckerTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly HurriedTime time = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;
    private readonly Dictionary<string, int> instead = [];
    private LocalServer server = null!;
    private Database database = null!;

    public async ValueTask InitializeAsync()
    {
        database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, cancel);
        server = new LocalServer((r, s) => LocalServer.Write(s, instead.GetValueOrDefault(r.Path, r.Path[1..].Split('-')[0] is var code && int.TryParse(code, out var status) ? status : 200), "",
            more: r.Path.StartsWith("/301", StringComparison.Ordinal) ? "Location: /200-moved\r\n" : ""));
    }

    public ValueTask DisposeAsync()
    {
        server.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Save(string slug, params string[] paths) => await new EntryStore(database).Save(
        new EntryChange(EntryId.From("test", slug), Make.Programme(slug) with { Links = [.. paths.Select(p => new Link { Url = new Uri(server.Address, p).ToString() })] }, EntryStatus.Published, 0, "test", null), time.GetUtcNow(), cancel);

    private async Task<LinkReport> Check(int limit = 100, string? source = null)
    {
        using var fetcher = new Fetcher(FetchPolicy.For(null) with { LocalLinks = true, Retries = 0, BreakAfter = 1000 }, time);
        return await new LinkChecker(database, fetcher).Run(limit, source, cancel);
    }

    private async Task<LinkState> State(string path) => (await new LinkStore(database).All(cancel))[new Uri(server.Address, path).ToString()].State;

    private async Task<Entry> Read(string slug)
    {
        var follower = new IndexFollower(database, time);
        await follower.Follow(cancel);
        return follower.Current.Find(EntryId.From("test", slug))!;
    }

    [Fact]
    public async Task Each_link_is_judged_on_its_own()
    {
        await Save("a", "200-a", "404-a", "410-a", "403-a", "429-a", "401-a", "500-a", "301-a");
        await Check();
        foreach (var (path, state) in new[]
        {
            ("200-a", LinkState.Reachable), ("404-a", LinkState.Suspect), ("410-a", LinkState.Suspect), ("403-a", LinkState.Unverifiable), ("429-a", LinkState.Unverifiable),
            ("401-a", LinkState.Unverifiable), ("500-a", LinkState.Disturbed), ("301-a", LinkState.Reachable),
        })
            Assert.True(state == await State(path), $"{path}: {await State(path)}");
        var links = (await Read("a")).Content.Links;
        Assert.Equal((LinkState.Reachable, new Uri(server.Address, "200-moved").ToString()), (links[7].State!.Value, links[7].RedirectsTo));
        Assert.All(links, l => Assert.NotNull(l.CheckedAt));
    }

    [Fact]
    public async Task Two_failures_a_day_apart_raise_one_proposal_that_ends_when_the_link_answers_again()
    {
        var store = new LinkStore(database);
        await Save("a", "200-a", "404-a");
        await Check();
        Assert.Empty(await store.OpenProposals(cancel));
        time.Advance(TimeSpan.FromHours(20));
        Assert.Empty((await Check()).Checks);
        time.Advance(TimeSpan.FromHours(5));
        Assert.EndsWith("404-a", Assert.Single((await Check()).NewlyBroken).Url);
        Assert.Equal([EntryId.From("test", "a")], await store.OpenProposals(cancel));
        time.Advance(TimeSpan.FromHours(25));
        Assert.Empty((await Check()).NewlyBroken);
        Assert.Single(await store.OpenProposals(cancel));
        Assert.Equal([LinkState.Reachable, LinkState.Broken], (await Read("a")).Content.Links.Select(l => l.State!.Value));

        instead["/404-a"] = 200;
        time.Advance(TimeSpan.FromHours(25));
        await Check();
        Assert.Empty(await store.OpenProposals(cancel));
        Assert.Equal(LinkState.Reachable, await State("404-a"));
    }

    [Fact]
    public async Task A_check_is_bounded_and_takes_those_that_wait_longest()
    {
        await Save("a", "200-a", "200-b", "200-c");
        Assert.Equal((2, 1), (await Check(limit: 2) is var first ? (first.Checks.Count, first.Waiting) : default));
        Assert.Single((await Check(limit: 2)).Checks);
        Assert.Empty((await Check()).Checks);
        time.Advance(TimeSpan.FromDays(8));
        Assert.Equal(3, (await Check()).Checks.Count);
    }

    [Fact]
    public async Task The_same_address_in_two_entries_is_looked_at_once_and_shown_in_both()
    {
        await Save("a", "200-a");
        await Save("b", "200-a");
        await Check();
        Assert.Single(server.Asked);
        Assert.Equal((LinkState.Reachable, LinkState.Reachable), ((await Read("a")).Content.Links[0].State!.Value, (await Read("b")).Content.Links[0].State!.Value));
    }

    [Fact]
    public async Task A_check_may_keep_to_one_source()
    {
        await Save("a", "200-a");
        Assert.Empty((await Check(source: "foerderdatenbank")).Checks);
        Assert.Single((await Check(source: "test")).Checks);
    }

    [Fact]
    public async Task When_nothing_answers_the_fault_is_ours_and_nothing_is_stored()
    {
        await Save("a", [.. Enumerable.Range(0, 8).Select(i => $"500-{i}")]);
        Assert.Contains("das eigene Netz", (await Check()).Refusal);
        Assert.Empty(await new LinkStore(database).All(cancel));
    }

    [Fact]
    public async Task What_is_not_a_web_address_is_not_looked_at()
    {
        await new EntryStore(database).Save(new EntryChange("x", Make.Programme("x") with { Links = [new Link { Url = "mailto:a@example.org" }, new Link { Url = "kein Link" }] }, EntryStatus.Published, 0, "test", null), time.GetUtcNow(), cancel);
        Assert.Empty((await Check()).Checks);
    }
}
