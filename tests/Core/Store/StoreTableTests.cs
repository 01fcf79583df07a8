using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

public sealed class StoreTableTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_tables_read_from_the_scripts_are_those_the_database_has()
    {
        var database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, CancellationToken.None);
        await using var connection = (SqliteConnection)await database.Open(CancellationToken.None);
        Assert.Equal(await Names(connection, "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'schema_version'"), StoreTable.All.Select(t => t.Name).Order(StringComparer.Ordinal));
        foreach (var table in StoreTable.All)
        {
            Assert.Equal(await Names(connection, $"select name from pragma_table_info('{table.Name}')"), table.Columns.Order(StringComparer.Ordinal));
            Assert.Equal(await Names(connection, $"select name from pragma_table_info('{table.Name}') where pk > 0"), table.Key.Order(StringComparer.Ordinal));
            Assert.InRange(table.RowsAtOnce * table.Columns.Count, 1, 2_099);
        }
    }

    private static async Task<IEnumerable<string>> Names(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names of the schema scripts.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names.Order(StringComparer.Ordinal);
    }
}
