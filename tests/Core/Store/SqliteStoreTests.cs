using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Tests.Core.Store;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly TempFolder folder = new();

    protected override Database Database => field ??= Database.Sqlite(folder.File("directory.db"));

    public override ValueTask DisposeAsync()
    {
        folder.Dispose();
        return base.DisposeAsync();
    }
}
