using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

/// <summary>A host that harvests by schedule: it starts the importer as a process, against a server on this machine.</summary>
public sealed class HarvestScheduleTests
{
    private const string Portal = "eu-funding-portal";

    private static DirectoryApp App(LocalServer server) =>
        new(("Harvest:Enabled", "true"), ("Harvest:Schedule:eu_funding_portal", "6h"), ("Harvest:EuSearchAddress", server.Address.ToString()));

    [Fact]
    public async Task What_is_due_is_harvested_and_its_outcome_shown()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 404, ""));
        await using var app = App(server);
        await app.InitializeAsync();
        var runs = new HarvestStore(app.Database);
        await Eventually.Holds(() => runs.LatestRun(CancellationToken.None).GetAwaiter().GetResult() == 2);
        var run = Assert.Single(await runs.Runs(Portal, 0, 10, CancellationToken.None));
        Assert.Equal((RunOutcome.Broken, "127.0.0.1 antwortet mit dem Status 404."), (run.Outcome, run.Message));

        async Task<System.Text.Json.Nodes.JsonObject> Source() => (await app.Get("/api/v1/sources"))["items"]!.AsArray().Single(s => s!["id"]!.GetValue<string>() == Portal)!.AsObject();
        await Eventually.Holds(() => Source().GetAwaiter().GetResult()["lastRun"] is not null);
        var source = await Source();
        Assert.Equal((run.Message, 1), (source["lastRun"]!["message"]!.GetValue<string>(), source["failedRuns"]!.GetValue<int>()));
        // After one failure the source rests for half an hour.
        Assert.Equal(run.FinishedAt.AddMinutes(30), source["nextRun"]!.GetValue<DateTimeOffset>());
        var page = await app.Client.GetStringAsync(new Uri("/quellen", UriKind.Relative));
        Assert.Contains(run.Message!, page);
    }

    [Fact]
    public async Task A_host_that_stops_stops_its_harvest_too_and_leaves_nothing_behind()
    {
        using var server = new LocalServer((_, _) => Task.Delay(Timeout.Infinite, TestContext.Current.CancellationToken));
        await using var app = App(server);
        await app.InitializeAsync();
        var database = app.Database;
        await Eventually.Holds(() => server.Asked.Count > 0);
        await app.Stop();
        var lease = await new LeaseStore(database).Claim(Portal, "next", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), CancellationToken.None);
        Assert.Equal("next", lease.Holder);
        Assert.Equal(1, await new HarvestStore(database).LatestRun(CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_schedule_nothing_is_harvested()
    {
        await using var app = new DirectoryApp();
        await app.InitializeAsync();
        Assert.All((await app.Get("/api/v1/sources"))["items"]!.AsArray(), s => Assert.Null(s!["nextRun"]));
    }
}
