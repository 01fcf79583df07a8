using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>The directory that readers see follows the store.</summary>
public sealed class IndexFollowerTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _notes = [];
    private Database _database = null!;
    private EntryStore _store = null!;

    private string Snapshot => _folder.File("search.index");

    public async ValueTask InitializeAsync()
    {
        _database = Database.Sqlite(_folder.File("directory.db"));
        await Migrations.Run(_database, CancellationToken.None);
        _store = new EntryStore(_database);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private IndexFollower Follower() => new(_database, TimeProvider.System, new IndexSnapshot(Snapshot)) { Note = _notes.Add };

    private async Task<Entry> Save(string id, string title, int expected = 0, EntryStatus status = EntryStatus.Published) =>
        (await _store.Save(new EntryChange(id, new FundingProgramme { Slug = id, Title = title }, status, expected, "import:test", null), DateTimeOffset.UnixEpoch, CancellationToken.None))!;

    [Fact]
    public async Task Changes_reach_the_directory_and_its_index_together()
    {
        await Save("a", "Breitband");
        await Save("b", "Breitband");
        using var follower = Follower();
        Assert.True(await follower.Follow(CancellationToken.None));
        Assert.False(await follower.Follow(CancellationToken.None));
        var before = follower.Current;

        await Save("a", "Leihrad", 1);
        await Save("b", "Breitband", 1, EntryStatus.Archived);
        var last = await Save("c", "Mobilfunk");
        Assert.True(await follower.Follow(CancellationToken.None));
        var after = follower.Current;
        Assert.Equal(["a"], after.Index.Ids("Leihrad"));
        Assert.Empty(after.Index.Ids("Breitband"));
        Assert.Equal(["a", "c"], after.Entries.Select(e => e.Id));
        Assert.Equal((2, last.Revision), (after.Find("a")!.Version, after.Revision));
        Assert.Null(after.Find("b"));
        Assert.Null(after.Find(EntryKind.FundingProgramme, "b"));
        Assert.Equal("c", after.Find(EntryKind.FundingProgramme, "c")?.Id);
        Assert.Equal(["a", "b"], before.Index.SortedIds("Breitband"));
        Assert.Equal(["a", "b"], before.Entries.Select(e => e.Id));
    }

    [Fact]
    public async Task Many_changes_one_after_the_other_end_in_a_full_build_and_lose_nothing()
    {
        await Save("p0", "Programm");
        using var follower = Follower();
        await follower.Follow(CancellationToken.None);
        for (var i = 1; i <= 230; i++)
        {
            await Save($"p{i}", $"Programm Nummer{i}");
            await follower.Follow(CancellationToken.None);
            Assert.Equal(i + 1, follower.Current.Index.Search(new SearchQuery { Text = "Programm" }).Total);
        }
        await Eventually.Holds(() =>
        {
            follower.Follow(CancellationToken.None).GetAwaiter().GetResult();
            return File.Exists(Snapshot) && follower.Current.Index.Search(new SearchQuery { Text = "Programm" }).Total == 231;
        });
        Assert.Equal(["p229"], follower.Current.Index.Ids("Nummer229"));
    }

    [Fact]
    public async Task A_start_takes_the_stored_index_and_what_changed_since()
    {
        await Save("a", "Breitband");
        for (var i = 0; i < 20; i++) await Save($"x{i}", $"Weiteres Programm {i}");
        using (var first = Follower()) await first.Follow(CancellationToken.None);
        Assert.True(File.Exists(Snapshot));
        await Save("a", "Leihrad", 1);
        using var second = Follower();
        await second.Follow(CancellationToken.None);
        Assert.Equal(["a"], second.Current.Index.Ids("Leihrad"));
        Assert.Equal(20, second.Current.Index.Search(new SearchQuery { Text = "Programm" }).Total);
        Assert.Empty(_notes);
    }

    [Fact]
    public async Task A_damaged_snapshot_is_named_in_one_line_and_replaced()
    {
        await Save("a", "Breitband");
        await File.WriteAllTextAsync(Snapshot, new string('x', 500));
        using (var follower = Follower())
        {
            await follower.Follow(CancellationToken.None);
            Assert.Equal(["a"], follower.Current.Index.Ids("Breitband"));
        }
        Assert.Equal("The stored search index was not used: it was written by another version. It is built anew.", Assert.Single(_notes));
        using var next = Follower();
        await next.Follow(CancellationToken.None);
        Assert.Single(_notes);
    }

    [Fact]
    public async Task Without_a_place_to_write_there_is_one_line_and_everything_works()
    {
        await Save("a", "Breitband");
        using (var follower = new IndexFollower(_database, TimeProvider.System, new IndexSnapshot(_folder.File("missing/search.index"))) { Note = _notes.Add })
        {
            await follower.Follow(CancellationToken.None);
            Assert.Equal(["a"], follower.Current.Index.Ids("Breitband"));
        }
        Assert.StartsWith("The search index could not be stored: ", Assert.Single(_notes), StringComparison.Ordinal);
    }
}
