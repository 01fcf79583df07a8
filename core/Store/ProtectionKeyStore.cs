using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>Keys that protect sessions and forms, shared by all hosts of a store. Whoever can read the store could forge a session with them, as he could with its accounts.</summary>
public sealed class ProtectionKeyStore(Database database)
{
    private const string SqlAll = """
        select content from protection_key order by id
        """;

    /// <summary>Every key as XML.</summary>
    public async Task<IReadOnlyList<string>> All(CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        return [.. await connection.QueryAsync<string>(new CommandDefinition(SqlAll, cancellationToken: cancel))];
    }

    private const string SqlAdd = """
        insert into protection_key (id, content) select @Id, @Content where not exists (select 1 from protection_key where id = @Id)
        """;

    /// <summary>Adds a key under its name; one that is there stays.</summary>
    public Task Add(string id, string content, CancellationToken cancel) => database.InTransaction(
        transaction => transaction.Connection!.ExecuteAsync(new CommandDefinition(SqlAdd, new { Id = id, Content = content }, transaction, cancellationToken: cancel)), cancel);
}
