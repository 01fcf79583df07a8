using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>What a store says that cannot be asked; the rest is part of the contract of every store.</summary>
public sealed class StoreFiguresTests
{
    [Fact]
    public async Task A_store_that_cannot_be_asked_gives_no_figures_and_no_failure()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("directory.db"), new string('x', 5000));
        Assert.Null(await new StoreFigures(Database.Sqlite(folder.File("directory.db"))).Read(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_folder_is_in_use_as_long_as_one_of_its_hosts_runs()
    {
        using var folder = new TempFolder();
        Assert.False(FolderMark.IsInUse(folder.Path));
        using (var first = new FolderMark(folder.Path))
        {
            using (new FolderMark(folder.Path)) Assert.True(FolderMark.IsInUse(folder.Path));
            Assert.True(FolderMark.IsInUse(folder.Path));
        }
        Assert.False(FolderMark.IsInUse(folder.Path));
    }
}
