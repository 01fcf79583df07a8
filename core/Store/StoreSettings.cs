namespace FundingDirectory.Core.Store;

/// <summary>Where the directory keeps its data. Section «FundingDirectory»; the importer reads it from the environment.</summary>
public sealed record StoreSettings
{
    /// <summary>Folder for database, raw captures and keys; default «data» beside the solution, else below the working folder.</summary>
    public string? DataFolder { get; init; }
    /// <summary>«sqlite» (embedded, default) or «sqlserver».</summary>
    public string Store { get; init; } = Sqlite;
    /// <summary>Where the SQL Server is and how to sign in; needed for «sqlserver» only.</summary>
    public string? ConnectionString { get; init; }
    /// <summary>True where a connection without encryption to another machine is wanted, for instance inside a closed network.</summary>
    public bool UnencryptedStore { get; init; }
    /// <summary>True for a host that only reads: a readable replica will do, and nothing is ever written.</summary>
    public bool ReadOnly { get; init; }

    private const string Sqlite = "sqlite", SqlServer = "sqlserver";

    /// <summary>The settings of the environment (<c>FundingDirectory__DataFolder</c>, <c>FundingDirectory__Store</c>, <c>FundingDirectory__ConnectionString</c>,
    /// <c>FundingDirectory__UnencryptedStore</c>).</summary>
    public static StoreSettings FromEnvironment() => new()
    {
        DataFolder = Read(nameof(DataFolder)), Store = Read(nameof(Store)) ?? Sqlite, ConnectionString = Read(nameof(ConnectionString)),
        UnencryptedStore = bool.TryParse(Read(nameof(UnencryptedStore)), out var unencrypted) && unencrypted,
    };

    private static string? Read(string name) => Environment.GetEnvironmentVariable($"FundingDirectory__{name}");

    /// <summary>The data folder as a full path.</summary>
    public string Folder => Path.GetFullPath(string.IsNullOrWhiteSpace(DataFolder) ? Path.Combine(Root(), "data") : DataFolder);

    /// <summary>Whether hosts on several machines can share the store.</summary>
    public bool IsShared => Store == SqlServer;

    /// <summary>What is wrong with the settings, as one German line naming the setting; null when nothing is.</summary>
    public string? Error() => Store switch
    {
        Sqlite => null,
        SqlServer when string.IsNullOrWhiteSpace(ConnectionString) => "FundingDirectory:ConnectionString fehlt; der Store «sqlserver» braucht sie (am besten aus der Umgebung: FundingDirectory__ConnectionString).",
        SqlServer => Database.SqlServerError(ConnectionString, UnencryptedStore) is { } error ? $"FundingDirectory:ConnectionString {error}." : null,
        _ => $"FundingDirectory:Store hat den Wert «{Store}»; möglich sind «{Sqlite}» und «{SqlServer}».",
    };

    /// <summary>The database these settings name. Check <see cref="Error"/> first.</summary>
    public Database Open() => Store == SqlServer ? Database.SqlServer(ConnectionString!, ReadOnly) : Database.Sqlite(Path.Combine(Folder, SqliteFile.Name), readOnly: ReadOnly);

    private static string Root()
    {
        string[] starts = [System.IO.Directory.GetCurrentDirectory(), AppContext.BaseDirectory];
        return starts.Select(Solution).FirstOrDefault(f => f is not null) ?? starts[0];
    }

    private static string? Solution(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.sln"))) return folder.FullName;
        return null;
    }
}
