using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Everything one accepted run changes; it is stored whole or not at all.</summary>
public sealed record HarvestBatch
{
    public required HarvestRun Run { get; init; }
    public IReadOnlyList<EntryChange> Changes { get; init; } = [];
    /// <summary>Source records to insert or replace.</summary>
    public IReadOnlyList<SourceRecord> Records { get; init; } = [];
    /// <summary>Records that the source no longer names: since when, and whether that withdraws them. What they said last stays.</summary>
    public IReadOnlyList<LastRecord> Missing { get; init; } = [];
    /// <summary>Records that say what they said last: they are only seen once more.</summary>
    public IReadOnlyList<SameRecord> Unchanged { get; init; } = [];
    /// <summary>New proposals.</summary>
    public IReadOnlyList<Proposal> Proposals { get; init; } = [];
    /// <summary>Open proposals that now say something else.</summary>
    public IReadOnlyList<Proposal> Renewed { get; init; } = [];
    /// <summary>Ids of open proposals whose conflict disappeared.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];
    /// <summary>Rows of the municipality register; null for every source but the register's own.</summary>
    public RegisterChange? Register { get; init; }
}

/// <summary>Runs, and what each source said last.</summary>
public sealed class HarvestStore(Database database)
{
    private const string SqlRecords = """
        select source, source_id, entry_id, first_seen, last_seen, missing_since, withdrawn_at, content, raw_mark from source_record where source = @Source
        """;

    /// <summary>Every record of one source as harvested last, by the source's own key.</summary>
    public async Task<IReadOnlyDictionary<string, SourceRecord>> Records(string source, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        Dictionary<string, SourceRecord> records = new(StringComparer.Ordinal);
        // Row by row: the contents as text and as objects together would take several times the memory.
        await foreach (var row in connection.QueryUnbufferedAsync<RecordRow>(SqlRecords, new { Source = source }).WithCancellation(cancel)) records[row.SourceId] = row.ToRecord();
        return records;
    }

    private const string SqlLast = """
        select r.source, r.source_id, r.entry_id, r.first_seen, r.last_seen, r.missing_since, r.withdrawn_at, r.content_mark,
          case when e.id is null then 0 else 1 end as has_entry,
          case when e.status = 'published' and r.withdrawn_at is null
            and not exists (select 1 from proposal p where p.entry_id = r.entry_id and p.state = 'open') then 1 else 0 end as stands
        from source_record r left join entry e on e.id = r.entry_id where r.source = @Source
        """;

    /// <summary>What a source said last beside what it says now, without contents. <paramref name="now"/>: the fingerprint of the content harvested now by
    /// source id, null for what is not named now. A record that says the same, whose entry is published and waits for no decision, need not be compared.</summary>
    public async Task<LastHarvest> Last(string source, Func<string, UInt128?> now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        Dictionary<string, LastRecord> others = new(StringComparer.Ordinal);
        Dictionary<string, string> unchanged = new(StringComparer.Ordinal);
        await foreach (var row in connection.QueryUnbufferedAsync<RecordRow>(SqlLast, new { Source = source }).WithCancellation(cancel))
        {
            if (row is { Stands: true, ContentMark: not null } && now(row.SourceId) == RecordRow.ReadMark(row.ContentMark)) unchanged[row.SourceId] = row.EntryId;
            else others[row.SourceId] = row.ToLast();
        }
        return new(others, unchanged);
    }

    private const string SqlMarks = """
        select source_id, content_mark, raw_mark from source_record where source = @Source and content_mark is not null and raw_mark is not null
          and exists (select 1 from entry e where e.id = source_record.entry_id)
        """;

    /// <summary>The marks of a source's records whose raw data bears one, by source id.</summary>
    public async Task<IReadOnlyDictionary<string, RecordMarks>> Marks(string source, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<RecordRow>(new CommandDefinition(SqlMarks, new { Source = source }, cancellationToken: cancel));
        return rows.ToDictionary(r => r.SourceId, r => new RecordMarks(RecordRow.ReadMark(r.RawMark)!.Value, RecordRow.ReadMark(r.ContentMark)!.Value), StringComparer.Ordinal);
    }

    private const string SqlContents = """
        select source, source_id, content from source_record where source = @Source
        """;

    /// <summary>What is worth keeping of the last contents of those records of a source that are <paramref name="wanted"/>, by source id. One content at a time is in memory.</summary>
    public async Task<IReadOnlyDictionary<string, T>> Read<T>(string source, Func<string, bool> wanted, Func<string, EntryContent, T> keep, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        Dictionary<string, T> kept = new(StringComparer.Ordinal);
        await foreach (var row in connection.QueryUnbufferedAsync<RecordRow>(SqlContents, new { Source = source }).WithCancellation(cancel))
            if (wanted(row.SourceId)) kept[row.SourceId] = keep(row.SourceId, row.ToContent());
        return kept;
    }

    private const string SqlSightings = """
        select source, source_id, entry_id, first_seen, last_seen, missing_since, withdrawn_at from source_record
        """;

    /// <summary>When each source saw each record, without contents.</summary>
    public async Task<IReadOnlyList<Sighting>> Sightings(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<RecordRow>(new CommandDefinition(SqlSightings, cancellationToken: cancel));
        return [.. rows.Select(r => new Sighting(r.Source, r.SourceId, r.EntryId, Timestamp.Read(r.FirstSeen), Timestamp.Read(r.LastSeen), Timestamp.ReadOptional(r.WithdrawnAt)))];
    }

    private const string SqlRuns = """
        select number, source, started_at, finished_at, outcome, message, capture_hash, captured_at, counts from
          (select r.*, row_number() over (order by number desc) as place from harvest_run r where @Source is null or source = @Source) page
        where place > @Skip and place <= @Skip + @Take order by place
        """;

    /// <summary>Runs, newest first; of one source when it is given.</summary>
    public async Task<IReadOnlyList<HarvestRun>> Runs(string? source, int offset, int limit, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<RunRow>(new CommandDefinition(SqlRuns, new { Source = source, Skip = offset, Take = limit }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToRun())];
    }

    private const string SqlLatestRun = """
        select value from revision_counter where name = 'run'
        """;

    /// <summary>Number of the newest run; 0 when there was none.</summary>
    public async Task<long> LatestRun(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatestRun, cancellationToken: cancel));
    }

    /// <summary>Begins to store a run part by part: it counts whole, when it is finished, or not at all. <paramref name="trial"/>: it is only read, nothing is stored.</summary>
    public async Task<HarvestTransaction> Begin(bool trial, CancellationToken cancel)
    {
        var connection = await database.Open(cancel);
        try
        {
            return new HarvestTransaction(database, connection, trial ? null : await connection.BeginTransactionAsync(cancel));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stores a run with everything it changes in one transaction; null when somebody else saved an entry or decided a proposal in between,
    /// and then nothing is stored: reconcile again.</summary>
    public async Task<HarvestRun?> Apply(HarvestBatch batch, CancellationToken cancel)
    {
        await using var transaction = await Begin(trial: false, cancel);
        return await transaction.Write(batch, cancel) ? await transaction.Finish(batch.Run, cancel) : null;
    }

    /// <summary>A run as Dapper fills it.</summary>
    internal sealed record RunRow
    {
        public long Number { get; init; }
        public string Source { get; init; } = "";
        public string StartedAt { get; init; } = "";
        public string FinishedAt { get; init; } = "";
        public string Outcome { get; init; } = "";
        public string? Message { get; init; }
        public string? CaptureHash { get; init; }
        public string? CapturedAt { get; init; }
        public string Counts { get; init; } = "";

        public static RunRow From(HarvestRun run) => new()
        {
            Number = run.Number, Source = run.Source, StartedAt = Timestamp.Write(run.StartedAt), FinishedAt = Timestamp.Write(run.FinishedAt),
            Outcome = Vocabulary.Code(run.Outcome), Message = run.Message, CaptureHash = run.CaptureHash,
            CapturedAt = run.CapturedAt is { } at ? Timestamp.Write(at) : null, Counts = JsonSerializer.Serialize(run.Counts, EntryJson.Options),
        };

        public HarvestRun ToRun() => new()
        {
            Number = Number, Source = Source, StartedAt = Timestamp.Read(StartedAt), FinishedAt = Timestamp.Read(FinishedAt),
            Outcome = Vocabulary.Parse<RunOutcome>(Outcome) ?? throw new InvalidDataException($"Unknown outcome {Outcome} in run {Number}."), Message = Message, CaptureHash = CaptureHash,
            CapturedAt = Timestamp.ReadOptional(CapturedAt), Counts = JsonSerializer.Deserialize<HarvestCounts>(Counts, EntryJson.Options)!,
        };
    }
}

/// <summary>What a source said last. Unchanged: records that need no comparing, source id to entry id; Others: those that must be compared, or that the source no longer names.</summary>
public sealed record LastHarvest(IReadOnlyDictionary<string, LastRecord> Others, IReadOnlyDictionary<string, string> Unchanged);

/// <summary>A record that says what it said last. RawMark: the mark of the raw data it was read from now; null when it bears none.</summary>
public sealed record SameRecord(string SourceId, UInt128? RawMark);

/// <summary>Marks of a record as it was read last: of the raw data, and the fingerprint of the content that was read from it.</summary>
public readonly record struct RecordMarks(UInt128 Raw, UInt128 Content);

/// <summary>A record of a source without its content. HasEntry: false when it only waits as a proposal.</summary>
public sealed record LastRecord(string SourceId, string EntryId, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset? MissingSince, DateTimeOffset? WithdrawnAt, bool HasEntry);

/// <summary>When a source saw a record for the first and last time, and when it was withdrawn.</summary>
public sealed record Sighting(string Source, string SourceId, string EntryId, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset? WithdrawnAt);
