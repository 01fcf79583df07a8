using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

/// <summary>The lists kept by hand over a real store that already holds the starter catalogue: nothing is doubled, no word of ours is lost.</summary>
public sealed class CuratedListsTests
{
    [Fact]
    public async Task Sources_without_an_interface_say_so_and_how_to_give_their_file()
    {
        using var fetcher = new Fetcher(FetchPolicy.For(null), TimeProvider.System);
        var bySelf = FundingDirectory.Importer.Connectors.Connectors.All.Where(c => c.Source.FromFileOnly).ToList();
        Assert.Equal(["foerderkatalog", "modellprojekte-smart-cities", "kompetenzzentren", "leitfaeden", "gemeindeverzeichnis"], bySelf.Select(c => c.Source.Id));
        foreach (var connector in bySelf)
            Assert.Contains("--from", (await Assert.ThrowsAsync<FetchException>(() => connector.Fetch(fetcher, CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_connector_is_a_source_of_the_directory() =>
        Assert.Equal(Sources.All.Select(s => s.Id), FundingDirectory.Importer.Connectors.Connectors.All.Select(c => c.Source.Id));

    [Theory]
    [InlineData("modellprojekte-smart-cities", "smart-cities/modellprojekte-smart-cities.csv"), InlineData("kompetenzzentren", "competence-centres/zentren.json"), InlineData("leitfaeden", "guidance/leitfaeden.json")]
    public async Task A_list_continues_the_entries_of_the_catalogue(string source, string file)
    {
        var path = SharedSources.Path(file);
        using var folder = new TempFolder();
        var database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, CancellationToken.None);
        await FirstStart.Run(database, Catalogue.Folder, Make.Now, CancellationToken.None);
        var before = await Entries(database);
        async Task<HarvestCounts> Run(string id, string from) => (await new Harvester(database, folder.Path, TimeProvider.System)
            .Run(FundingDirectory.Importer.Connectors.Connectors.Find(id)!, () => Task.FromResult(FileCaptures.Read(from, TimeProvider.System)), dryRun: false, CancellationToken.None)).Run.Counts;

        var first = await Run(source, path);
        Assert.Equal((0, 0, first.Read), (first.Added, first.Held, first.Changed + first.Unchanged));
        var after = await Entries(database);
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        Assert.All(before, b => Assert.Equal(Words(b.Value.Content), Words(after[b.Key].Content)));
        Assert.Equal(first.Read, (await Run(source, path)).Unchanged);
        // Neither side undoes the other.
        var catalogue = await Run("catalogue", Catalogue.Folder);
        Assert.Equal((0, catalogue.Read), (catalogue.Changed, catalogue.Unchanged));
    }

    private static async Task<Dictionary<string, Entry>> Entries(Database database) => (await new EntryStore(database).ChangesSince(0, CancellationToken.None)).ToDictionary(e => e.Id);

    private static (string, string?, string?, string?) Words(EntryContent content) => (content.Title, content.Summary, content.Description, content is CompetenceCentre centre ? centre.StatusNote : null);
}
