using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Benches;

/// <summary>A data folder that holds given entries instead of the starter catalogue.</summary>
internal static class GeneratedStore
{
    private const int Words = 60_000, UsualText = 110;

    /// <summary>Invented entries with texts of the usual length.</summary>
    public static IReadOnlyList<Entry> Entries(int count) => new GeneratedEntries(new GeneratedWords(Words), UsualText).Take(count);

    public static Task Fill(string folder, IReadOnlyList<Entry> entries) => Fill(Database.Sqlite(Path.Combine(folder, "directory.db")), entries);

    public static async Task Fill(Database database, IReadOnlyList<Entry> entries)
    {
        await Migrations.Run(database, default);
        await new HarvestStore(database).Apply(new HarvestBatch
        {
            Run = new HarvestRun { Source = "generated", StartedAt = DateTimeOffset.UnixEpoch, FinishedAt = DateTimeOffset.UnixEpoch, Outcome = RunOutcome.Accepted, Counts = new HarvestCounts() },
            Changes = [.. entries.Select(e => new EntryChange(e.Id, e.Content, e.Status, 0, e.SavedBy, null))],
        }, default);
    }
}
