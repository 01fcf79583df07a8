using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>What editors did with a piece of work: who has taken it, who looked at it, and at which state of its subject.</summary>
public sealed record DeskItem(string Id, string? ClaimedBy, string? DoneBy, DateTimeOffset? DoneAt, string? Mark);

/// <summary>Who has taken which piece of work, and what was looked at.</summary>
public sealed class DeskItemStore(Database database)
{
    private const string SqlAll = """
        select id, claimed_by, done_by, done_at, mark from desk_item
        """;

    /// <summary>Everything by the id of the work.</summary>
    public async Task<IReadOnlyDictionary<string, DeskItem>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<ItemRow>(new CommandDefinition(SqlAll, cancellationToken: cancel));
        return rows.ToDictionary(r => r.Id, r => new DeskItem(r.Id, r.ClaimedBy, r.DoneBy, Timestamp.ReadOptional(r.DoneAt), r.Mark), StringComparer.Ordinal);
    }

    private const string SqlPrepare = """
        insert into desk_item (id) select @Id where not exists (select 1 from desk_item where id = @Id)
        """;

    private const string SqlClaim = """
        update desk_item set claimed_by = @By, claimed_at = @At where id = @Id and claimed_by is null
        """;

    /// <summary>Takes pieces of work that nobody has; gives how many were taken.</summary>
    public Task<int> Claim(IReadOnlyCollection<string> ids, string by, DateTimeOffset now, CancellationToken cancel) =>
        Write(SqlClaim, ids.Select(id => new { Id = id, By = by, At = Timestamp.Write(now) }), cancel);

    private const string SqlRelease = """
        update desk_item set claimed_by = null, claimed_at = null where id = @Id and claimed_by = @By
        """;

    /// <summary>Gives back what an editor has; what somebody else has stays.</summary>
    public Task<int> Release(IReadOnlyCollection<string> ids, string by, CancellationToken cancel) => Write(SqlRelease, ids.Select(id => new { Id = id, By = by }), cancel);

    private const string SqlDone = """
        update desk_item set done_by = @By, done_at = @At, mark = @Mark where id = @Id
        """;

    /// <summary>Notes that the subjects were looked at in the state of their mark.</summary>
    public Task<int> Done(IEnumerable<(string Id, string Mark)> items, string by, DateTimeOffset now, CancellationToken cancel) =>
        Write(SqlDone, items.Select(i => new { i.Id, i.Mark, By = by, At = Timestamp.Write(now) }), cancel);

    private const string SqlUndo = """
        update desk_item set done_by = null, done_at = null, mark = null where id = @Id
        """;

    /// <summary>Takes back that they were looked at.</summary>
    public Task<int> Undo(IReadOnlyCollection<string> ids, CancellationToken cancel) => Write(SqlUndo, ids.Select(id => new { Id = id }), cancel);

    private async Task<int> Write<T>(string sql, IEnumerable<T> rows, CancellationToken cancel) where T : class
    {
        var all = rows.ToList();
        return await database.InTransaction(async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlPrepare, all, transaction, cancellationToken: cancel));
            return await transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, all, transaction, cancellationToken: cancel));
        }, cancel);
    }

    private sealed record ItemRow
    {
        public string Id { get; init; } = "";
        public string? ClaimedBy { get; init; }
        public string? DoneBy { get; init; }
        public string? DoneAt { get; init; }
        public string? Mark { get; init; }
    }
}
