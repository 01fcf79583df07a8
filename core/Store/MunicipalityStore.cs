using System.Data.Common;
using System.Text.Json;
using Dapper;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Store;

/// <summary>The municipality register. It is replaced as a whole: a register is a table of one day.</summary>
public sealed class MunicipalityStore(Database database)
{
    private const string SqlAll = """
        select content from municipality order by ars
        """;

    /// <summary>Every municipality, county and association by ascending regional key.</summary>
    public async Task<IReadOnlyList<Municipality>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await All(connection, null, cancel);
    }

    private static async Task<IReadOnlyList<Municipality>> All(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
    {
        var rows = await connection.QueryAsync<string>(new CommandDefinition(SqlAll, transaction: transaction, cancellationToken: cancel));
        return [.. rows.Select(r => JsonSerializer.Deserialize<Municipality>(r, EntryJson.Options)!)];
    }

    private const string SqlCount = """
        select count(*) from municipality
        """;

    /// <summary>How many rows the register has.</summary>
    public async Task<int> Count(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return await connection.ExecuteScalarAsync<int>(new CommandDefinition(SqlCount, cancellationToken: cancel));
    }

    private const string SqlDelete = """
        delete from municipality where ars = @Ars
        """;

    private const string SqlInsert = """
        insert into municipality (ars, content) values (@Ars, @Content)
        """;

    /// <summary>Replaces the rows of every state that occurs in <paramref name="rows"/>; other states keep theirs, because a file may hold one state only.</summary>
    public Task<RegisterChange> Replace(IReadOnlyList<Municipality> rows, CancellationToken cancel) => database.InTransaction(async transaction =>
    {
        var change = Compare(await All(transaction.Connection!, transaction, cancel), rows);
        await Write(transaction, change, cancel);
        return change;
    }, cancel);

    /// <summary>Writes a change inside the caller's transaction.</summary>
    internal static async Task Write(DbTransaction transaction, RegisterChange change, CancellationToken cancel)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(new CommandDefinition(SqlDelete, change.Changed.Concat(change.Gone).Select(r => new { r.Ars }), transaction, cancellationToken: cancel));
        var values = change.Added.Concat(change.Changed).Select(r => new { r.Ars, Content = JsonSerializer.Serialize(r, EntryJson.Options) });
        await connection.ExecuteAsync(new CommandDefinition(SqlInsert, values, transaction, cancellationToken: cancel));
    }

    /// <summary>What replacing would change.</summary>
    public static RegisterChange Compare(IReadOnlyList<Municipality> known, IReadOnlyList<Municipality> rows)
    {
        var states = rows.Select(r => r.StateKey).ToHashSet();
        var old = known.Where(m => states.Contains(m.StateKey)).ToDictionary(m => m.Ars);
        var now = rows.Select(r => r.Ars).ToHashSet();
        return new RegisterChange(
            [.. rows.Where(r => !old.ContainsKey(r.Ars))],
            [.. rows.Where(r => old.TryGetValue(r.Ars, out var before) && before != r)],
            [.. old.Values.Where(m => !now.Contains(m.Ars))], old.Count);
    }
}

/// <summary>Rows that are new, changed and gone; Known: how many rows of the same states there were.</summary>
public sealed record RegisterChange(IReadOnlyList<Municipality> Added, IReadOnlyList<Municipality> Changed, IReadOnlyList<Municipality> Gone, int Known)
{
    /// <summary>True when nothing differs.</summary>
    public bool IsEmpty => Added.Count + Changed.Count + Gone.Count == 0;
}
