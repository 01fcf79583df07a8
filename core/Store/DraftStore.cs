using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>Editors' drafts: proposals of their own states, so that no harvest takes them for its own.</summary>
public sealed class DraftStore(Database database)
{
    private const string SqlOfEntry = """
        select id, entry_id, based_on, edit, state, content, status, resolves, authors, created_at, changed_at, reason, remark, publish_at, approved_by from proposal
        where entry_id = @Key and origin = 'editor' and state in ('draft', 'review', 'planned')
        """;

    /// <summary>The draft of an entry; null when there is none.</summary>
    public Task<Draft?> OfEntry(string entryId, CancellationToken cancel) => One(SqlOfEntry, entryId, cancel);

    private const string SqlDue = """
        select id, entry_id, based_on, edit, state, content, status, resolves, authors, created_at, changed_at, reason, remark, publish_at, approved_by from proposal
        where state = 'planned' and publish_at <= @Key order by publish_at, id
        """;

    /// <summary>The planned drafts whose moment has come, the earliest first.</summary>
    public async Task<IReadOnlyList<Draft>> Due(DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<DraftRow>(new CommandDefinition(SqlDue, new { Key = Timestamp.Write(now) }, cancellationToken: cancel))).Select(r => r.ToDraft())];
    }

    private const string SqlSummaries = """
        select id, entry_id, state, authors, changed_at, reason, resolves, publish_at from proposal where origin = 'editor' and state in ('draft', 'review', 'planned') order by changed_at, id
        """;

    /// <summary>Every draft without its content, oldest first.</summary>
    public async Task<IReadOnlyList<DraftSummary>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<DraftRow>(new CommandDefinition(SqlSummaries, cancellationToken: cancel));
        return [.. rows.Select(r => new DraftSummary(r.Id, r.EntryId, r.DraftState, r.AuthorList, Timestamp.Read(r.ChangedAt), r.Reason, r.Resolves, Timestamp.ReadOptional(r.PublishAt)))];
    }

    private const string SqlInsert = """
        insert into proposal (id, entry_id, based_on, edit, state, origin, content, status, resolves, authors, created_at, created_by, changed_at, reason, remark, publish_at, approved_by)
        select @Id, @EntryId, @BasedOn, @Edit, @State, 'editor', @Content, @Status, @Resolves, @Authors, @CreatedAt, @CreatedBy, @ChangedAt, @Reason, @Remark, @PublishAt, @ApprovedBy
        where not exists (select 1 from proposal where entry_id = @EntryId and origin = 'editor' and state in ('draft', 'review', 'planned'))
        """;

    private const string SqlUpdate = """
        update proposal set based_on = @BasedOn, edit = @Edit, state = @State, content = @Content, status = @Status, resolves = @Resolves, authors = @Authors, changed_at = @ChangedAt,
          reason = @Reason, remark = @Remark, publish_at = @PublishAt, approved_by = @ApprovedBy
        where id = @Id and edit = @Edit - 1 and state in ('draft', 'review', 'planned')
        """;

    // Changes nothing, and holds the entry: of two who begin a draft of it at once, the second waits and then sees the first one's.
    private const string SqlHold = """
        update entry set version = version where id = @EntryId
        """;

    /// <summary>Saves a draft over the edit it was made from; null when somebody else saved, decided or began one in between.</summary>
    public Task<Draft?> Save(Draft draft, CancellationToken cancel)
    {
        var next = draft with { Edit = draft.Edit + 1 };
        return database.InTransaction(async transaction =>
        {
            Task<int> Run(string sql) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, DraftRow.From(next), transaction, cancellationToken: cancel));
            if (next.Edit == 1) await Run(SqlHold);
            return await Run(next.Edit == 1 ? SqlInsert : SqlUpdate) == 1 ? next : null;
        }, cancel);
    }

    private const string SqlDecide = """
        update proposal set state = @State, decided_at = @At, decided_by = @By where id = @Id and edit = @Edit and state in ('draft', 'review', 'planned')
        """;

    /// <summary>Drops a draft; false when somebody saved or decided in between. It stays in the store.</summary>
    public async Task<bool> Drop(Draft draft, string by, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(SqlDecide, new { draft.Id, draft.Edit, State = "rejected", At = Timestamp.Write(now), By = by }, cancellationToken: cancel)) == 1;
    }

    // What an import asked is answered with the draft that takes it up.
    private const string SqlResolve = """
        update proposal set state = 'accepted', decided_at = @At, decided_by = @By where id = @Resolves and state = 'open'
        """;

    /// <summary>Publishes a draft as the given change: the new version, the decided draft and the answered question are stored together or not at all.
    /// Null when the entry, its address or the draft changed in between.</summary>
    public Task<Entry?> Publish(Draft draft, EntryChange change, string by, DateTimeOffset now, CancellationToken cancel) => database.InTransaction(async transaction =>
    {
        var row = new { draft.Id, draft.Edit, draft.Resolves, State = "accepted", At = Timestamp.Write(now), By = by };
        Task<int> Run(string sql) => transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, row, transaction, cancellationToken: cancel));
        if (await EntryStore.Write(transaction, [change], now, cancel) is not [var saved]) return null;
        if (await Run(SqlDecide) != 1) return null;
        if (draft.Resolves is not null) await Run(SqlResolve);
        return saved;
    }, cancel);

    private async Task<Draft?> One(string sql, string key, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<DraftRow>(new CommandDefinition(sql, new { Key = key }, cancellationToken: cancel)))?.ToDraft();
    }

    private sealed record DraftRow
    {
        public string Id { get; init; } = "";
        public string EntryId { get; init; } = "";
        public int BasedOn { get; init; }
        public int Edit { get; init; }
        public string State { get; init; } = "";
        public string Content { get; init; } = "";
        public string? Status { get; init; }
        public string? Resolves { get; init; }
        public string Authors { get; init; } = "[]";
        public string CreatedAt { get; init; } = "";
        public string CreatedBy { get; init; } = "";
        public string ChangedAt { get; init; } = "";
        public string? Reason { get; init; }
        public string? Remark { get; init; }
        public string? PublishAt { get; init; }
        public string? ApprovedBy { get; init; }

        public DraftState DraftState => Vocabulary.Parse<DraftState>(State) ?? throw new InvalidDataException($"Unknown state {State} of a draft.");

        public IReadOnlyList<string> AuthorList => JsonSerializer.Deserialize<List<string>>(Authors, EntryJson.Options)!;

        public static DraftRow From(Draft draft) => new()
        {
            Id = draft.Id, EntryId = draft.EntryId, BasedOn = draft.BasedOn, Edit = draft.Edit, State = Vocabulary.Code(draft.State), Content = JsonSerializer.Serialize(draft.Content, EntryJson.Options),
            Status = Vocabulary.Code(draft.Status), Resolves = draft.Resolves, Authors = JsonSerializer.Serialize(draft.Authors, EntryJson.Options), CreatedAt = Timestamp.Write(draft.CreatedAt),
            CreatedBy = draft.Authors[0], ChangedAt = Timestamp.Write(draft.ChangedAt), Reason = draft.Reason, Remark = draft.Remark,
            PublishAt = draft.PublishAt is { } at ? Timestamp.Write(at) : null, ApprovedBy = draft.ApprovedBy,
        };

        public Draft ToDraft() => new()
        {
            Id = Id, EntryId = EntryId, BasedOn = BasedOn, Edit = Edit, State = DraftState, Status = Vocabulary.Parse<EntryStatus>(Status) ?? EntryStatus.Published, Resolves = Resolves, Authors = AuthorList,
            CreatedAt = Timestamp.Read(CreatedAt), ChangedAt = Timestamp.Read(ChangedAt), Reason = Reason, Remark = Remark,
            PublishAt = Timestamp.ReadOptional(PublishAt), ApprovedBy = ApprovedBy,
            Content = JsonSerializer.Deserialize<EntryContent>(Content, EntryJson.Options) ?? throw new InvalidDataException($"Draft {Id} has no content."),
        };
    }
}
