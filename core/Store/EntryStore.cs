using System.Data.Common;
using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>What is to be saved. <c>ExpectedVersion</c>: the version it was made from; 0 for a new entry.</summary>
public sealed record EntryChange(string Id, EntryContent Content, EntryStatus Status, int ExpectedVersion, string SavedBy, string? Reason);

/// <summary>Entries as the public sees them, and every version they ever had.</summary>
public sealed class EntryStore(Database database)
{
    private const string SqlGet = """
        select id, version, revision, status, saved_at, saved_by, reason, content from entry where id = @Id
        """;

    /// <summary>One entry in its newest version; null when the id is unknown.</summary>
    public async Task<Entry?> Get(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return (await connection.QuerySingleOrDefaultAsync<EntryRow>(new CommandDefinition(SqlGet, new { Id = id }, cancellationToken: cancel)))?.ToEntry();
    }

    private const string SqlChangesSince = """
        select id, version, revision, status, saved_at, saved_by, reason, content from entry where revision > @Revision order by revision
        """;

    /// <summary>Every entry whose newest version came after a revision, in commit order; 0 gives everything.</summary>
    public async Task<IReadOnlyList<Entry>> ChangesSince(long revision, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        List<Entry> entries = [];
        // Row by row: the JSON of all entries together would take as much memory again as the entries.
        await foreach (var row in connection.QueryUnbufferedAsync<EntryRow>(SqlChangesSince, new { Revision = revision }).WithCancellation(cancel)) entries.Add(row.ToEntry());
        return entries;
    }

    /// <summary>All entries in commit order, or only those named.</summary>
    public async Task<IReadOnlyList<Entry>> All(IReadOnlySet<string>? ids, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        List<Entry> entries = [];
        await foreach (var row in connection.QueryUnbufferedAsync<EntryRow>(SqlChangesSince, new { Revision = 0L }).WithCancellation(cancel))
            if (ids is null || ids.Contains(row.Id)) entries.Add(row.ToEntry());
        return entries;
    }

    private const string SqlVersions = """
        select entry_id as id, version, revision, status, saved_at, saved_by, reason, content from entry_version where entry_id = @Id order by version desc
        """;

    /// <summary>Every version of an entry, newest first; empty when the id is unknown.</summary>
    public async Task<IReadOnlyList<Entry>> Versions(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<EntryRow>(new CommandDefinition(SqlVersions, new { Id = id }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToEntry())];
    }

    private const string SqlLatest = """
        select value from revision_counter where name = 'entry'
        """;

    /// <summary>The newest committed revision; 0 in an empty store.</summary>
    public async Task<long> LatestRevision(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatest, cancellationToken: cancel));
    }

    /// <summary>Saves a new version; null when somebody else saved in between, or an entry of that kind already has the slug.</summary>
    public async Task<Entry?> Save(EntryChange change, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var saved = await Write(transaction, change, now, cancel);
        if (saved is not null) await transaction.CommitAsync(cancel);
        return saved;
    }

    private const string SqlNextRevision = """
        update revision_counter set value = value + 1 where name = 'entry'
        """;

    private const string SqlInsert = """
        insert into entry (id, kind, slug, version, revision, status, saved_at, saved_by, reason, content)
        select @Id, @Kind, @Slug, @Version, @Revision, @Status, @SavedAt, @SavedBy, @Reason, @Content
        where not exists (select 1 from entry where id = @Id or (kind = @Kind and slug = @Slug))
        """;

    private const string SqlUpdate = """
        update entry
        set slug = @Slug, version = @Version, revision = @Revision, status = @Status, saved_at = @SavedAt, saved_by = @SavedBy, reason = @Reason, content = @Content
        where id = @Id and version = @Version - 1
          and not exists (select 1 from entry other where other.kind = @Kind and other.slug = @Slug and other.id <> @Id)
        """;

    private const string SqlInsertVersion = """
        insert into entry_version (entry_id, version, revision, status, saved_at, saved_by, reason, content)
        values (@Id, @Version, @Revision, @Status, @SavedAt, @SavedBy, @Reason, @Content)
        """;

    /// <summary>Writes one version inside the caller's transaction; null when it would overwrite somebody's. Taking the revision first
    /// locks the counter until the commit: that is what makes revisions increase in commit order.</summary>
    internal static async Task<Entry?> Write(DbTransaction transaction, EntryChange change, DateTimeOffset now, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        Task<int> Run(string sql, object? with) => connection.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));

        await Run(SqlNextRevision, null);
        var revision = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatest, transaction: transaction, cancellationToken: cancel));
        var row = EntryRow.From(change, revision, now);
        if (await Run(change.ExpectedVersion == 0 ? SqlInsert : SqlUpdate, row) != 1) return null;
        await Run(SqlInsertVersion, row);
        return new Entry { Id = row.Id, Content = change.Content, Version = row.Version, Revision = revision, Status = change.Status, SavedAt = Timestamp.Read(row.SavedAt), SavedBy = row.SavedBy, Reason = row.Reason };
    }

    /// <summary>A row as Dapper fills it.</summary>
    private sealed record EntryRow
    {
        public string Id { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Slug { get; init; } = "";
        public int Version { get; init; }
        public long Revision { get; init; }
        public string Status { get; init; } = "";
        public string SavedAt { get; init; } = "";
        public string SavedBy { get; init; } = "";
        public string? Reason { get; init; }
        public string Content { get; init; } = "";

        public static EntryRow From(EntryChange change, long revision, DateTimeOffset now) => new()
        {
            Id = change.Id, Kind = Vocabulary.Code(change.Content.Kind), Slug = change.Content.Slug, Version = change.ExpectedVersion + 1, Revision = revision,
            Status = Vocabulary.Code(change.Status), SavedAt = Timestamp.Write(now), SavedBy = change.SavedBy, Reason = change.Reason,
            Content = JsonSerializer.Serialize(change.Content, EntryJson.Options),
        };

        public Entry ToEntry() => new()
        {
            Id = Id, Version = Version, Revision = Revision, Status = Vocabulary.Parse<EntryStatus>(Status) ?? throw new InvalidDataException($"Unknown status {Status} in entry {Id}."),
            SavedAt = Timestamp.Read(SavedAt), SavedBy = SavedBy, Reason = Reason,
            Content = JsonSerializer.Deserialize<EntryContent>(Content, EntryJson.Options) ?? throw new InvalidDataException($"Entry {Id} has no content."),
        };
    }
}
