using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>What of the raw answers and runs is old, and what never is.</summary>
public abstract partial class StoreContract
{
    private RetentionStore Retained => new(Database);

    /// <summary>A run on a day that kept answers under «h» and the day; a reparse when <paramref name="again"/>.</summary>
    private async Task Harvested(int day, RunOutcome outcome = RunOutcome.Accepted, string? hash = null, bool again = false, DateTimeOffset? sees = null)
    {
        var at = Make.Now.AddDays(day);
        await KeepAnswers(hash ?? $"h{day}", at);
        await Harvests.Apply(new HarvestBatch
        {
            Run = new HarvestRun { Source = "test", StartedAt = at, FinishedAt = at.AddMinutes(1), Outcome = outcome, CaptureHash = hash ?? $"h{day}", CapturedAt = again ? Make.Now : null, Counts = new() },
            Records = sees is null ? [] : [new SourceRecord { Source = "test", SourceId = $"r{day}", EntryId = $"e{day}", FirstSeen = at, LastSeen = sees.Value, Content = Make.Programme() }],
        }, CancellationToken.None);
    }

    private async Task KeepAnswers(string hash, DateTimeOffset at)
    {
        await using var connection = await Database.Open(CancellationToken.None);
        await Dapper.SqlMapper.ExecuteAsync(connection, "insert into capture (hash, source, fetched_at, files, bytes, path) select @hash, 'test', @at, 1, 10, @path where not exists (select 1 from capture where hash = @hash)", new { hash, at = Timestamp.Write(at), path = $"captures/test/{hash}.zip" });
    }

    private async Task<string[]> Stale(int before) => [.. (await Retained.Captures(Make.Now.AddDays(before), Make.Now.AddDays(20), CancellationToken.None)).Select(c => c.Hash)];

    [Fact]
    public async Task Answers_get_old_but_never_the_newest_nor_those_a_standing_record_was_last_seen_in()
    {
        await Harvested(0);
        await Harvested(1, sees: Make.Now.AddDays(1).AddMinutes(1));
        await Harvested(2);
        await Harvested(3);
        await Harvested(4, RunOutcome.Refused);
        // Equal answers are kept once and are as young as their newest run.
        await Harvested(5, hash: "h2");
        await Harvested(6, RunOutcome.Broken, hash: "h6");
        await KeepAnswers("nobody's", Make.Now);
        Assert.Equal(["h0", "nobody's"], (await Stale(1)).Order());
        Assert.Equal(["h0", "h3", "h4", "nobody's"], (await Stale(5)).Order());
        // h1: a record stands that was last seen there; h2: last good; h6: newest.
        Assert.Equal(["h0", "h3", "h4", "nobody's"], (await Stale(30)).Order());
    }

    [Fact]
    public async Task A_source_that_is_being_harvested_is_left_alone()
    {
        await Harvested(0);
        await Harvested(1);
        await Leases.Claim("test", "a", Make.Now.AddDays(20), Minute, CancellationToken.None);
        Assert.Empty(await Stale(30));
        await Leases.Release("test", "a", Make.Now.AddDays(20), CancellationToken.None);
        Assert.Equal(["h0"], await Stale(30));
    }

    [Fact]
    public async Task A_run_is_forgotten_when_it_is_old_its_answers_are_gone_and_nothing_rests_on_it()
    {
        await Harvested(0);
        await Harvested(1);
        await Harvested(2);
        await Harvested(3, hash: "h2", again: true);
        await Harvested(4, RunOutcome.Refused);
        await Harvested(5, RunOutcome.Broken);
        foreach (var capture in await Retained.Captures(Make.Now.AddDays(30), Make.Now.AddDays(20), CancellationToken.None)) await Retained.Forget(capture, CancellationToken.None);
        Assert.False(await Retained.IsKept("h0", CancellationToken.None));
        Task<int> Forget(int before, bool trial = false) => Retained.ForgetRuns(Make.Now.AddDays(before), trial, CancellationToken.None);
        Assert.Equal((1, 3, 3), (await Forget(1), await Forget(30, trial: true) + 1, await Forget(30) + 1));
        // The last good one, the one that read its answers again, and the newest.
        Assert.Equal([6L, 4, 3], (await Harvests.Runs("test", 0, 10, CancellationToken.None)).Select(r => r.Number));
        Assert.Equal("h5", (await new RunHistory(Database).Captured("test", null, CancellationToken.None))!.CaptureHash);
    }
}
