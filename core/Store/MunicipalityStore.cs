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
        var rows = await connection.QueryAsync<string>(new CommandDefinition(SqlAll, cancellationToken: cancel));
        return [.. rows.Select(r => JsonSerializer.Deserialize<Municipality>(r, EntryJson.Options)!)];
    }

    private const string SqlClear = """
        delete from municipality
        """;

    private const string SqlInsert = """
        insert into municipality (ars, content) values (@Ars, @Content)
        """;

    /// <summary>Replaces the register; returns how many rows are new, changed and gone. Nothing is written when nothing differs.</summary>
    public async Task<(int Added, int Changed, int Gone)> Replace(IReadOnlyList<Municipality> rows, CancellationToken cancel)
    {
        var old = (await All(cancel)).ToDictionary(m => m.Ars);
        var added = rows.Count(r => !old.ContainsKey(r.Ars));
        var changed = rows.Count(r => old.TryGetValue(r.Ars, out var before) && before != r);
        var gone = old.Count - (rows.Count - added);
        if (added + changed + gone == 0) return (0, 0, 0);

        await using var connection = await database.Open(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(SqlClear, transaction: transaction, cancellationToken: cancel));
        var values = rows.Select(r => new { r.Ars, Content = JsonSerializer.Serialize(r, EntryJson.Options) });
        await connection.ExecuteAsync(new CommandDefinition(SqlInsert, values, transaction, cancellationToken: cancel));
        await transaction.CommitAsync(cancel);
        return (added, changed, gone);
    }
}
