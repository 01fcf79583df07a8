using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>Raw answers that nobody needs any more. Path: below the data folder.</summary>
public sealed record StaleCapture
{
    public string Hash { get; init; } = "";
    public string Source { get; init; } = "";
    public string Path { get; init; } = "";
    public long Bytes { get; init; }
}

/// <summary>Forgets old raw answers and runs. Of each source the newest answers, the last good ones, and those in which a record that still stands was last seen are never old.</summary>
public sealed class RetentionStore(Database database)
{
    // A run under way may use equal answers again before it is stored, so a source that is being harvested is left alone.
    private const string SqlStale = """
        select hash, source, path, bytes from capture
        where fetched_at < @Before
          and not exists (select 1 from harvest_lease l where l.source = capture.source and l.holder <> '' and l.expires_at > @Now)
          and not exists (select 1 from harvest_run r where r.capture_hash = capture.hash and (
            r.started_at >= @Before
            or r.number in (select max(number) from harvest_run where capture_hash is not null and captured_at is null group by source)
            or r.number in (select max(number) from harvest_run where outcome = 'accepted' and captured_at is null group by source)
            or exists (select 1 from source_record s where s.source = r.source and s.withdrawn_at is null and (s.last_seen = r.finished_at or s.last_seen = r.started_at))))
        order by source, fetched_at, hash
        """;

    /// <summary>Raw answers older than a moment that nothing needs.</summary>
    public async Task<IReadOnlyList<StaleCapture>> Captures(DateTimeOffset before, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. await connection.QueryAsync<StaleCapture>(new CommandDefinition(SqlStale, new { Before = Timestamp.Write(before), Now = Timestamp.Write(now) }, cancellationToken: cancel))];
    }

    private const string SqlForget = """
        delete from capture where hash = @Hash
        """;

    /// <summary>Takes answers out of the index; their file is then nobody's.</summary>
    public async Task Forget(StaleCapture capture, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlForget, new { capture.Hash }, cancellationToken: cancel));
    }

    private const string SqlKept = """
        select count(*) from capture where hash = @Hash
        """;

    /// <summary>Whether answers are in the index (again).</summary>
    public async Task<bool> IsKept(string hash, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(SqlKept, new { Hash = hash }, cancellationToken: cancel)) > 0;
    }

    private const string SqlForgetRuns = """
        delete from harvest_run where finished_at < @Before
          and number not in (select max(number) from harvest_run group by source)
          and number not in (select max(number) from harvest_run where outcome = 'accepted' group by source)
          and number not in (select max(number) from harvest_run where outcome = 'accepted' and captured_at is null group by source)
          and not exists (select 1 from capture c where c.hash = harvest_run.capture_hash)
        """;

    /// <summary>Forgets runs older than a moment whose answers are gone; the last one of each source and its last good ones stay. Gives how many. <paramref name="trial"/>: it is
    /// only tried, nothing changes.</summary>
    public async Task<int> ForgetRuns(DateTimeOffset before, bool trial, CancellationToken cancel)
    {
        var forgotten = 0;
        await database.InTransaction<bool?>(async transaction =>
        {
            forgotten = await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlForgetRuns, new { Before = Timestamp.Write(before) }, transaction, cancellationToken: cancel));
            return trial ? null : true;
        }, cancel);
        return forgotten;
    }
}
