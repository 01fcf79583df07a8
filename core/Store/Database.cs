using System.Data.Common;
using System.Runtime.CompilerServices;
using FundingDirectory.Core.Store.SqlServer;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Core.Store;

/// <summary>Opens connections and knows the words in which the two databases differ. Everything else is one SQL set.</summary>
public sealed class Database
{
    internal const int MostAttempts = 5;
    private const int SqliteConstraint = 19;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(40);

    private readonly Func<DbConnection> create;
    private readonly string[] onOpen;
    private readonly IReadOnlyDictionary<string, string> words;
    private readonly Func<DbException, Fault> judge;

    private Database(Func<DbConnection> create, string[] onOpen, IReadOnlyDictionary<string, string> words, Func<DbException, Fault> judge) =>
        (this.create, this.onOpen, this.words, this.judge) = (create, onOpen, words, judge);

    static Database() => Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>The embedded database in one file; the file and its folder are made when they are missing. <paramref name="mostPages"/>: largest size in
    /// pages; null = as large as the disk allows. <paramref name="readOnly"/>: nothing may be written, and a missing file is a failure.</summary>
    public static Database Sqlite(string path, int? mostPages = null, bool readOnly = false)
    {
        if (!readOnly) System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path, ForeignKeys = true, DefaultTimeout = 30, Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
        }.ToString();
        return new Database(
            () => new SqliteConnection(connection),
            // A reader must never wait for the importer's long transaction: write-ahead logging.
            readOnly ? [] : ["pragma journal_mode = wal", "pragma synchronous = normal", .. mostPages is { } pages ? [$"pragma max_page_count = {pages}"] : Array.Empty<string>()],
            new Dictionary<string, string> { ["{key}"] = "text", ["{text}"] = "text" },
            failure => failure is SqliteException { SqliteErrorCode: SqliteConstraint } ? Fault.SameKey : Fault.Lasting);
    }

    /// <summary>A database of SQL Server, of an availability group or of a managed instance. <paramref name="readOnly"/>: a readable replica will do.</summary>
    // Not inlined: a program with an embedded store never loads the driver.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Database SqlServer(string connectionString, bool readOnly = false) =>
        new(SqlServerConnection.Factory(connectionString, readOnly), [], SqlServerConnection.Words, SqlServerConnection.Judge);

    /// <summary>What is wrong with a connection string for SQL Server, as the end of a German sentence; null when nothing is.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string? SqlServerError(string connectionString, bool mayBeUnencrypted) => SqlServerConnection.Error(connectionString, mayBeUnencrypted);

    /// <summary>An open connection; the caller disposes of it.</summary>
    public async Task<DbConnection> Open(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            var connection = create();
            try
            {
                await connection.OpenAsync(cancel);
                foreach (var statement in onOpen) await Run(connection, statement, cancel);
                return connection;
            }
            catch (Exception e)
            {
                await connection.DisposeAsync();
                if (e is not DbException failure || attempt == MostAttempts || judge(failure) != Fault.CutOff) throw;
            }
            await Task.Delay(PauseAfter(attempt), cancel);
        }
    }

    /// <summary>Does some work in a transaction and makes it count, unless it gives null. It is done again from its beginning when the database took it back, or when another
    /// writer made the same key in the same moment; so it must not do anything outside the transaction.</summary>
    public async Task<T> InTransaction<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var connection = await Open(cancel);
                await using var transaction = await connection.BeginTransactionAsync(cancel);
                var result = await work(transaction);
                if (result is not null) await transaction.CommitAsync(cancel);
                return result;
            }
            catch (DbException e) when (attempt < MostAttempts && judge(e) is Fault.TakenBack or Fault.SameKey)
            {
            }
            await Task.Delay(PauseAfter(attempt), cancel);
        }
    }

    /// <summary>True when the database took back what was being done, so that it may be done again.</summary>
    internal bool TookBack(DbException failure) => judge(failure) == Fault.TakenBack;

    /// <summary>Puts this database's words into a schema script.</summary>
    public string Translate(string script) => words.Aggregate(script, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));

    /// <summary>How long to wait after a failed attempt; by chance a little different for each, so that two who met do not meet again.</summary>
    internal static TimeSpan PauseAfter(int attempt) => FirstPause * Math.Pow(2, attempt - 1) * (0.5 + Random.Shared.NextDouble());

    private static async Task Run(DbConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed statements of this class, no input.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
