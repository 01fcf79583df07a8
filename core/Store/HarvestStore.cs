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
    /// <summary>Source ids of records that say what they said last: they are only seen once more.</summary>
    public IReadOnlyList<string> Unchanged { get; init; } = [];
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
        select source, source_id, entry_id, first_seen, last_seen, missing_since, withdrawn_at, content from source_record where source = @Source
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
        select r.source, r.source_id, r.entry_id, r.first_seen, r.last_seen, r.missing_since, r.withdrawn_at, r.content,
          case when e.status = 'published' and r.withdrawn_at is null
            and not exists (select 1 from proposal p where p.entry_id = r.entry_id and p.state = 'open') then 1 else 0 end as stands
        from source_record r left join entry e on e.id = r.entry_id where r.source = @Source
        """;

    /// <summary>What a source said last beside what it says now. <paramref name="fingerprints"/>: of the contents harvested now, by source id.
    /// A record that says the same, whose entry is published and waits for no decision, is only named: its content is not even read.</summary>
    public async Task<LastHarvest> Last(string source, IReadOnlyDictionary<string, string> fingerprints, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        Dictionary<string, SourceRecord> records = new(StringComparer.Ordinal);
        Dictionary<string, string> unchanged = new(StringComparer.Ordinal);
        await foreach (var row in connection.QueryUnbufferedAsync<RecordRow>(SqlLast, new { Source = source }).WithCancellation(cancel))
        {
            if (row.Stands && fingerprints.TryGetValue(row.SourceId, out var now) && now == Fingerprint.OfJson(row.Content)) unchanged[row.SourceId] = row.EntryId;
            else records[row.SourceId] = row.ToRecord();
        }
        return new(records, unchanged);
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

    private const string SqlUpdateRecord = """
        update source_record
        set entry_id = @EntryId, first_seen = @FirstSeen, last_seen = @LastSeen, missing_since = @MissingSince, withdrawn_at = @WithdrawnAt, content = @Content
        where source = @Source and source_id = @SourceId
        """;

    private const string SqlSeenAgain = """
        update source_record set missing_since = null, last_seen = case when last_seen > @LastSeen then last_seen else @LastSeen end
        where source = @Source and source_id = @SourceId
        """;

    private const string SqlInsertRecord = """
        insert into source_record (source, source_id, entry_id, first_seen, last_seen, missing_since, withdrawn_at, content)
        values (@Source, @SourceId, @EntryId, @FirstSeen, @LastSeen, @MissingSince, @WithdrawnAt, @Content)
        """;

    private const string SqlNextRun = """
        update revision_counter set value = value + 1 where name = 'run'
        """;

    private const string SqlInsertRun = """
        insert into harvest_run (number, source, started_at, finished_at, outcome, message, capture_hash, captured_at, counts)
        values (@Number, @Source, @StartedAt, @FinishedAt, @Outcome, @Message, @CaptureHash, @CapturedAt, @Counts)
        """;

    /// <summary>Stores a run with everything it changes in one transaction; null when somebody else saved an entry or decided a proposal in between,
    /// and then nothing is stored: reconcile again.</summary>
    public async Task<HarvestRun?> Apply(HarvestBatch batch, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        Task<int> Run(string sql, object? with) => connection.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));

        foreach (var change in batch.Changes)
            if (await EntryStore.Write(transaction, change, batch.Run.FinishedAt, cancel) is null) return null;
        foreach (var row in batch.Records.Select(RecordRow.From))
            if (await Run(SqlUpdateRecord, row) == 0) await Run(SqlInsertRecord, row);
        foreach (var proposal in batch.Proposals) await ProposalStore.Add(transaction, proposal, cancel);
        foreach (var proposal in batch.Renewed)
            if (!await ProposalStore.Renew(transaction, proposal, cancel)) return null;
        foreach (var id in batch.Closed) await ProposalStore.Close(transaction, id, $"import:{batch.Run.Source}", batch.Run.FinishedAt, cancel);
        if (batch.Register is { } register) await MunicipalityStore.Write(transaction, register, cancel);
        foreach (var id in batch.Unchanged)
            await Run(SqlSeenAgain, new { LastSeen = Timestamp.Write(batch.Run.CapturedAt ?? batch.Run.FinishedAt), batch.Run.Source, SourceId = id });
        await Run(SqlNextRun, null);
        var number = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatestRun, transaction: transaction, cancellationToken: cancel));
        var run = batch.Run with { Number = number };
        await Run(SqlInsertRun, RunRow.From(run));
        await transaction.CommitAsync(cancel);
        return run;
    }

    private sealed record RecordRow
    {
        public string Source { get; init; } = "";
        public string SourceId { get; init; } = "";
        public string EntryId { get; init; } = "";
        public string FirstSeen { get; init; } = "";
        public string LastSeen { get; init; } = "";
        public string? MissingSince { get; init; }
        public string? WithdrawnAt { get; init; }
        public string Content { get; init; } = "";
        /// <summary>True when the entry is published and waits for no decision.</summary>
        public bool Stands { get; init; }

        public static RecordRow From(SourceRecord record) => new()
        {
            Source = record.Source, SourceId = record.SourceId, EntryId = record.EntryId, FirstSeen = Timestamp.Write(record.FirstSeen), LastSeen = Timestamp.Write(record.LastSeen),
            MissingSince = record.MissingSince is { } m ? Timestamp.Write(m) : null, WithdrawnAt = record.WithdrawnAt is { } w ? Timestamp.Write(w) : null,
            Content = JsonSerializer.Serialize(record.Content, EntryJson.Options),
        };

        public SourceRecord ToRecord() => new()
        {
            Source = Source, SourceId = SourceId, EntryId = EntryId, FirstSeen = Timestamp.Read(FirstSeen), LastSeen = Timestamp.Read(LastSeen),
            MissingSince = Timestamp.ReadOptional(MissingSince), WithdrawnAt = Timestamp.ReadOptional(WithdrawnAt),
            Content = JsonSerializer.Deserialize<EntryContent>(Content, EntryJson.Options) ?? throw new InvalidDataException($"Record {Source}/{SourceId} has no content."),
        };
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

/// <summary>What a source said last. Records: those that must be compared, or that the source no longer names; Unchanged: the others, source id to entry id.</summary>
public sealed record LastHarvest(IReadOnlyDictionary<string, SourceRecord> Records, IReadOnlyDictionary<string, string> Unchanged);

/// <summary>When a source saw a record for the first and last time, and when it was withdrawn.</summary>
public sealed record Sighting(string Source, string SourceId, string EntryId, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, DateTimeOffset? WithdrawnAt);
