using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer;

/// <summary>What tidying up removed: answers of the sources with their size, runs, and halves of answers that an interrupted harvest left.</summary>
public sealed record TidyReport(IReadOnlyList<StaleCapture> Captures, int Runs, int Leftovers);

/// <summary>Removes raw answers and runs that are older than the operator keeps them and that nothing needs.</summary>
/// <param name="isShared">Whether other machines use the store too: then answers whose file is not here are another's to remove.</param>
public sealed class Tidy(Database database, string dataFolder, bool isShared, Retention retention, TimeProvider time)
{
    // No harvest takes that long to write one archive.
    private static readonly TimeSpan Leftover = TimeSpan.FromDays(1);

    private readonly RetentionStore store = new(database);

    /// <summary>Tidies up; a dry run only says what would go.</summary>
    public async Task<TidyReport> Run(bool dryRun, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var captures = Retention.Before(retention.CaptureDays, now) is { } answersBefore ? await store.Captures(answersBefore, now, cancel) : [];
        if (isShared) captures = [.. captures.Where(c => File.Exists(Path.Combine(dataFolder, c.Path)))];
        if (!dryRun)
            foreach (var capture in captures) await Remove(capture, cancel);
        var runs = Retention.Before(retention.RunDays, now) is { } runsBefore ? await store.ForgetRuns(runsBefore, dryRun, cancel) : 0;
        return new(captures, runs, Leftovers(now.UtcDateTime - Leftover, dryRun));
    }

    private async Task Remove(StaleCapture capture, CancellationToken cancel)
    {
        await store.Forget(capture, cancel);
        // A harvest that began meanwhile may have kept equal answers again.
        var file = Path.Combine(dataFolder, capture.Path);
        if (!await store.IsKept(capture.Hash, cancel) && File.Exists(file)) File.Delete(file);
    }

    private int Leftovers(DateTime before, bool dryRun)
    {
        var folder = Path.Combine(dataFolder, "captures");
        if (!Directory.Exists(folder)) return 0;
        var parts = Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories).Where(f => File.GetLastWriteTimeUtc(f) < before).ToList();
        if (!dryRun) parts.ForEach(File.Delete);
        return parts.Count;
    }
}
