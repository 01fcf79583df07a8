using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;

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

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }
}
