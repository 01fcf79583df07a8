using System.Diagnostics;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

/// <summary>A run succeeds whole or changes nothing, even when its process is killed or the disk is full.</summary>
public sealed class AtomicityTests : IDisposable
{
    private const int Many = 3_000;
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string DatabaseFile => Path.Combine(folder.Path, "data", "directory.db");

    /// <summary>A large catalogue file, long enough that its transaction reaches the disk before it ends.</summary>
    private string Catalogue()
    {
        var text = string.Join(' ', Enumerable.Repeat("Ein langer Text über nichts Bestimmtes.", 40));
        var programmes = Enumerable.Range(0, Many).Select(i => (EntryContent)(Make.Programme($"p{i}", $"Programm {i}") with { Description = text, Sources = [], Provenance = [new Provenance { Field = "title", Source = "test" }] }));
        var from = Directory.CreateDirectory(folder.File("from")).FullName;
        File.WriteAllBytes(Path.Combine(from, "entries.json"), JsonSerializer.SerializeToUtf8Bytes(programmes, EntryJson.Options));
        return from;
    }

    private Process Start(string from)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Harvester).Assembly.Location, "run", "catalogue", "--from", from]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FundingDirectory__DataFolder"] = folder.File("data");
        return Process.Start(start)!;
    }

    [Fact]
    public async Task A_process_killed_while_storing_leaves_nothing_half_written_and_the_next_run_succeeds()
    {
        var from = Catalogue();
        using (var killed = Start(from))
        {
            // The log grows beyond the schema only when the large transaction spills: then it is in the middle of storing.
            while (!killed.HasExited && (!File.Exists(DatabaseFile + "-wal") || new FileInfo(DatabaseFile + "-wal").Length < 4_000_000)) await Task.Yield();
            Assert.False(killed.HasExited, "The run was over before it could be killed.");
            killed.Kill();
            await killed.WaitForExitAsync();
        }
        var database = Database.Sqlite(DatabaseFile);
        Assert.Equal((0L, 0L), (await new EntryStore(database).LatestRevision(CancellationToken.None), await new HarvestStore(database).LatestRun(CancellationToken.None)));
        Assert.Empty(await new EntryStore(database).ChangesSince(0, CancellationToken.None));
        Assert.Empty(await new HarvestStore(database).Records("catalogue", CancellationToken.None));

        using var next = Start(from);
        var output = await next.StandardOutput.ReadToEndAsync();
        await next.WaitForExitAsync();
        Assert.True(next.ExitCode == 0, output);
        Assert.Equal(Many, (await new EntryStore(database).ChangesSince(0, CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_full_disk_is_told_in_one_sentence_and_changes_nothing()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Says(20));
        var dump = await stage.Dump();
        var tight = Database.Sqlite(Path.Combine(stage.Folder, "directory.db"), mostPages: 120);
        var report = await new Harvester(tight, stage.Folder, stage.Clock).Run(new SaidConnector("said", Says(2_000)),
            () => Task.FromResult<IReadOnlyList<FundingDirectory.Importer.Fetching.Capture>>([SharedSources.Bytes("a", [1])]), dryRun: false, CancellationToken.None);
        Assert.Equal((RunOutcome.Broken, "Speichern ist nicht möglich: Der Speicherplatz reicht nicht. Nichts wurde geändert."), (report.Run.Outcome, report.Run.Message));
        Assert.Equal(dump, await stage.Dump());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools(); // The limit clings to the connection, which is used again.
        Assert.Equal(1_980, (await stage.Run(Says(2_000))).Run.Counts.Added);
    }

    private static Parsed Says(int count) => new() { Complete = true, Records = [.. Enumerable.Range(0, count).Select(i => new ParsedRecord($"p{i}", Make.Programme($"p{i}", $"Programm {i}")))] };
}
