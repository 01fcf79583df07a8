using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Dapper;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk;

/// <summary>A server that is killed while many editors save: whatever it was doing, nothing is half done, and nothing that was answered is lost.</summary>
public sealed class KilledServerTests
{
    private const int Writers = 3, Rounds = 3, MostSaves = 40;

    private readonly record struct Saved(string Entry, int Version);

    [Fact]
    public async Task No_half_save_is_left_whenever_it_is_killed()
    {
        using var folder = new TempFolder();
        await using var issuer = await TestIssuer.Start();
        issuer.Person = new() { ["sub"] = "1", ["name"] = "Anna Unverdrossen", ["groups"] = new[] { "alle" } };
        (string, string)[] settings = [.. issuer.Settings(("Oidc__RoleClaim", "groups"), ("Oidc__Roles__approve", "alle"), ("Editing__SecondPerson", "false")).Select(s => (s.Item1.Replace(":", "__", StringComparison.Ordinal), s.Item2))];
        var database = Database.Sqlite(Path.Combine(folder.Path, "directory.db"));
        var random = new Random(7);
        IReadOnlyDictionary<string, string> session = new Dictionary<string, string>();
        var planned = "";
        for (var round = 0; round < Rounds; round++)
        {
            var address = new Uri($"http://localhost:{FreePort()}");
            using var server = ProgramRun.Start("FundingDirectory.Api", folder.Path, ["--urls", $"http://127.0.0.1:{address.Port}"], settings);
            server.BeginOutputReadLine();
            server.BeginErrorReadLine();
            await Ready(address, server);
            if (session.Count == 0) session = await SignIn(address);
            // What was planned while no server ran appears as soon as one does.
            if (planned.Length > 0) await Eventually.Holds(async () => (await new EntryStore(database).Get(planned, CancellationToken.None))!.Content.Title == "Geplant");

            var answered = new List<Saved>();
            var writers = Enumerable.Range(0, Writers).Select(w => Task.Run(() => Write(address, session, $"kill-{round}-{w}", database, answered))).ToList();
            var enough = random.Next(3, MostSaves);
            await Eventually.Holds(() => { lock (answered) return answered.Count >= enough; });
            for (var spin = random.Next(20_000); spin > 0; spin--) Thread.SpinWait(20);
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
            await Task.WhenAll(writers);
            await Check(database, answered);
            if (round == 0) planned = await Plan(database);
        }
    }

    /// <summary>Saves drafts and publishes them, one after the other, until the server is gone.</summary>
    private static async Task Write(Uri address, IReadOnlyDictionary<string, string> session, string slug, Database database, List<Saved> answered)
    {
        var id = EntryId.From("test", slug);
        await new EntryStore(database).Save(new EntryChange(id, Make.Programme(slug), EntryStatus.Published, 0, "import:test", null), Make.Now, CancellationToken.None);
        using var editor = DeskClient.Nobody(address, session);
        try
        {
            for (var version = 1; ; version++)
            {
                var form = await editor.Form(id, ("title", $"{slug} {version}"), ("begruendung", $"Lauf {slug} {version}"));
                Assert.Equal(302, (int)(await editor.Save(id, form, "freigabe")).StatusCode);
                Assert.Equal(302, (int)(await editor.Post($"/redaktion/eintraege/{id}/freigeben", ("stand", "1"))).StatusCode);
                lock (answered) answered.Add(new(id, version + 1));
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone: that is the point.
        }
    }

    /// <summary>Entry, versions, drafts, counters and log agree.</summary>
    private static async Task Check(Database database, List<Saved> answered)
    {
        await using var connection = await database.Open(CancellationToken.None);
        Task<long> Count(string sql) => connection.ExecuteScalarAsync<long>(sql);
        Assert.Equal("ok", await connection.ExecuteScalarAsync<string>("pragma integrity_check"));
        // The newest version is the entry, and no version is missing.
        Assert.Equal(0, await Count("select count(*) from entry e where not exists (select 1 from entry_version v where v.entry_id = e.id and v.version = e.version and v.revision = e.revision and v.content = e.content and v.saved_at = e.saved_at)"));
        Assert.Equal(await Count("select sum(version) from entry"), await Count("select sum(n) from (select max(version) as n from entry_version group by entry_id)"));
        Assert.Equal(await Count("select sum(version) from entry"), await Count("select count(*) from entry_version"));
        Assert.Equal(await Count("select value from revision_counter where name = 'entry'"), await Count("select max(revision) from entry_version"));
        // A draft is decided exactly when its version is there.
        Assert.Equal(0, await Count("select count(*) from proposal p where p.origin = 'editor' and (p.state = 'accepted') <> exists (select 1 from entry_version v where v.entry_id = p.entry_id and v.saved_at = p.decided_at and v.reason like p.reason || '%')"));
        Assert.Equal(await Count("select count(*) from entry_version where reason like 'Lauf %'"), await Count("select count(*) from proposal where origin = 'editor' and state = 'accepted' and reason like 'Lauf %'"));
        Assert.Equal(0, await Count("select count(*) from proposal where origin = 'editor' and state not in ('draft', 'review', 'planned', 'accepted')"));
        Assert.Equal(await Count("select value from revision_counter where name = 'editor-event'"), await Count("select count(*) from editor_event"));
        // What the browser was told is saved is saved.
        foreach (var (entry, version) in answered.GroupBy(a => a.Entry).Select(g => (g.Key, g.Max(a => a.Version))))
            Assert.True(await connection.ExecuteScalarAsync<int>("select version from entry where id = @entry", new { entry }) >= version, $"{entry} lost version {version}");
    }

    private static async Task<string> Plan(Database database)
    {
        var (id, content) = (EntryId.From("test", "kill-plan"), Make.Programme("kill-plan"));
        await new EntryStore(database).Save(new EntryChange(id, content, EntryStatus.Published, 0, "import:test", null), Make.Now, CancellationToken.None);
        var draft = new Draft
        {
            Id = Guid.NewGuid().ToString(), EntryId = id, BasedOn = 1, Content = content with { Title = "Geplant" }, State = DraftState.Planned, PublishAt = DateTimeOffset.UtcNow, ApprovedBy = "Bert", Authors = ["Anna"],
            CreatedAt = Make.Now, ChangedAt = Make.Now, Reason = "geplant",
        };
        Assert.NotNull(await new DraftStore(database).Save(draft, CancellationToken.None));
        return id;
    }

    private static async Task<IReadOnlyDictionary<string, string>> SignIn(Uri address)
    {
        using var anna = DeskClient.Nobody(address, new Dictionary<string, string>());
        Assert.Equal("/redaktion", (await anna.SignInWithService()).Headers.Location?.ToString());
        return anna.Cookies.ToDictionary();
    }

    private static async Task Ready(Uri address, Process server)
    {
        using var client = new HttpClient { BaseAddress = address };
        await Eventually.Holds(async () =>
        {
            Assert.False(server.HasExited);
            try
            {
                return (await client.GetAsync(new Uri("/healthz/ready", UriKind.Relative))).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
