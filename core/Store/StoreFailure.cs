using System.Data.Common;
using FundingDirectory.Core.Store.SqlServer;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Core.Store;

/// <summary>Says in German why the store could not be read or written.</summary>
public static class StoreFailure
{
    private const int Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, Full = 13, NotADatabase = 26;
    // ENOSPC and EDQUOT of Unix systems, ERROR_DISK_FULL of Windows.
    private static readonly int[] NoSpace = [28, 122, unchecked((int)0x80070070)];

    /// <summary>One sentence; null when the exception has nothing to do with storing.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: Full } => "Der Speicherplatz reicht nicht.",
        SqliteException { SqliteErrorCode: Busy or Locked } => "Ein anderes Programm schreibt gerade in die Datenbank.",
        SqliteException { SqliteErrorCode: ReadOnly } => "Die Datenbank darf nicht beschrieben werden.",
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => "Die Datenbankdatei ist beschädigt.",
        DbException failure => (IsOfSqlServer(failure) ? SqlServerConnection.Explain(failure) : null) ?? $"Die Datenbank meldet «{exception.Message}».",
        IOException when NoSpace.Contains(exception.HResult) => "Der Speicherplatz reicht nicht.",
        IOException or UnauthorizedAccessException => $"Das Dateisystem meldet «{exception.Message}».",
        _ => null,
    };

    // By name, so that a program with an embedded store never loads the driver.
    private static bool IsOfSqlServer(DbException failure) => failure.GetType().Namespace == "Microsoft.Data.SqlClient";
}
