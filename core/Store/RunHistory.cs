using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>How the harvests of each source went, from all runs there ever were.</summary>
public sealed class RunHistory(Database database)
{
    private const string SqlNewest = """
        select number, source, started_at, finished_at, outcome, message, capture_hash, captured_at, counts from harvest_run
        where number in (select max(number) from harvest_run group by source)
        """;

    private const string SqlNewestGood = """
        select number, source, started_at, finished_at, outcome, message, capture_hash, captured_at, counts from harvest_run
        where number in (select max(number) from harvest_run where outcome = 'accepted' and captured_at is null group by source)
        """;

    private const string SqlFailures = """
        select r.source, count(*) as failures from harvest_run r
        where r.outcome <> 'accepted'
          and r.number > coalesce((select max(g.number) from harvest_run g where g.source = r.source and g.outcome = 'accepted'), 0)
        group by r.source
        """;

    /// <summary>Every source that was ever harvested, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, SourceRuns>> Sources(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        async Task<Dictionary<string, HarvestRun>> Runs(string sql) =>
            (await connection.QueryAsync<HarvestStore.RunRow>(new CommandDefinition(sql, cancellationToken: cancel))).Select(r => r.ToRun()).ToDictionary(r => r.Source);
        var (newest, good) = (await Runs(SqlNewest), await Runs(SqlNewestGood));
        var failures = (await connection.QueryAsync<FailureRow>(new CommandDefinition(SqlFailures, cancellationToken: cancel))).ToDictionary(f => f.Source, f => f.Failures);
        return newest.ToDictionary(r => r.Key, r => new SourceRuns(r.Key, r.Value, good.GetValueOrDefault(r.Key), failures.GetValueOrDefault(r.Key)));
    }

    private const string SqlCaptured = """
        select number, source, started_at, finished_at, outcome, message, capture_hash, captured_at, counts from harvest_run
        where number = (select max(number) from harvest_run where source = @Source and capture_hash is not null and captured_at is null and (@Hash is null or capture_hash = @Hash))
        """;

    /// <summary>The newest run of a source that kept raw answers, or kept exactly those; null when there is none.</summary>
    public async Task<HarvestRun?> Captured(string source, string? hash, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<HarvestStore.RunRow>(new CommandDefinition(SqlCaptured, new { Source = source, Hash = hash }, cancellationToken: cancel)))?.ToRun();
    }

    private sealed record FailureRow
    {
        public string Source { get; init; } = "";
        public int Failures { get; init; }
    }
}
