using System.Net.Http.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Hosts;

/// <summary>Several hosts over one store, as processes: writers at once, readers that follow the change feed of each host, and a host that is killed.</summary>
public sealed class SeveralHostsTests
{
    private const int Writers = 3, Each = 40;
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_follower_misses_a_change_or_sees_one_twice_while_hosts_are_killed()
    {
        using var folder = new TempFolder();
        await Follow(folder, Database.Sqlite(folder.File("directory.db")));
    }

    [Fact]
    public async Task The_same_on_sql_server()
    {
        await using var server = await TestServer.Start();
        using var folder = new TempFolder();
        await Follow(folder, server.Database, ("Store", "sqlserver"), ("ConnectionString", server.ConnectionString), ("UnencryptedStore", "true"));
    }

    [Fact]
    public async Task A_host_that_only_reads_answers_readers_and_takes_nothing()
    {
        using var folder = new TempFolder();
        var (code, _, errors) = await ProgramRun.Of("FundingDirectory.Api", folder.Path, [], ("ReadOnly", "true"));
        Assert.Equal(1, code);
        Assert.Contains("Host, der schreiben darf", errors);

        await using var writing = await HostProcess.Start(folder.Path);
        await using var reading = await HostProcess.Start(folder.Path, ("ReadOnly", "true"));
        async Task<int> Status(HostProcess host, string address) => (int)(await host.Client.GetAsync(new Uri(address, UriKind.Relative), cancel)).StatusCode;
        Assert.Equal((200, 200, 404, 404), (await Status(reading, "/api/v1/search?q=KI"), await Status(reading, "/foerdermittel"), await Status(reading, "/redaktion"), await Status(reading, "/fehler-melden")));
        Assert.Equal(200, await Status(writing, "/redaktion/anmelden"));
    }

    private async Task Follow(TempFolder folder, Database database, params (string Name, string Value)[] settings)
    {
        await using var one = await HostProcess.Start(folder.Path, settings);
        using var otherFolder = new TempFolder();
        // Another machine has a data folder of its own; only the embedded database is shared by the folder.
        await using var other = await HostProcess.Start(settings.Length > 0 ? otherFolder.Path : folder.Path, settings);
        using var done = new CancellationTokenSource();
        var feeds = new[] { one, other }.Select(h => new Feed(h, done.Token)).ToList();

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(() => Write(new EntryStore(database), w), cancel)).Append(Task.Run(async () =>
        {
            other.Kill();
            await other.Restart();
        }, cancel)));
        var expected = (await new EntryStore(database).ChangesSince(0, cancel)).ToDictionary(e => e.Id, e => (e.Version, e.Revision));
        await Eventually.Holds(() => feeds.TrueForAll(f => f.Last == expected.Values.Max(v => v.Revision)));
        await done.CancelAsync();
        foreach (var feed in feeds)
        {
            await feed.Ended;
            Assert.Equal(expected.OrderBy(e => e.Key, StringComparer.Ordinal), feed.Known.OrderBy(e => e.Key, StringComparer.Ordinal));
        }
    }

    /// <summary>New entries, and further versions of those already written.</summary>
    private static async Task Write(EntryStore store, int writer)
    {
        for (var i = 0; i < Each; i++)
        {
            var (slug, version) = ($"w{writer}-{i % 15}", i / 15);
            Assert.NotNull(await store.Save(new EntryChange(EntryId.From("test", slug), Make.Programme(slug, $"Fassung {version}"), EntryStatus.Published, version, "tester", null), DateTimeOffset.UtcNow, CancellationToken.None));
        }
    }

    /// <summary>A partner who keeps a copy by the change feed of one host.</summary>
    private sealed class Feed
    {
        private readonly HashSet<long> revisions = [];

        public Feed(HostProcess host, CancellationToken done) => Ended = Task.Run(() => Read(host, done), CancellationToken.None);

        public Dictionary<string, (int Version, long Revision)> Known { get; } = [];
        public long Last { get; private set; }
        public Task Ended { get; }

        private async Task Read(HostProcess host, CancellationToken done)
        {
            while (!done.IsCancellationRequested)
            {
                try
                {
                    var page = (await host.Client.GetFromJsonAsync<ChangePage>(new Uri($"/api/v1/changes?since={Last}", UriKind.Relative), CancellationToken.None))!;
                    foreach (var item in page.Items)
                    {
                        Assert.True(item.Revision > Last && revisions.Add(item.Revision), $"Revision {item.Revision} came after {Last}.");
                        (Last, Known[item.Id]) = (item.Revision, (item.Version, item.Revision));
                    }
                }
                catch (HttpRequestException)
                {
                    // The host was killed; a partner tries again.
                }
            }
        }

        private sealed record ChangePage(IReadOnlyList<Item> Items);

        private sealed record Item(long Revision, string Id, int Version);
    }
}
