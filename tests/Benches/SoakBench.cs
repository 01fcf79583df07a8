using System.Globalization;
using FundingDirectory.Core.Store;
using Microsoft.Data.SqlClient;

namespace FundingDirectory.Benches;

/// <summary>
/// Two hosts behind a proxy while readers read, an editor saves, a partner follows the changes, and things go wrong: a host is killed, a harvest is killed, the stored index
/// is damaged, and, on SQL Server, the database is cut off. At the end nothing may be lost, skipped or doubled.
/// </summary>
internal static class SoakBench
{
    public const string Option = "--seconds=";
    private const int Entries = 5_000, UsualSeconds = 120, CutSeconds = 30;

    public static async Task Run(Asked asked, string[] args)
    {
        var seconds = args.FirstOrDefault(a => a.StartsWith(Option, StringComparison.Ordinal)) is { } given ? int.Parse(given[Option.Length..], CultureInfo.InvariantCulture) : UsualSeconds;
        Host.Prepare();
        await using var place = await SoakPlace.Make(Entries);
        using var line = new SoakLine(place);
        await line.Begin();
        var step = TimeSpan.FromSeconds(seconds / 5.0);

        await Task.Delay(step);
        await line.KillHost(0);
        await Task.Delay(step);
        var harvest = await line.KillHarvest();
        await Task.Delay(step);
        await line.DamageIndexAndKill(1);
        await Task.Delay(step);
        if (place.Server is { } server)
        {
            server.Cut();
            await Task.Delay(TimeSpan.FromSeconds(CutSeconds));
            server.Mend();
        }
        await Task.Delay(step);
        var result = await line.End();

        Print($"{(place.Server is null ? "SQLite" : "SQL Server")}, {seconds} s, two hosts: {result.Reads} reads, {result.Again} asked again after a broken connection, {result.Failed} failed for good; slowest {result.Slowest:0} ms, oldest answer {result.Age} s");
        Print($"{result.Saved} versions saved, {result.Lost} lost; change feed: {result.Seen} changes, {result.Skipped} skipped, {result.Doubled} doubled");
        Print($"killed harvest: taken over {harvest.TotalSeconds:0.0} s after it was started again");
        asked.AtMost(0, result.Failed, "reads that failed");
        asked.AtMost(0, result.Lost + result.Skipped + result.Doubled, "lost, skipped or doubled changes");
        if (place.Server is null) Console.WriteLine($"  the database was not cut off: that needs a SQL Server, named by {SoakPlace.Variable}");
        else asked.AtLeast(CutSeconds / 2.0, result.Age, "seconds of age were told while the database was cut off");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

/// <summary>The store of a soak: embedded, or a database of its own on the SQL Server of the environment, behind a line that can be cut.</summary>
internal sealed class SoakPlace : IAsyncDisposable
{
    public const string Variable = "FUNDINGDIRECTORY_TEST_SQLSERVER";
    private static readonly string? Given = Environment.GetEnvironmentVariable(Variable);

    private readonly string name = $"fd_soak_{Guid.NewGuid():n}"[..16];

    private SoakPlace()
    {
        Folders = [.. Enumerable.Range(0, 2).Select(_ => Directory.CreateTempSubdirectory("funding-directory-soak-").FullName)];
        if (string.IsNullOrWhiteSpace(Given))
        {
            // Hosts of one embedded store share its folder.
            Folders = [Folders[0], Folders[0]];
            Direct = Cuttable = Database.Sqlite(Path.Combine(Folders[0], "directory.db"));
            return;
        }
        var builder = new SqlConnectionStringBuilder(Given) { InitialCatalog = name };
        Direct = Database.SqlServer(builder.ConnectionString);
        Server = new Relay(int.Parse(builder.DataSource.Split(',')[^1], CultureInfo.InvariantCulture));
        builder.DataSource = $"127.0.0.1,{Server.Port}";
        builder.ConnectTimeout = 5;
        Settings = [("Store", "sqlserver"), ("ConnectionString", builder.ConnectionString), ("UnencryptedStore", "true")];
        Cuttable = Database.SqlServer(builder.ConnectionString);
    }

    /// <summary>Data folder of each host.</summary>
    public string[] Folders { get; }
    public (string Name, string Value)[] Settings { get; } = [];
    /// <summary>The line to the database; null for the embedded one.</summary>
    public Relay? Server { get; }
    /// <summary>The store as hosts and editors reach it, and without the line between.</summary>
    public Database Cuttable { get; }
    public Database Direct { get; }

    public static async Task<SoakPlace> Make(int entries)
    {
        var place = new SoakPlace();
        if (place.Server is not null) await Run($"create database {place.name}");
        await GeneratedStore.Fill(place.Direct, GeneratedStore.Entries(entries));
        return place;
    }

    public async ValueTask DisposeAsync()
    {
        Server?.Dispose();
        SqlConnection.ClearAllPools();
        if (Server is not null) await Run($"drop database {name}");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var folder in Folders.Distinct()) Directory.Delete(folder, recursive: true);
    }

    private static async Task Run(string statement)
    {
        await using var connection = new SqlConnection(Given);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name made here.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
