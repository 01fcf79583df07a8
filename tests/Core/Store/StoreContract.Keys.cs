using FundingDirectory.Core.Store;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Keys_are_shared_and_one_that_is_there_stays()
    {
        var store = new ProtectionKeyStore(Database);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => store.Add("key-1", $"<key n='{i}'/>", CancellationToken.None))));
        await store.Add("key-2", "<key/>", CancellationToken.None);
        var kept = await new ProtectionKeyStore(Database).All(CancellationToken.None);
        Assert.Equal((2, "<key/>"), (kept.Count, kept[1]));
    }

    [Fact]
    public async Task Hosts_that_start_at_once_make_the_schema_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.Run(Database, CancellationToken.None))));
        Assert.Equal(Migrations.Newest, await Migrations.Current(Database, CancellationToken.None));
    }

    [Fact]
    public async Task What_a_transaction_gives_up_never_was()
    {
        var store = Entries;
        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.InTransaction<int>(async transaction =>
        {
            await EntryStore.Write(transaction, [new EntryChange("x", Support.Make.Programme(), FundingDirectory.Core.Domain.EntryStatus.Published, 0, "tester", null)], Support.Make.Now, CancellationToken.None);
            throw new InvalidOperationException();
        }, CancellationToken.None));
        Assert.Equal(0, await store.LatestRevision(CancellationToken.None));
    }
}
