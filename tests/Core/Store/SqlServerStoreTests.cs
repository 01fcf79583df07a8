using System.Data.Common;
using Dapper;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>The same contract on a real SQL Server: every test in a database of its own, which is dropped afterwards.</summary>
public sealed class SqlServerStoreTests : StoreContract
{
    private TestServer? server;

    protected override Database Database => server!.Database;

    public override async ValueTask InitializeAsync()
    {
        server = await TestServer.Start();
        await base.InitializeAsync();
    }

    [Fact]
    public async Task The_victim_of_a_deadlock_does_its_work_again()
    {
        var (attempts, both) = (0, new Barrier(2));
        async Task<int> Cross(string first, string second) => await Database.InTransaction(async transaction =>
        {
            var isFirstTime = Interlocked.Increment(ref attempts) <= 2;
            await Raise(transaction, first);
            // Both hold one row before either asks for the other's; once is enough.
            if (isFirstTime) both.SignalAndWait(TimeSpan.FromSeconds(20));
            return await Raise(transaction, second);
        }, CancellationToken.None);

        await Task.WhenAll(Task.Run(() => Cross("entry", "run")), Task.Run(() => Cross("run", "entry")));
        Assert.Equal(3, attempts);
        Assert.Equal(2, await new EntryStore(Database).LatestRevision(CancellationToken.None));
    }

    private static Task<int> Raise(DbTransaction transaction, string counter) =>
        transaction.Connection!.ExecuteAsync("update revision_counter set value = value + 1 where name = @Name", new { Name = counter }, transaction);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
