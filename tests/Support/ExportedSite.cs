using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>A small directory, and the command that writes it as files, run as an operator does.</summary>
public sealed class ExportedSite : IAsyncLifetime
{
    /// <summary>Where the running directory is said to be.</summary>
    public const string Live = "https://verzeichnis.example";

    private readonly TempFolder folder = new();

    /// <summary>The folder of the copy that the tests of a class share.</summary>
    public string Site => folder.File("site");

    private string Data => folder.File("data");

    public async ValueTask InitializeAsync()
    {
        var database = new StoreSettings { DataFolder = Data }.Open();
        await Migrations.Run(database, CancellationToken.None);
        var guide = new Article { Slug = "einstieg", Title = "Einstieg", Summary = "Worum es geht.", Text = "## Anfang\n\nSiehe [das Muster](/foerdermittel/muster) und den [Anfang](#zu-anfang)." };
        var centre = new CompetenceCentre { Slug = "zentrum", Title = "Zentrum Nord", Areas = ["13"] };
        List<EntryContent> contents = [Make.Programme(), guide, centre, .. Enumerable.Range(1, 25).Select(i => Make.Programme($"programm-{i}", $"Programm {i}"))];
        foreach (var content in contents) await Save(database, content);
        await Save(database, Make.Programme("weg", "Zurückgezogenes Programm"), EntryStatus.Withdrawn);
        var (code, output, errors) = await Export("site");
        Assert.True(code == 0, output + errors);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Exports into a folder of this name.</summary>
    internal Task<(int Code, string Output, string Errors)> Export(string name) => ProgramRun.Of("FundingDirectory.Api", Data, ["export", folder.File(name)], ("PublicUrl", Live));

    /// <summary>A path beside the copy.</summary>
    internal string Beside(string name) => folder.File(name);

    /// <summary>Adds an entry that the next export contains.</summary>
    internal Task Add(EntryContent content) => Save(new StoreSettings { DataFolder = Data }.Open(), content);

    private static async Task Save(Database database, EntryContent content, EntryStatus status = EntryStatus.Published) =>
        await new EntryStore(database).Save(new EntryChange(EntryId.From("test", content.Slug), content, status, 0, "test", null), Make.Now, CancellationToken.None);
}
