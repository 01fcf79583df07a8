using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Benches;

/// <summary>A harvest of as many records as the federal export has: first run, and the same again.</summary>
internal static class ImportBench
{
    private const int Records = 2_500;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var database = Database.Sqlite(Path.Combine(folder.FullName, "directory.db"));
            await Migrations.Run(database, CancellationToken.None);
            var harvester = new Harvester(database, folder.FullName, TimeProvider.System);
            var first = await Time(harvester);
            var second = await Time(harvester);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Records} records: first run {first.Time.TotalSeconds:0.00} s ({first.Run.Counts.Added} new), again {second.Time.TotalSeconds:0.00} s ({second.Run.Counts.Unchanged} unchanged), {second.Time / first.Time:0.00} x"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(TimeSpan Time, HarvestRun Run)> Time(Harvester harvester)
    {
        var start = Stopwatch.GetTimestamp();
        var report = await harvester.Run(new Grown(), () => Task.FromResult<IReadOnlyList<Capture>>([new Capture { Name = "grown", FetchedAt = DateTimeOffset.UtcNow, Bytes = new byte[] { 1 } }]), dryRun: false, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(start), report.Run);
    }

    /// <summary>The programmes of the starter catalogue, repeated.</summary>
    private sealed class Grown : IConnector
    {
        public Source Source { get; } = new() { Id = "bench", Name = "bench", Homepage = "/", Licence = "CC0-1.0", Attribution = "bench", Interval = TimeSpan.FromDays(1) };

        public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) => throw new NotSupportedException();

        public Parsed Parse(IReadOnlyList<Capture> captures) => new() { Records = [.. Starter.Grown(Records).Select((e, i) => new ParsedRecord($"{i}", e.Content))], Complete = true };
    }
}
