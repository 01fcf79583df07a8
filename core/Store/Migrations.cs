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

    private const string SqlDone = """
        select version from schema_version
        """;

    private const string SqlRecord = """
        insert into schema_version (version) select @Version where not exists (select 1 from schema_version where version = @Version)
        """;

    /// <summary>Runs what is missing; safe to call at every start, and by several hosts that start at once.</summary>
    public static async Task Run(Database database, CancellationToken cancel)
    {
        // By each number and not by the highest one: scripts of work done side by side may come in any order.
        var done = await Done(database, cancel);
        if (done.Count == 0) await Begin(database, cancel);
        foreach (var (version, script) in Scripts().Where(s => !done.Contains(s.Version)))
            await database.InTransaction(async transaction =>
            {
                // Said first: another host that is about to run the same script waits here, and is then told that it has been run.
                if (await transaction.Connection!.ExecuteAsync(SqlRecord, new { Version = version }, transaction) == 1)
                    await transaction.Connection!.ExecuteAsync(database.Translate(script), transaction: transaction);
                return version;
            }, cancel);
    }

    /// <summary>The number of the newest script there is.</summary>
    public static int Newest => Scripts()[^1].Version;

    /// <summary>The number of the newest script up to which all were run; 0 in an empty database, or where there is none.</summary>
    public static async Task<int> Current(Database database, CancellationToken cancel)
    {
        var done = await Done(database, cancel);
        return Scripts().TakeWhile(s => done.Contains(s.Version)).Select(s => s.Version).LastOrDefault();
    }

    private static async Task<HashSet<int>> Done(Database database, CancellationToken cancel)
    {
        try
        {
            await using var connection = await database.Open(cancel);
            return [.. await connection.QueryAsync<int>(new CommandDefinition(SqlDone, cancellationToken: cancel))];
        }
        catch (DbException) // There is no table yet, and the two databases have no common way to ask.
        {
            return [];
        }
    }

    private static async Task Begin(Database database, CancellationToken cancel)
    {
        await using var connection = await database.Open(cancel);
        try
        {
            await connection.ExecuteAsync(SqlCreateTable);
        }
        catch (DbException)
        {
            // Another host made it in the same moment; should it be something worse, the first script says so.
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
