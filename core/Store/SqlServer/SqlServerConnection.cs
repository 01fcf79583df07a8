using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace FundingDirectory.Core.Store.SqlServer;

/// <summary>How this program connects to SQL Server, and what its failures mean. The only file that names the driver, which is loaded when a store is on SQL Server.</summary>
internal static class SqlServerConnection
{
    // Deadlock victim, lock request timed out, snapshot update conflict.
    private static readonly HashSet<int> TakenBack = [1205, 1222, 3960];
    // Unique index, primary key: the same to us.
    private static readonly HashSet<int> SameKey = [2601, 2627];
    // Transport (-2 is also a statement that took too long), sign-in while the server starts or fails over, replica not yet readable, throttling of managed instances.
    private static readonly HashSet<int> CutOff = [-2, -1, 0, 2, 20, 53, 64, 121, 233, 258, 926, 976, 978, 979, 983, 4060, 4221, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 40197, 40501, 40613, 42108, 42109, 49918, 49919, 49920];
    private static readonly HashSet<int> Full = [1101, 1105, 9002, 3257];
    private static readonly HashSet<int> Forbidden = [229, 230, 262, 916, 3906, 3908];
    private static readonly HashSet<int> Refused = [18401, 18452, 18456, 18470, 18487, 18488];

    /// <summary>The words of the schema scripts. Keys are compared code by code whatever the server's own collation is, and two of them fit into a primary key of 900 bytes.</summary>
    public static IReadOnlyDictionary<string, string> Words { get; } = new Dictionary<string, string>
    {
        ["{key}"] = $"nvarchar({MostKeyCharacters}) collate Latin1_General_BIN2", ["{text}"] = "nvarchar(max)",
    };

    private const int MostKeyCharacters = 200;

    /// <summary>Makes connections as this program wants them: encrypted unless the string says otherwise, named, and to a readable replica where nothing is written.</summary>
    public static Func<DbConnection> Factory(string connectionString, bool readOnly)
    {
        var builder = Read(connectionString);
        if (!builder.ShouldSerialize(nameof(builder.Encrypt))) builder.Encrypt = true;
        if (!builder.ShouldSerialize("Application Name")) builder.ApplicationName = "Foerderverzeichnis";
        if (readOnly) builder.ApplicationIntent = ApplicationIntent.ReadOnly;
        // One question at a time on a connection: what the embedded database would allow must not slip in.
        builder.MultipleActiveResultSets = false;
        var complete = builder.ConnectionString;
        return () => new RetryingConnection(new SqlConnection(complete));
    }

    /// <summary>What is wrong with a connection string, as the end of a German sentence without the string itself, which holds a password; null when nothing is.</summary>
    public static string? Error(string connectionString, bool mayBeUnencrypted)
    {
        try
        {
            var builder = Read(connectionString);
            if (string.IsNullOrWhiteSpace(builder.DataSource)) return "nennt keinen Server (Server=…)";
            if (string.IsNullOrWhiteSpace(builder.InitialCatalog)) return "nennt keine Datenbank (Database=…)";
            var isOpen = builder.ShouldSerialize("Encrypt") && !builder.Encrypt;
            return isOpen && !mayBeUnencrypted && !IsOwnMachine(builder.DataSource) ? "schaltet die Verschlüsselung ab (Encrypt=false), obwohl der Server auf einem anderen Rechner läuft" : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return "ist nicht lesbar";
        }
    }

    /// <summary>What a failure means.</summary>
    public static Fault Judge(DbException failure) => failure is not SqlException sql ? Fault.Lasting
        : Has(sql, TakenBack) ? Fault.TakenBack : Has(sql, SameKey) ? Fault.SameKey : Has(sql, CutOff) ? Fault.CutOff : Fault.Lasting;

    /// <summary>The failure as one German sentence; null when it is not one of SQL Server that has a sentence of its own.</summary>
    public static string? Explain(DbException failure) => failure is not SqlException sql ? null
        : Has(sql, Full) ? "Der Speicherplatz des Datenbankservers reicht nicht."
        : Has(sql, Refused) ? "Der Datenbankserver lehnt die Anmeldung ab."
        : Has(sql, Forbidden) ? "Die Datenbank darf nicht beschrieben werden."
        : Has(sql, TakenBack) ? "Ein anderes Programm schreibt gerade in die Datenbank."
        : Has(sql, CutOff) ? "Der Datenbankserver ist nicht erreichbar." : null;

    private static SqlConnectionStringBuilder Read(string connectionString) => new(connectionString);

    private static bool Has(SqlException failure, HashSet<int> numbers) => failure.Errors.Cast<SqlError>().Any(e => numbers.Contains(e.Number)) || numbers.Contains(failure.Number);

    private static bool IsOwnMachine(string dataSource)
    {
        var host = dataSource.Split(',', '\\')[0].Trim();
        host = host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? host[4..] : host;
        return host is "." or "(local)" or "127.0.0.1" or "::1" || host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
    }
}
