using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Commands;

/// <summary>The command as a process, over real data folders.</summary>
public sealed class CopyStoreTests : IDisposable
{
    private readonly TempFolder folder = new(), target = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        folder.Dispose();
        target.Dispose();
    }

    [Fact]
    public async Task A_directory_is_moved_with_its_kept_answers()
    {
        var captures = Path.Combine(SharedSources.Repository, "tests", "Importer", "Connectors", "captures", "eu-funding-portal");
        Assert.Equal(0, (await ImporterRun.Of(folder.Path, ["run", "eu-funding-portal", "--from", captures])).Code);
        var (code, output, errors) = await ImporterRun.Of(folder.Path, ["copy", "--to", target.Path]);
        Assert.True(code == 0, errors);
        Assert.Contains("Alle Tabellen stimmen überein.", output);
        Assert.Contains("1 kopiert", output);
        var (one, other) = (new EntryStore(Database.Sqlite(folder.File("directory.db"))), new EntryStore(Database.Sqlite(target.File("directory.db"))));
        Assert.Equivalent(await one.ChangesSince(0, cancel), await other.ChangesSince(0, cancel), strict: true);
        Assert.True(File.Exists(target.File("search.index")), "The next host would have to read every text before it answers.");
        Assert.Equal(0, (await ImporterRun.Of(target.Path, ["reparse", "eu-funding-portal"])).Code);
    }

    [Theory]
    [InlineData("env:GIBT_ES_NICHT", "GIBT_ES_NICHT ist leer")]
    [InlineData("Server=db.example;Database=x;Encrypt=false", "schaltet die Verschlüsselung ab")]
    [InlineData("Server=;Database=x", "nennt keinen Server")]
    [InlineData("Server=db.example", "nennt keine Datenbank")]
    [InlineData("Kennwort=geheim=1;x", "ist nicht lesbar")]
    public async Task A_target_that_cannot_be_is_named_without_its_password(string to, string reason)
    {
        var (code, _, errors) = await ImporterRun.Of(folder.Path, ["copy", "--to", to]);
        Assert.Equal(2, code);
        Assert.Contains(reason, errors);
        Assert.DoesNotContain("geheim", errors);
    }

    [Fact]
    public async Task The_source_is_no_target() => Assert.Contains("Das Ziel ist die Quelle", (await ImporterRun.Of(folder.Path, ["copy", "--to", folder.Path])).Errors);
}
