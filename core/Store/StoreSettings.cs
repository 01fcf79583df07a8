namespace FundingDirectory.Core.Store;

/// <summary>Where the directory keeps its data. Section «FundingDirectory»; the importer reads it from the environment.</summary>
public sealed record StoreSettings
{
    /// <summary>Folder for database, raw captures and keys; default «data» beside the solution, else below the working folder.</summary>
    public string? DataFolder { get; init; }
    /// <summary>«sqlite» (embedded, default).</summary>
    public string Store { get; init; } = "sqlite";

    /// <summary>The settings of the environment (<c>FundingDirectory__DataFolder</c>, <c>FundingDirectory__Store</c>).</summary>
    public static StoreSettings FromEnvironment() => new()
    {
        DataFolder = Environment.GetEnvironmentVariable("FundingDirectory__DataFolder"),
        Store = Environment.GetEnvironmentVariable("FundingDirectory__Store") ?? "sqlite",
    };

    /// <summary>The data folder as a full path.</summary>
    public string Folder => Path.GetFullPath(string.IsNullOrWhiteSpace(DataFolder) ? Path.Combine(Root(), "data") : DataFolder);

    /// <summary>What is wrong with the settings, as one German line naming the setting; null when nothing is.</summary>
    public string? Error() => Store switch
    {
        "sqlite" => null,
        _ => $"FundingDirectory:Store hat den Wert «{Store}»; möglich ist «sqlite».",
    };

    /// <summary>The database these settings name. Check <see cref="Error"/> first.</summary>
    public Database Open() => Database.Sqlite(Path.Combine(Folder, "directory.db"));

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
