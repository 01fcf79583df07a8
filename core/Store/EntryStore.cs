using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>What is to be saved. <c>ExpectedVersion</c>: the version it was made from; 0 for a new entry.</summary>
public sealed record EntryChange(string Id, EntryContent Content, EntryStatus Status, int ExpectedVersion, string SavedBy, string? Reason)
{
    /// <summary>Who approved it; null = nobody else.</summary>
    public string? ApprovedBy { get; init; }
}

/// <summary>Entries as the public sees them, and every version they ever had.</summary>
public sealed class EntryStore(Database database)
{
    private const string SqlGet = """
        select id, version, revision, status, saved_at, saved_by, approved_by, reason, content from entry where id = @Id
        """;

    /// <summary>One entry in its newest version; null when the id is unknown.</summary>
    public async Task<Entry?> Get(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await Read(connection, null, id, cancel);
    }

    /// <summary>One entry as a transaction sees it.</summary>
    internal static async Task<Entry?> Read(DbConnection connection, DbTransaction? transaction, string id, CancellationToken cancel) =>
        (await connection.QuerySingleOrDefaultAsync<EntryRow>(new CommandDefinition(SqlGet, new { Id = id }, transaction, cancellationToken: cancel)))?.ToEntry();

    private const string SqlChangesSince = """
        select id, version, revision, status, saved_at, saved_by, approved_by, reason, content from entry where revision > @Revision and revision <= @Latest order by revision
        """;

    // So many rows are read from JSON in one go, and so many such lots at most wait for it.
    private const int RowsAtOnce = 64, MostReading = 8;

    /// <summary>Every entry whose newest version came after a revision, in commit order; 0 gives everything.</summary>
    public async Task<IReadOnlyList<Entry>> ChangesSince(long revision, CancellationToken cancel) => (await Follow(revision, cancel)).Changes;

    /// <summary>The same, and the revision up to which that is all: from there a follower goes on.</summary>
    public async Task<(IReadOnlyList<Entry> Changes, long Until)> Follow(long revision, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        // Asked first: up to here everything has been committed. While the rows are read, a later change may show some of its rows and hide others that it wrote
        // behind the reader's back (SQL Server without row versioning), so what is newer waits for the next time.
        var latest = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatest, cancellationToken: cancel));
        // A few rows at a time: the JSON of all entries together would take as much memory again as the entries. While the next ones come, others read the JSON of these.
        var (entries, reading) = (new List<Entry>(), new Queue<Task<Entry[]>>());
        await foreach (var rows in connection.QueryUnbufferedAsync<EntryRow>(SqlChangesSince, new { Revision = revision, Latest = latest }).Chunk(RowsAtOnce).WithCancellation(cancel))
        {
            if (reading.Count == MostReading) entries.AddRange(await reading.Dequeue());
            reading.Enqueue(Task.Run(() => Array.ConvertAll(rows, r => r.ToEntry()), cancel));
        }
        while (reading.TryDequeue(out var read)) entries.AddRange(await read);
        return (entries, latest);
    }

    private const string SqlOfKind = """
        select id, version, revision, status, saved_at, saved_by, approved_by, reason, content from entry where kind = @Kind order by revision
        """;

    /// <summary>Every entry of a kind in commit order, one at a time, so that they need not fit into the memory.</summary>
    public async IAsyncEnumerable<Entry> OfKind(EntryKind kind, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<EntryRow>(SqlOfKind, new { Kind = Vocabulary.Code(kind) }).WithCancellation(cancel)) yield return row.ToEntry();
    }

    private const string SqlArchived = """
        select id, version, revision, status, saved_at, saved_by, approved_by, reason, content from entry where status = 'archived' order by revision desc
        """;

    /// <summary>Entries that editors took away from the public, the newest first.</summary>
    public async Task<IReadOnlyList<Entry>> Archived(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. (await connection.QueryAsync<EntryRow>(new CommandDefinition(SqlArchived, cancellationToken: cancel))).Select(r => r.ToEntry())];
    }

    private const string SqlIds = """
        select id from entry
        """;

    /// <summary>Which of these entries there are.</summary>
    public async Task<IReadOnlySet<string>> Existing(IReadOnlySet<string> ids, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        HashSet<string> existing = new(StringComparer.Ordinal);
        await foreach (var id in connection.QueryUnbufferedAsync<string>(SqlIds).WithCancellation(cancel))
            if (ids.Contains(id)) existing.Add(id);
        return existing;
    }

    private const string SqlVersions = """
        select entry_id as id, version, revision, status, saved_at, saved_by, approved_by, reason, content from entry_version where entry_id = @Id order by version desc
        """;

    /// <summary>Every version of an entry, newest first; empty when the id is unknown.</summary>
    public async Task<IReadOnlyList<Entry>> Versions(string id, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<EntryRow>(new CommandDefinition(SqlVersions, new { Id = id }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToEntry())];
    }

    private const string SqlHistory = """
        select v.entry_id as id, v.version, v.revision, v.status, v.saved_at, v.saved_by, v.approved_by, v.reason, v.content, p.content as previous from entry_version v
        left join entry_version p on p.entry_id = v.entry_id and p.version = v.version - 1 order by v.revision
        """;

    /// <summary>Every version of every entry in commit order, each with what the entry said before (null = nothing), one at a time.</summary>
    public async IAsyncEnumerable<(Entry Version, EntryContent? Before)> History([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<EntryRow>(SqlHistory).WithCancellation(cancel))
            yield return (row.ToEntry(), row.Previous is null ? null : JsonSerializer.Deserialize<EntryContent>(row.Previous, EntryJson.Options));
    }

    // More names than this in one statement no database takes for certain.
    private const int MostNamed = 500;

    private const string SqlVersionsOf = """
        select entry_id as id, version, revision, status, saved_at, saved_by, approved_by, reason, content from entry_version where entry_id in @Ids order by entry_id, version desc
        """;

    /// <summary>Every version of some entries by their id, newest first; unknown ids have none.</summary>
    public async Task<ILookup<string, Entry>> Versions(IEnumerable<string> ids, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        List<Entry> versions = [];
        foreach (var part in ids.Chunk(MostNamed))
            await foreach (var row in connection.QueryUnbufferedAsync<EntryRow>(SqlVersionsOf, new { Ids = part }).WithCancellation(cancel)) versions.Add(row.ToEntry());
        return versions.ToLookup(v => v.Id, StringComparer.Ordinal);
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
    public Task<Entry?> Save(EntryChange change, DateTimeOffset now, CancellationToken cancel) =>
        database.InTransaction(async transaction => await Write(transaction, [change], now, cancel) is [var saved] ? saved : null, cancel);

    private const string SqlNextRevisions = """
        update revision_counter set value = value + @Count where name = 'entry'
        """;

    private const string SqlInsert = """
        insert into entry (id, kind, slug, version, revision, status, saved_at, saved_by, approved_by, reason, content)
        select @Id, @Kind, @Slug, @Version, @Revision, @Status, @SavedAt, @SavedBy, @ApprovedBy, @Reason, @Content
        where not exists (select 1 from entry where id = @Id or (kind = @Kind and slug = @Slug))
        """;

    private const string SqlUpdate = """
        update entry
        set slug = @Slug, version = @Version, revision = @Revision, status = @Status, saved_at = @SavedAt, saved_by = @SavedBy, approved_by = @ApprovedBy, reason = @Reason, content = @Content
        where id = @Id and version = @Version - 1
          and not exists (select 1 from entry other where other.kind = @Kind and other.slug = @Slug and other.id <> @Id)
        """;

    private const string SqlInsertVersion = """
        insert into entry_version (entry_id, version, revision, status, saved_at, saved_by, approved_by, reason, content)
        values (@Id, @Version, @Revision, @Status, @SavedAt, @SavedBy, @ApprovedBy, @Reason, @Content)
        """;

    /// <summary>Writes new versions of different entries inside the caller's transaction; null when one would overwrite somebody's. Taking the revisions first
    /// locks the counter until the commit: that is what makes revisions increase in commit order.</summary>
    internal static async Task<IReadOnlyList<Entry>?> Write(DbTransaction transaction, IReadOnlyList<EntryChange> changes, DateTimeOffset now, CancellationToken cancel)
    {
        if (changes.Count == 0) return [];
        var connection = transaction.Connection!;
        // One prepared statement for all rows of a kind: a run may have a hundred thousand.
        Task<int> Run(string sql, object with) => connection.ExecuteAsync(new CommandDefinition(sql, with, transaction, cancellationToken: cancel));

        await Run(SqlNextRevisions, new { changes.Count });
        var first = await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatest, transaction: transaction, cancellationToken: cancel)) - changes.Count + 1;
        var rows = changes.Select((c, i) => EntryRow.From(c, first + i, now)).ToList();
        foreach (var (sql, part) in new[] { (SqlInsert, rows.FindAll(r => r.Version == 1)), (SqlUpdate, rows.FindAll(r => r.Version > 1)) })
            if (await Run(sql, part) != part.Count) return null;
        await Run(SqlInsertVersion, rows);
        return [.. rows.Zip(changes, (row, change) => row.ToEntry(change.Content))];
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
        public string? ApprovedBy { get; init; }
        public string? Reason { get; init; }
        public string Content { get; init; } = "";
        public string? Previous { get; init; }

        public static EntryRow From(EntryChange change, long revision, DateTimeOffset now) => new()
        {
            Id = change.Id, Kind = Vocabulary.Code(change.Content.Kind), Slug = change.Content.Slug, Version = change.ExpectedVersion + 1, Revision = revision,
            Status = Vocabulary.Code(change.Status), SavedAt = Timestamp.Write(now), SavedBy = change.SavedBy, ApprovedBy = change.ApprovedBy, Reason = change.Reason,
            Content = JsonSerializer.Serialize(change.Content, EntryJson.Options),
        };

        public Entry ToEntry() => ToEntry(JsonSerializer.Deserialize<EntryContent>(Content, EntryJson.Options) ?? throw new InvalidDataException($"Entry {Id} has no content."));

        public Entry ToEntry(EntryContent content) => new()
        {
            Id = Id, Version = Version, Revision = Revision, Status = Vocabulary.Parse<EntryStatus>(Status) ?? throw new InvalidDataException($"Unknown status {Status} in entry {Id}."),
            SavedAt = Timestamp.Read(SavedAt), SavedBy = SavedBy, ApprovedBy = ApprovedBy, Reason = Reason, Content = content,
        };
    }
}
