using FundingDirectory.Api;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Importer.Backups;

/// <summary>The drill of docs/operation: a directory that is written to is backed up, restored elsewhere and started there.</summary>
public sealed class RestoreDrillTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly DirectoryApp app = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Dispose();
    }

    private string DataFolder => app.Services.GetRequiredService<Settings>().DataFolder!;

    private string KeptCapture => Path.Combine(DataFolder, "captures", "test");

    private async Task Save(int number, int version, string title)
    {
        var content = Make.Programme($"geschrieben-{number}", title);
        await new EntryStore(app.Database).Save(new EntryChange(EntryId.From("test", content.Slug), content, EntryStatus.Published, version, "anna", "Übung"), DateTimeOffset.UtcNow, cancel);
    }

    /// <summary>Saves one entry after the other, each twice, until it is told to stop.</summary>
    private async Task Write(CancellationToken stop)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            await Save(number, 0, "Entwurf der Übung");
            await Save(number, 1, "Fassung der Übung");
        }
    }

    [Fact]
    public async Task What_was_saved_before_the_backup_is_there_after_the_restore_with_its_history()
    {
        await new CaptureStore(app.Database, DataFolder).Keep("test", [new RawFile("antwort.json", 2, () => new MemoryStream("{}"u8.ToArray()))], DateTimeOffset.UtcNow, cancel);
        var secret = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Übung").Protect("Sitzung");
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() => Write(stop.Token), cancel);
        await Eventually.Holds(() => new EntryStore(app.Database).Versions(EntryId.From("test", "geschrieben-3"), cancel).GetAwaiter().GetResult().Count == 2);
        var backup = folder.File("sicherung");
        var (code, output, errors) = await ImporterRun.Of(DataFolder, ["backup", backup]);
        await stop.CancelAsync();
        await writing;
        Assert.True(code == 0, errors);
        Assert.StartsWith("Sicherung vollständig: ", output, StringComparison.Ordinal);

        var elsewhere = folder.File("anderswo");
        (code, output, errors) = await ImporterRun.Of(elsewhere, ["restore", backup]);
        Assert.True(code == 0, errors);
        Assert.Contains("Wiederhergestellt in", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(elsewhere, "search.index")), "The host would have to read every text before it answers.");
        await using var restored = new DirectoryApp(("DataFolder", elsewhere));
        await restored.InitializeAsync();
        await SameAs(restored);
        Assert.Equal("Sitzung", restored.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("Übung").Unprotect(secret));
        Assert.Equal(Directory.GetFiles(KeptCapture).Select(Path.GetFileName), Directory.GetFiles(Path.Combine(elsewhere, "captures", "test")).Select(Path.GetFileName));
    }

    /// <summary>Up to its revision the restored store says what the first one said: every version of every entry, and over HTTP the changes partners follow.</summary>
    private async Task SameAs(DirectoryApp restored)
    {
        var (first, second) = (new EntryStore(app.Database), new EntryStore(restored.Database));
        var revision = await second.LatestRevision(cancel);
        Assert.InRange(revision, 8, await first.LatestRevision(cancel));
        var entries = await second.ChangesSince(0, cancel);
        Assert.Contains(entries, e => e.Content.Slug == "geschrieben-3" && e.Version == 2);
        foreach (var entry in entries)
        {
            var expected = (await first.Versions(entry.Id, cancel)).Where(v => v.Revision <= revision).Select(Row).ToList();
            Assert.Equal(expected, (await second.Versions(entry.Id, cancel)).Select(Row));
        }
        // Whatever the first store changed last before the backup is changed last here too: nothing is missing in between.
        var settled = (await first.ChangesSince(0, cancel)).Where(e => e.Revision <= revision).ToList();
        Assert.Equal(settled.Select(Row), entries.IntersectBy(settled.Select(e => e.Id), e => e.Id).Select(Row));
        // One entry at most was saved again after the backup.
        Assert.InRange(entries.Count - settled.Count, 0, 1);
        Assert.Equal(entries.Count, (await restored.Get("/api/v1/changes?since=0&limit=1"))["total"]!.GetValue<int>());
        Assert.Equal("Fassung der Übung", (await restored.Get("/api/v1/funding-programmes/geschrieben-3"))["title"]!.GetValue<string>());
    }

    private static string Row(Entry entry) => System.Text.Json.JsonSerializer.Serialize(entry, EntryJson.Options);

    [Fact]
    public async Task A_directory_that_runs_is_never_replaced()
    {
        var backup = folder.File("sicherung");
        Assert.Equal(0, (await ImporterRun.Of(DataFolder, ["backup", backup])).Code);
        var (code, _, errors) = await ImporterRun.Of(DataFolder, ["restore", backup, "--replace"]);
        Assert.Equal(1, code);
        Assert.Contains("läuft noch auf diesem Datenordner", errors, StringComparison.Ordinal);
        Assert.Equal("ready", (await app.Get("/healthz/ready"))["status"]!.GetValue<string>());
    }
}
