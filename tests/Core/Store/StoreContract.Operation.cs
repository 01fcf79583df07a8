using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>Leases, runs and links.</summary>
public abstract partial class StoreContract
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private LeaseStore Leases => new(Database);
    private LinkStore Links => new(Database);

    private Task<HarvestLease> Claim(string holder, TimeSpan after = default, string source = "test") => Leases.Claim(source, holder, Make.Now + after, Minute, CancellationToken.None);

    [Fact]
    public async Task A_lease_has_one_holder_and_says_since_when()
    {
        Assert.Equal("a", (await Claim("a")).Holder);
        var second = await Claim("b", TimeSpan.FromSeconds(30));
        Assert.Equal(("a", Make.Now), (second.Holder, second.Since));
        Assert.Equal("b", (await Claim("b", source: "other")).Holder);
    }

    [Fact]
    public async Task A_lease_that_was_given_back_or_ran_out_is_free()
    {
        await Claim("a");
        await Leases.Release("test", "b", Make.Now, CancellationToken.None);
        Assert.Equal("a", (await Claim("b")).Holder);
        await Leases.Release("test", "a", Make.Now, CancellationToken.None);
        Assert.Equal("b", (await Claim("b")).Holder);
        Assert.Equal("c", (await Claim("c", Minute)).Holder);
        Assert.False(await Leases.Renew("test", "b", Make.Now + Minute, Minute, CancellationToken.None));
    }

    [Fact]
    public async Task A_lease_that_is_renewed_does_not_run_out()
    {
        await Claim("a");
        Assert.True(await Leases.Renew("test", "a", Make.Now + Minute / 2, Minute, CancellationToken.None));
        Assert.Equal("a", (await Claim("b", Minute)).Holder);
    }

    [Fact]
    public async Task Of_many_who_want_a_lease_at_once_one_gets_it()
    {
        var holders = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () => (Mine: $"h{i}", Lease: await Claim($"h{i}")))));
        Assert.Single(holders, h => h.Lease.Holder == h.Mine);
        Assert.Single(holders.Select(h => h.Lease.Holder).Distinct());
    }

    [Fact]
    public async Task The_history_tells_the_last_run_from_the_last_good_one_and_counts_failures()
    {
        async Task Run(RunOutcome outcome, int day, bool kept = false, string source = "test") => await Harvests.Apply(new HarvestBatch
        {
            Run = new HarvestRun { Source = source, StartedAt = Make.Now.AddDays(day), FinishedAt = Make.Now.AddDays(day), Outcome = outcome, CaptureHash = $"h{day}", CapturedAt = kept ? Make.Now : null, Counts = new HarvestCounts() },
        }, CancellationToken.None);
        await Run(RunOutcome.Broken, 0);
        await Run(RunOutcome.Accepted, 1);
        await Run(RunOutcome.Refused, 2);
        await Run(RunOutcome.Broken, 3);
        await Run(RunOutcome.Broken, 4, source: "other");
        var history = new RunHistory(Database);
        var runs = (await history.Sources(CancellationToken.None))["test"];
        Assert.Equal((Make.Now.AddDays(3), Make.Now.AddDays(1), 2), (runs.Last!.FinishedAt, runs.LastGood!.FinishedAt, runs.Failures));
        Assert.Null((await history.Sources(CancellationToken.None))["other"].LastGood);

        await Run(RunOutcome.Accepted, 5, kept: true);
        runs = (await history.Sources(CancellationToken.None))["test"];
        Assert.Equal((Make.Now, Make.Now.AddDays(1), 0), (runs.Last!.CapturedAt, runs.LastGood!.FinishedAt, runs.Failures));
        Assert.Equal("h3", (await history.Captured("test", null, CancellationToken.None))!.CaptureHash);
        Assert.Equal(Make.Now.AddDays(2), (await history.Captured("test", "h2", CancellationToken.None))!.StartedAt);
        Assert.Null(await history.Captured("test", "h5", CancellationToken.None));
    }

    [Fact]
    public async Task A_link_keeps_its_last_state()
    {
        var check = new LinkCheck { Url = "https://example.org/" + new string('x', 900), State = LinkState.Suspect, Status = 404, CheckedAt = Make.Now, FailingSince = Make.Now };
        await Apply([check]);
        await Apply([check with { State = LinkState.Reachable, Status = 200, FailingSince = null, RedirectsTo = "https://example.org/neu", CheckedAt = Make.Now.AddDays(1) }]);
        var read = (await Links.All(CancellationToken.None))[check.Url];
        Assert.Equal((LinkState.Reachable, 200, null, "https://example.org/neu"), (read.State, read.Status!.Value, read.FailingSince, read.RedirectsTo));
        Assert.Equal((2L, Make.Now.AddDays(1)), (await Links.Latest(CancellationToken.None), (await Links.LastCheck(CancellationToken.None))!.Value));
    }

    [Fact]
    public async Task A_broken_link_waits_as_one_proposal_until_it_answers_again()
    {
        var proposal = new Proposal { Id = "p", EntryId = "e", BasedOn = 1, Origin = LinkStore.Origin, CreatedAt = Make.Now, CreatedBy = LinkStore.Origin, Reason = "weg", Content = Make.Programme() };
        await Apply([], ("e", proposal));
        await Apply([], ("e", proposal));
        Assert.Equal(["e"], await Links.OpenProposals(CancellationToken.None));
        await Apply([], ("e", null));
        Assert.Empty(await Links.OpenProposals(CancellationToken.None));
        await Apply([], ("e", proposal with { BasedOn = 2 }));
        Assert.Equal(["e"], await Links.OpenProposals(CancellationToken.None));
    }

    private Task Apply(LinkCheck[] checks, params (string Entry, Proposal? Proposal)[] proposals) =>
        Links.Apply(new LinkBatch(checks, proposals.ToDictionary(p => p.Entry, p => p.Proposal)), Make.Now, CancellationToken.None);
}
