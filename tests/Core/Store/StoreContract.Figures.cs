using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>What monitoring is told of the store.</summary>
public abstract partial class StoreContract
{
    [Fact]
    public async Task Every_queue_is_counted_by_itself()
    {
        static Proposal Asks(string id, string origin) => new() { Id = id, EntryId = id, BasedOn = 1, Origin = origin, CreatedAt = Make.Now, CreatedBy = "test", Content = Make.Programme() };
        await Harvests.Apply(new HarvestBatch
        {
            Run = new HarvestRun { Source = "test", StartedAt = Make.Now, FinishedAt = Make.Now, Outcome = RunOutcome.Accepted, Counts = new() },
            Proposals = [Asks("a", "import:test"), Asks("b", "import:other"), Asks("c", Proposal.Duplicate), Asks("d", LinkStore.Origin)],
        }, CancellationToken.None);
        await Drafts.Save(NewDraft("e"), CancellationToken.None);
        await Drafts.Save(NewDraft("f") with { State = DraftState.Review }, CancellationToken.None);
        await new ReaderMessageStore(Database).Add(new ReaderMessage("m", "e", Make.Now, "Text", null), CancellationToken.None);

        var figures = (await new StoreFigures(Database).Read(CancellationToken.None))!;
        Assert.Equal(StoreFigures.QueueNames.ToDictionary(n => n, n => n == "import" ? 2L : 1L), figures.Queues);
        Assert.Equal(await new EntryStore(Database).LatestRevision(CancellationToken.None), figures.Revision);
    }
}
