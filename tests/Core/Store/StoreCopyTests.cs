using Dapper;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

public sealed class StoreCopyTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    private async Task<Database> Filled(string name)
    {
        var database = Database.Sqlite(folder.File(name));
        await Migrations.Run(database, cancel);
        for (var i = 0; i < 250; i++) await Save(database, $"p{i}", 0);
        await Save(database, "p7", 1);
        await new EditorLog(database).Write(EditorEventKind.SignedIn, null, "Zeile mit 'Anführung' und \u001f Trenner", Make.Now, cancel);
        await new HarvestStore(database).Apply(new HarvestBatch { Run = new HarvestRun { Source = "test", StartedAt = Make.Now, FinishedAt = Make.Now, Outcome = RunOutcome.Accepted, Counts = new HarvestCounts() } }, cancel);
        return database;
    }

    private async Task Save(Database database, string slug, int expected) =>
        Assert.NotNull(await new EntryStore(database).Save(new EntryChange(EntryId.From("test", slug), Make.Programme(slug, $"Förderung {slug} 😀"), EntryStatus.Published, expected, "tester", null), Make.Now, cancel));

    [Fact]
    public async Task A_copy_says_everything_the_source_says_and_goes_on_from_there()
    {
        var (source, target) = (await Filled("a.db"), Database.Sqlite(folder.File("b.db")));
        var tables = await new StoreCopy(source, target).Run(cancel);
        Assert.All(tables, t => Assert.NotNull(t.Hash));
        Assert.Equal((251, 250), (tables.Single(t => t.Name == "entry_version").Rows, tables.Single(t => t.Name == "entry").Rows));
        Assert.Equivalent(await new EntryStore(source).ChangesSince(0, cancel), await new EntryStore(target).ChangesSince(0, cancel), strict: true);
        Assert.Equivalent(await new EntryStore(source).Versions(EntryId.From("test", "p7"), cancel), await new EntryStore(target).Versions(EntryId.From("test", "p7"), cancel), strict: true);
        await Save(target, "danach", 0);
        Assert.Equal(252, await new EntryStore(target).LatestRevision(cancel));
    }

    [Fact]
    public async Task A_copy_that_broke_off_goes_on_and_writes_only_what_is_missing_or_has_changed()
    {
        var (source, target) = (await Filled("a.db"), Database.Sqlite(folder.File("b.db"), mostPages: 180));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => new StoreCopy(source, target).Run(cancel));
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools(); // The limit clings to the connection, which is used again.
        target = Database.Sqlite(folder.File("b.db"));
        var before = (await new EntryStore(target).ChangesSince(0, cancel)).Count;
        await Save(source, "p8", 1);
        var tables = await new StoreCopy(source, target).Run(cancel);
        Assert.All(tables, t => Assert.NotNull(t.Hash));
        Assert.InRange(tables.Single(t => t.Name == "entry").Written, 1, 250 - before + 1);
        Assert.Equal(0, (await new StoreCopy(source, target).Run(cancel)).Sum(t => t.Written));
    }

    [Fact]
    public async Task What_the_source_lost_since_a_copy_broke_off_is_lost_in_the_copy_too()
    {
        var (source, target) = (await Filled("a.db"), Database.Sqlite(folder.File("b.db")));
        await new FormStore(source).Open("e", "anna", Make.Now, TimeSpan.FromHours(1), cancel);
        await new FormStore(source).Open("e", "bert", Make.Now, TimeSpan.FromHours(1), cancel);
        await new StoreCopy(source, target).Run(cancel);
        // As it is while a copy is under way.
        await using (var connection = await target.Open(cancel)) await connection.ExecuteAsync("insert into setting (name, value) select 'copy-under-way', entry_id || ' ' || saved_at from entry_version where revision = 1");
        await new FormStore(source).Close("e", "anna", cancel);

        var tables = await new StoreCopy(source, target).Run(cancel);
        Assert.All(tables, t => Assert.NotNull(t.Hash));
        Assert.Equal((1, 1), (tables.Single(t => t.Name == "desk_form").Rows, tables.Sum(t => t.Written)));
        // A copy that was finished is a store of its own: from now on nothing is taken from it.
        await new FormStore(source).Close("e", "bert", cancel);
        await Assert.ThrowsAsync<CopyRefusedException>(() => new StoreCopy(source, target).Run(cancel));
    }

    [Fact]
    public async Task A_target_with_data_of_its_own_is_left_as_it_is()
    {
        var (source, target) = (await Filled("a.db"), Database.Sqlite(folder.File("b.db")));
        await Migrations.Run(target, cancel);
        await Save(target, "eigen", 0);
        var refusal = await Assert.ThrowsAsync<CopyRefusedException>(() => new StoreCopy(source, target).Run(cancel));
        Assert.Contains("Tabelle entry: 1", refusal.Message);
        Assert.Equal("eigen", Assert.Single(await new EntryStore(target).ChangesSince(0, cancel)).Content.Slug);
    }

    [Fact]
    public async Task What_is_saved_while_it_copies_is_copied_too()
    {
        var (source, target) = (await Filled("a.db"), Database.Sqlite(folder.File("b.db")));
        var saving = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++) await Save(source, $"neu{i}", 0);
        }, cancel);
        await new StoreCopy(source, target).Run(cancel);
        await saving;
        var tables = await new StoreCopy(source, target).Run(cancel);
        Assert.All(tables, t => Assert.NotNull(t.Hash));
        Assert.Equal(270, tables.Single(t => t.Name == "entry").Rows);
    }

    [Fact]
    public async Task From_the_embedded_database_to_sql_server_and_back_nothing_changes()
    {
        await using var server = await TestServer.Start();
        var (source, back) = (await Filled("a.db"), Database.Sqlite(folder.File("back.db")));
        var there = await new StoreCopy(source, server.Database).Run(cancel);
        var again = await new StoreCopy(server.Database, back).Run(cancel);
        Assert.All(there, t => Assert.NotNull(t.Hash));
        Assert.Equal(there.Select(t => (t.Name, t.Hash)), again.Select(t => (t.Name, t.Hash)));
    }
}
