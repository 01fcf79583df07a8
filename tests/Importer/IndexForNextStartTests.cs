using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

public sealed class IndexForNextStartTests
{
    private static async Task<Database> Filled(TempFolder folder)
    {
        var database = Database.Sqlite(Path.Combine(folder.Path, "directory.db"));
        await Migrations.Run(database, default);
        foreach (var entry in new GeneratedEntries(new GeneratedWords(1_000), 20).Take(10))
            await new EntryStore(database).Save(new EntryChange(entry.Id, entry.Content, entry.Status, 0, "test", null), DateTimeOffset.UtcNow, default);
        return database;
    }

    [Fact]
    public async Task The_next_host_finds_an_index_that_it_can_use()
    {
        using var folder = new TempFolder();
        var database = await Filled(folder);

        await IndexForNextStart.Leave(database, folder.Path, default);

        var entries = await new EntryStore(database).ChangesSince(0, default);
        Assert.Equal(10, IndexSnapshot.In(folder.Path).Load(entries, GeneratedEntries.Today, out var reason)?.Count);
        Assert.Null(reason);
    }

    [Fact]
    public async Task Who_stops_it_goes_without_an_index_and_hears_nothing_of_work_undone()
    {
        using var folder = new TempFolder();
        var database = await Filled(folder);

        await IndexForNextStart.Leave(database, folder.Path, new CancellationToken(canceled: true));

        Assert.False(File.Exists(Path.Combine(folder.Path, "search.index")));
    }

    [Fact]
    public async Task Beside_a_running_host_nothing_is_left()
    {
        using var folder = new TempFolder();
        var database = await Filled(folder);
        using var host = new FolderMark(folder.Path);

        await IndexForNextStart.Leave(database, folder.Path, default);

        Assert.False(File.Exists(Path.Combine(folder.Path, "search.index")));
    }
}
