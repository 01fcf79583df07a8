using System.Data.Common;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Tests.Importer;

/// <summary>A real store in a folder of its own with a clock that the test sets.</summary>
internal sealed class HarvestStage : IDisposable
{
    private readonly TempFolder folder = new();

    public string Folder => folder.Path;
    public Database Database { get; private set; } = null!;
    public StageClock Clock { get; } = new();
    public EntryStore Entries => new(Database);
    public ProposalStore Proposals => new(Database);
    public HarvestStore Harvests => new(Database);

    public static async Task<HarvestStage> Open()
    {
        var stage = new HarvestStage();
        stage.Database = Database.Sqlite(stage.folder.File("directory.db"));
        await Migrations.Run(stage.Database, CancellationToken.None);
        return stage;
    }

    /// <summary>Harvests captures with a connector; a dry run stores nothing.</summary>
    public Task<HarvestReport> Run(IConnector connector, IReadOnlyList<Capture> captures, string? acceptShrink = null) =>
        new Harvester(Database, Folder, Clock) { AcceptShrink = acceptShrink }.Run(connector, () => Task.FromResult(captures), dryRun: false, CancellationToken.None);

    /// <summary>Harvests what a test says a source holds.</summary>
    public Task<HarvestReport> Run(Parsed parsed, string source = "said", string? acceptShrink = null) =>
        Run(new SaidConnector(source, parsed), [SharedSources.Bytes("said.json", Encoding.UTF8.GetBytes("said"))], acceptShrink);

    /// <summary>An editor saves an entry.</summary>
    public async Task<Entry> Edit(string id, Func<FundingProgramme, EntryContent> change, EntryStatus? status = null)
    {
        var entry = (await Entries.Get(id, CancellationToken.None))!;
        return (await Entries.Save(new EntryChange(id, change((FundingProgramme)entry.Content), status ?? entry.Status, entry.Version, "anna", null), Clock.GetUtcNow(), CancellationToken.None))!;
    }

    public async Task<FundingProgramme> Programme(string id) => (FundingProgramme)(await Entries.Get(id, CancellationToken.None))!.Content;

    /// <summary>Every row of every table but the log of runs and the raw answers that belong to it.</summary>
    public async Task<string> Dump()
    {
        await using var connection = await Database.Open(CancellationToken.None);
        var text = new StringBuilder();
        foreach (var table in await Rows(connection, "select name from sqlite_master where type = 'table' order by name"))
            if (table is not ("harvest_run" or "capture"))
                foreach (var row in await Rows(connection, table == "revision_counter" ? "select * from revision_counter where name <> 'run'" : $"select * from {table} order by 1")) text.Append(table).Append(": ").Append(row).Append((char)10);
        return text.ToString();
    }

    private static async Task<List<string>> Rows(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Table names of the schema itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "" : reader.GetValue(i))));
        return rows;
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>A source that says what the test wants.</summary>
internal sealed class SaidConnector(string id, Parsed parsed) : IConnector
{
    public Source Source { get; } = new() { Id = id, Name = "Testquelle", Homepage = "https://example.org", Licence = "CC0-1.0", Attribution = "Test", Interval = TimeSpan.FromDays(1) };

    public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) => throw new NotSupportedException();

    public Parsed Parse(IReadOnlyList<Capture> captures) => parsed;
}

/// <summary>A clock that stands until the test moves it.</summary>
internal sealed class StageClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = Make.Now;

    public override DateTimeOffset GetUtcNow() => Now;
}
