using System.Runtime.CompilerServices;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>The lists that editors keep beside the entries, with every version they ever had.</summary>
public sealed class DeskListStore(Database database)
{
    private const string SqlLatest = """
        select value from revision_counter where name = 'list'
        """;

    /// <summary>Grows with every save of any list.</summary>
    public async Task<long> Latest(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(SqlLatest, cancellationToken: cancel));
    }

    private const string SqlVersions = """
        select name, version, saved_at, saved_by, reason, content from list_version where name = @Name order by version desc
        """;

    /// <summary>Every version of a list, the newest first; empty while what ships with the program counts.</summary>
    public async Task<IReadOnlyList<DeskListVersion>> Versions(DeskListKind kind, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var rows = await connection.QueryAsync<ListRow>(new CommandDefinition(SqlVersions, new { Name = Vocabulary.Code(kind) }, cancellationToken: cancel));
        return [.. rows.Select(r => r.ToVersion())];
    }

    private const string SqlCurrent = """
        select content from list_version where name = @Name and version = (select max(version) from list_version where name = @Name)
        """;

    /// <summary>What counts now; null = what ships with the program.</summary>
    public async Task<string?> Current(DeskListKind kind, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.QuerySingleOrDefaultAsync<string>(new CommandDefinition(SqlCurrent, new { Name = Vocabulary.Code(kind) }, cancellationToken: cancel));
    }

    private const string SqlHistory = """
        select name, version, saved_at, saved_by, reason, content from list_version order by revision
        """;

    /// <summary>Every version of every list in the order of saving, one at a time.</summary>
    public async IAsyncEnumerable<DeskListVersion> History([EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        await foreach (var row in connection.QueryUnbufferedAsync<ListRow>(SqlHistory).WithCancellation(cancel)) yield return row.ToVersion();
    }

    private const string SqlNext = """
        update revision_counter set value = value + 1 where name = 'list'
        """;

    private const string SqlInsert = """
        insert into list_version (name, version, revision, saved_at, saved_by, reason, content)
        select @Name, @Version, value, @At, @By, @Reason, @Content from revision_counter
        where name = 'list' and @Version = (select coalesce(max(version), 0) from list_version where name = @Name) + 1
        """;

    /// <summary>Saves the version after the one it was made from; false when somebody else saved in between.</summary>
    public async Task<bool> Save(DeskListVersion next, CancellationToken cancel)
    {
        var row = new { Name = Vocabulary.Code(next.Kind), next.Version, At = Timestamp.Write(next.SavedAt), By = next.SavedBy, next.Reason, next.Content };
        return await database.InTransaction<object?>(async transaction =>
        {
            await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlNext, transaction: transaction, cancellationToken: cancel));
            return await transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlInsert, row, transaction, cancellationToken: cancel)) == 1 ? row : null;
        }, cancel) is not null;
    }

    private sealed record ListRow
    {
        public string Name { get; init; } = "";
        public int Version { get; init; }
        public string SavedAt { get; init; } = "";
        public string SavedBy { get; init; } = "";
        public string? Reason { get; init; }
        public string Content { get; init; } = "";

        public DeskListVersion ToVersion() =>
            new(Vocabulary.Parse<DeskListKind>(Name) ?? throw new InvalidDataException($"Unknown list {Name}."), Version, Timestamp.Read(SavedAt), SavedBy, Reason, Content);
    }
}
