using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Core.Store;

/// <summary>Opens connections and knows the words in which the two databases differ. Everything else is one SQL set.</summary>
public sealed class Database
{
    private readonly Func<DbConnection> create;
    private readonly string[] onOpen;
    private readonly IReadOnlyDictionary<string, string> words;

    private Database(Func<DbConnection> create, string[] onOpen, IReadOnlyDictionary<string, string> words) =>
        (this.create, this.onOpen, this.words) = (create, onOpen, words);

    static Database() => Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>The embedded database in one file; the file and its folder are made when they are missing. <paramref name="mostPages"/>: largest size in
    /// pages; null = as large as the disk allows.</summary>
    public static Database Sqlite(string path, int? mostPages = null)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        return new Database(
            () => new SqliteConnection(connection),
            // A reader must never wait for the importer's long transaction: write-ahead logging.
            ["pragma journal_mode = wal", "pragma synchronous = normal", .. mostPages is { } pages ? [$"pragma max_page_count = {pages}"] : Array.Empty<string>()],
            new Dictionary<string, string> { ["{key}"] = "text", ["{text}"] = "text" });
    }

    /// <summary>An open connection; the caller disposes of it.</summary>
    public async Task<DbConnection> Open(CancellationToken cancel)
    {
        var connection = create();
        await connection.OpenAsync(cancel);
        foreach (var statement in onOpen)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Fixed statements of this class, no input.
            command.CommandText = statement;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancel);
        }
        return connection;
    }

    /// <summary>Puts this database's words into a schema script.</summary>
    public string Translate(string script) => words.Aggregate(script, (text, word) => text.Replace(word.Key, word.Value, StringComparison.Ordinal));
}
