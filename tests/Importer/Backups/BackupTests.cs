using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Backups;
using FundingDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace FundingDirectory.Tests.Importer.Backups;

/// <summary>What is refused, and that a refusal leaves everything as it was.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    private string Data => folder.File("data");
    private string Saved => folder.File("sicherung");

    private async Task<Database> Store()
    {
        var database = Database.Sqlite(Path.Combine(Data, SqliteFile.Name));
        await Migrations.Run(database, cancel);
        await new EntryStore(database).Save(new EntryChange("e", Make.Programme(), FundingDirectory.Core.Domain.EntryStatus.Published, 0, "anna", null), Make.Now, cancel);
        await new CaptureStore(database, Data).Keep("test", [new RawFile("a.json", 1, () => new MemoryStream([1]))], Make.Now, cancel);
        return database;
    }

    private async Task<BackupManifest> Back() => (await Backup.Write(await Store(), Data, Saved, Make.Now, cancel)).Manifest;

    /// <summary>Everything below the folder of this test with its length.</summary>
    private string[] Everything() => [.. Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => $"{f} {new FileInfo(f).Length}")];

    [Fact]
    public async Task A_backup_says_what_it_holds_and_is_for_its_owner_only()
    {
        var manifest = await Back();
        Assert.Equal((1, 1L, 2), (manifest.Entries, manifest.Revision, manifest.Files.Count));
        var (read, refusal) = await Restore.Check(Saved, cancel);
        Assert.Null(refusal);
        Assert.Equal(manifest.Files, read!.Files);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Saved));
    }

    [Fact]
    public async Task A_raw_answer_that_is_gone_is_named()
    {
        var database = await Store();
        Directory.Delete(Path.Combine(Data, "captures"), recursive: true);
        Assert.StartsWith("captures/test/", Assert.Single((await Backup.Write(database, Data, Saved, Make.Now, cancel)).Missing), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("database", "hat einen anderen Inhalt"), InlineData("capture", "fehlt"), InlineData("manifest", "keine Sicherung"), InlineData("outside", "liegt außerhalb"), InlineData("newer", "neueren Fassung")]
    [InlineData("pages", "Die Datenbank der Sicherung ist beschädigt")]
    public async Task A_damaged_backup_is_refused_and_nothing_is_touched(string what, string reason)
    {
        var manifest = await Back();
        var (database, list) = (Path.Combine(Saved, SqliteFile.Name), Path.Combine(Saved, BackupManifest.Name));
        switch (what)
        {
            case "database": Flip(database); break;
            case "capture": File.Delete(Path.Combine(Saved, manifest.Files[1].Path)); break;
            case "manifest": File.WriteAllText(list, File.ReadAllText(list)[..100]); break;
            case "outside": File.WriteAllText(list, File.ReadAllText(list).Replace("captures/test", "../data/captures/test", StringComparison.Ordinal)); break;
            case "newer": await (manifest with { Schema = 9999 }).Write(Saved, cancel); break;
            default:
                // Damaged before it was backed up: the hashes are right, the database is not.
                Flip(database);
                await (manifest with { Files = [await HashedCopy.Describe(Saved, SqliteFile.Name, cancel)] }).Write(Saved, cancel);
                break;
        }
        var before = Everything();
        Assert.Contains(reason, (await Restore.Check(Saved, cancel)).Refusal, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task The_command_refuses_with_a_german_line_and_touches_nothing()
    {
        await Back();
        Flip(Path.Combine(Saved, SqliteFile.Name));
        var before = Everything();
        Assert.Equal((1, "", "Die Sicherung ist beschädigt: «directory.db» hat einen anderen Inhalt als bei der Sicherung. Nichts geändert."), await Said("restore", Saved));
        Assert.Equal(before, Everything());
    }

    private async Task<(int Code, string Output, string Errors)> Said(params string[] arguments)
    {
        var (code, output, errors) = await ImporterRun.Of(folder.File("neu"), arguments);
        return (code, output.Trim(), errors.Trim());
    }

    // Beyond the first pages, where only a full reading finds it.
    private static void Flip(string file)
    {
        SqliteConnection.ClearAllPools();
        var bytes = File.ReadAllBytes(file);
        Array.Fill(bytes, (byte)0xAA, 3 * 4096, 4096);
        File.WriteAllBytes(file, bytes);
    }

    [Fact]
    public async Task A_data_folder_with_content_is_replaced_only_when_told_and_kept_aside()
    {
        var manifest = await Back();
        SqliteConnection.ClearAllPools();
        File.WriteAllText(Path.Combine(Data, "später.txt"), "danach");
        var (aside, refusal) = await Restore.Run(Saved, manifest, Data, replace: false, Make.Now, cancel);
        Assert.Contains("nicht leer", refusal, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Data, "später.txt")));

        (aside, refusal) = await Restore.Run(Saved, manifest, Data, replace: true, Make.Now, cancel);
        Assert.Null(refusal);
        Assert.Equal("danach", File.ReadAllText(Path.Combine(aside!, "später.txt")));
        Assert.False(File.Exists(Path.Combine(Data, "später.txt")));
        Assert.Single(await new EntryStore(Database.Sqlite(Path.Combine(Data, SqliteFile.Name))).ChangesSince(0, cancel));
    }

    [Fact]
    public async Task A_restore_that_breaks_off_leaves_the_data_folder_as_it_was()
    {
        var manifest = await Back();
        SqliteConnection.ClearAllPools();
        File.AppendAllText(Path.Combine(Saved, manifest.Files[1].Path), "mehr");
        var before = Everything();
        await Assert.ThrowsAsync<IOException>(() => Restore.Run(Saved, manifest, Data, replace: true, Make.Now, cancel));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public async Task Where_something_lies_or_where_nothing_is_to_be_saved_no_backup_is_written()
    {
        Assert.Contains("keine Datenbank", Backup.Refusal(Data, Saved), StringComparison.Ordinal);
        await Store();
        Directory.CreateDirectory(Saved);
        Assert.Null(Backup.Refusal(Data, Saved));
        File.WriteAllText(Path.Combine(Saved, "anderes"), "");
        Assert.Contains("nicht leer", Backup.Refusal(Data, Saved), StringComparison.Ordinal);
        Assert.Contains("im Datenordner", Backup.Refusal(Data, Path.Combine(Data, "sicherung")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup"), InlineData("restore")]
    public async Task For_sql_server_the_operator_is_sent_to_its_own_tools(string command)
    {
        var (code, _, errors) = await ImporterRun.Of(Data, [command, Saved], ("Store", "sqlserver"));
        Assert.Equal(2, code);
        Assert.Contains("BACKUP DATABASE", errors, StringComparison.Ordinal);
    }
}
