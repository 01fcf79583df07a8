using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Core.Store;

/// <summary>What a database file holds. Schema: number of its newest script; Revision: its newest change; Captures: paths of the raw answers it names, below the data folder.</summary>
public sealed record StoredState(int Schema, long Revision, int Entries, IReadOnlyList<string> Captures);

/// <summary>The file of the embedded database by itself: copied out of a running store, read and checked.</summary>
public static class SqliteFile
{
    /// <summary>Name of the database file in the data folder.</summary>
    public const string Name = "directory.db";

    private const string SqlSchema = """
        select max(version) from schema_version
        """;

    private const string SqlRevision = """
        select value from revision_counter where name = 'entry'
        """;

    private const string SqlEntries = """
        select count(*) from entry
        """;

    private const string SqlCaptures = """
        select path from capture order by path
        """;

    /// <summary>Writes one state of a store into a new file while others read and write (SQLite's online backup). The store must be the embedded one.</summary>
    public static async Task Copy(Database database, string path, CancellationToken cancel)
    {
        await using var source = (SqliteConnection)await database.Open(cancel);
        await using var copy = Open(path, SqliteOpenMode.ReadWriteCreate);
        await copy.OpenAsync(cancel);
        source.BackupDatabase(copy);
        // One file that needs no other beside it, whoever opens it.
        await copy.ExecuteAsync("pragma journal_mode = delete");
    }

    /// <summary>What is wrong with a database file, as SQLite says it; null when it is whole.</summary>
    public static async Task<string?> Damage(string path, CancellationToken cancel)
    {
        try
        {
            await using var connection = Open(path, SqliteOpenMode.ReadOnly);
            var said = await connection.ExecuteScalarAsync<string>(new CommandDefinition("pragma integrity_check", cancellationToken: cancel));
            return said == "ok" ? null : said;
        }
        catch (SqliteException e)
        {
            return e.Message;
        }
    }

    /// <summary>What a whole database file holds.</summary>
    public static async Task<StoredState> Read(string path, CancellationToken cancel)
    {
        await using var connection = Open(path, SqliteOpenMode.ReadOnly);
        Task<T?> One<T>(string sql) => connection.ExecuteScalarAsync<T>(new CommandDefinition(sql, cancellationToken: cancel));
        return new(await One<int>(SqlSchema), await One<long>(SqlRevision), await One<int>(SqlEntries), [.. await connection.QueryAsync<string>(new CommandDefinition(SqlCaptures, cancellationToken: cancel))]);
    }

    /// <summary>Whether another process has the database file open.</summary>
    public static async Task<bool> IsInUse(string path, CancellationToken cancel)
    {
        try
        {
            await using var connection = Open(path, SqliteOpenMode.ReadWrite);
            // Every open connection of a store with a write-ahead log holds a shared lock on the file, even one that does nothing.
            await connection.ExecuteAsync(new CommandDefinition("pragma locking_mode = exclusive; begin exclusive; rollback", cancellationToken: cancel));
            return false;
        }
        catch (DbException e) when (e is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED })
        {
            return true;
        }
    }

    // Without a pool: the file is let go of with the connection. A second is enough to tell a moment's lock from one that stays.
    private static SqliteConnection Open(string path, SqliteOpenMode mode) => new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
}
