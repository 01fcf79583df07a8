using System.Data.Common;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>A run while it is stored, part by part, so that it may be larger than the memory. Until it is finished nobody sees anything of it; disposed
/// before that, it never was.</summary>
public sealed class HarvestTransaction : IAsyncDisposable
{
    private readonly Database database;
    private readonly DbConnection connection;
    private readonly DbTransaction? transaction;

    internal HarvestTransaction(Database database, DbConnection connection, DbTransaction? transaction) => (this.database, this.connection, this.transaction) = (database, connection, transaction);

    private const string SqlRecord = """
        select source, source_id, entry_id, first_seen, last_seen, missing_since, withdrawn_at, content, raw_mark from source_record where source = @Source and source_id = @SourceId
        """;

    /// <summary>What a source said last about a record; null when it never named it.</summary>
    public async Task<SourceRecord?> Record(string source, string sourceId, CancellationToken cancel) =>
        (await connection.QuerySingleOrDefaultAsync<RecordRow>(new CommandDefinition(SqlRecord, new { Source = source, SourceId = sourceId }, transaction, cancellationToken: cancel)))?.ToRecord();

    /// <summary>An entry as it stands now, what was written before included; null when there is none.</summary>
    public Task<Entry?> Entry(string id, CancellationToken cancel) => EntryStore.Read(connection, transaction, id, cancel);

    private const string SqlUpdateRecord = """
        update source_record
        set entry_id = @EntryId, first_seen = @FirstSeen, last_seen = @LastSeen, missing_since = @MissingSince, withdrawn_at = @WithdrawnAt, content = @Content,
          content_mark = @ContentMark, raw_mark = @RawMark
        where source = @Source and source_id = @SourceId
        """;

    private const string SqlInsertRecord = """
        insert into source_record (source, source_id, entry_id, first_seen, last_seen, missing_since, withdrawn_at, content, content_mark, raw_mark)
        select @Source, @SourceId, @EntryId, @FirstSeen, @LastSeen, @MissingSince, @WithdrawnAt, @Content, @ContentMark, @RawMark
        where not exists (select 1 from source_record where source = @Source and source_id = @SourceId)
        """;

    private const string SqlMissing = """
        update source_record set missing_since = @MissingSince, withdrawn_at = @WithdrawnAt where source = @Source and source_id = @SourceId
        """;

    private const string SqlSeenAgain = """
        update source_record set missing_since = null, last_seen = case when last_seen > @LastSeen then last_seen else @LastSeen end, raw_mark = @RawMark
        where source = @Source and source_id = @SourceId
        """;

    /// <summary>Writes one part of the run; its run itself is written by <see cref="Finish"/>. False when somebody else saved an entry or decided a proposal in between, or
    /// when the database took everything back: then give the whole run up and reconcile again.</summary>
    public async Task<bool> Write(HarvestBatch batch, CancellationToken cancel)
    {
        if (transaction is null) return true;
        try
        {
            return await WritePart(transaction, batch, cancel);
        }
        catch (DbException e) when (database.TookBack(e))
        {
            return false;
        }
    }

    private async Task<bool> WritePart(DbTransaction transaction, HarvestBatch batch, CancellationToken cancel)
    {
        if (await EntryStore.Write(transaction, batch.Changes, batch.Run.FinishedAt, cancel) is null) return false;
        var rows = batch.Records.Select(RecordRow.From).ToList();
        // Records are new or known, seldom both: where all are new, none is looked for again.
        if (await Run(SqlInsertRecord, rows) < rows.Count) await Run(SqlUpdateRecord, rows);
        await Run(SqlMissing, batch.Missing.Select(r => new
        {
            batch.Run.Source, r.SourceId, MissingSince = r.MissingSince is { } m ? Timestamp.Write(m) : null, WithdrawnAt = r.WithdrawnAt is { } w ? Timestamp.Write(w) : null,
        }));
        foreach (var proposal in batch.Proposals) await ProposalStore.Add(transaction, proposal, cancel);
        foreach (var proposal in batch.Renewed)
            if (!await ProposalStore.Renew(transaction, proposal, cancel)) return false;
        foreach (var id in batch.Closed) await ProposalStore.Close(transaction, id, $"import:{batch.Run.Source}", batch.Run.FinishedAt, cancel);
        if (batch.Register is { } register) await MunicipalityStore.Write(transaction, register, cancel);
        await Run(SqlSeenAgain, batch.Unchanged.Select(r => new { LastSeen = Timestamp.Write(batch.Run.CapturedAt ?? batch.Run.FinishedAt), batch.Run.Source, r.SourceId, RawMark = RecordRow.Write(r.RawMark) }));
        return true;

        Task<int> Run(string sql, object with) => connection.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));
    }

    private const string SqlNextRun = """
        update revision_counter set value = value + 1 where name = 'run'
        """;

    private const string SqlRunNumber = """
        select value from revision_counter where name = 'run'
        """;

    private const string SqlInsertRun = """
        insert into harvest_run (number, source, started_at, finished_at, outcome, message, capture_hash, captured_at, counts)
        values (@Number, @Source, @StartedAt, @FinishedAt, @Outcome, @Message, @CaptureHash, @CapturedAt, @Counts)
        """;

    /// <summary>Keeps the run itself and makes everything that was written count; gives the run with its number. Null when the database took everything back: reconcile again.</summary>
    public async Task<HarvestRun?> Finish(HarvestRun run, CancellationToken cancel)
    {
        if (transaction is null) return run;
        try
        {
            return await Commit(transaction, run, cancel);
        }
        catch (DbException e) when (database.TookBack(e))
        {
            return null;
        }
    }

    private async Task<HarvestRun> Commit(DbTransaction transaction, HarvestRun run, CancellationToken cancel)
    {
        await connection.ExecuteAsync(new CommandDefinition(SqlNextRun, transaction: transaction, cancellationToken: cancel));
        run = run with { Number = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlRunNumber, transaction: transaction, cancellationToken: cancel)) };
        await connection.ExecuteAsync(new CommandDefinition(SqlInsertRun, HarvestStore.RunRow.From(run), transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return run;
    }

    /// <summary>Takes back what was not finished.</summary>
    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }
}
