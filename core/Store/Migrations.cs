using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Dapper;

namespace FundingDirectory.Core.Store;

/// <summary>Brings a database to the newest schema: numbered scripts, each in its own transaction, each run once.</summary>
public static class Migrations
{
    private const string SqlCreateTable = """
        create table schema_version (version integer not null primary key)
        """;

    private const string SqlCurrent = """
        select max(version) from schema_version
        """;

    private const string SqlRecord = """
        insert into schema_version (version) values (@Version)
        """;

    /// <summary>Runs what is missing; safe to call at every start.</summary>
    public static async Task Run(Database database, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        var current = await Current(connection);
        foreach (var (version, script) in Scripts().Where(s => s.Version > current))
        {
            await using var transaction = await connection.BeginTransactionAsync(cancel);
            await connection.ExecuteAsync(database.Translate(script), transaction: transaction);
            await connection.ExecuteAsync(SqlRecord, new { Version = version }, transaction);
            await transaction.CommitAsync(cancel);
        }
    }

    private static async Task<int> Current(DbConnection connection)
    {
        try
        {
            return await connection.ExecuteScalarAsync<int?>(SqlCurrent) ?? 0;
        }
        catch (DbException) // The first start: there is no table yet, and the two databases have no common way to ask.
        {
            await connection.ExecuteAsync(SqlCreateTable);
            return 0;
        }
    }

    /// <summary>The scripts in order, by the number their file name starts with.</summary>
    public static IReadOnlyList<(int Version, string Script)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(n => n.EndsWith(".sql", StringComparison.Ordinal))
            .Select(n => (Version: Number(n), Script: Read(assembly, n)))
            .OrderBy(s => s.Version)];
    }

    private static int Number(string resource) =>
        int.Parse(resource[(resource.IndexOf(".Schema.", StringComparison.Ordinal) + 8)..].Split('-')[0], CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
