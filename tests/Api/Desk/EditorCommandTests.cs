using FundingDirectory.Api;
using FundingDirectory.Api.Desk;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk;

public sealed class EditorCommandTests : IDisposable
{
    private readonly TempFolder folder = new();

    private async Task<(int Code, string Output, string Errors)> Run(string words, string? publicUrl = null, string? urls = null)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await EditorCommand.Run(words.Split(' '), new Settings { DataFolder = folder.Path, PublicUrl = publicUrl }, urls, output, errors, CancellationToken.None);
        return (code, output.ToString(), errors.ToString());
    }

    [Theory]
    [InlineData(null, null, "http://localhost:5080/redaktion/einladung/"), InlineData("https://verzeichnis.example/", null, "https://verzeichnis.example/redaktion/einladung/")]
    [InlineData(null, "http://0.0.0.0:7000;https://[::]:7001", "http://localhost:7000/redaktion/einladung/"), InlineData(null, "http://desk.intern:80", "http://desk.intern:80/redaktion/einladung/")]
    public async Task A_new_account_gets_a_link_that_a_browser_can_open(string? publicUrl, string? urls, string start)
    {
        var (code, output, _) = await Run("add Anna --role edit", publicUrl, urls);
        Assert.Equal(0, code);
        Assert.StartsWith(start, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_secret_of_a_link_is_not_in_the_store()
    {
        var secret = (await Run("add Anna --role administer")).Output.Split('\n')[0].Split('/')[^1];
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories)) Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_account_of_the_same_name_is_refused_with_the_way_on()
    {
        await Run("add Anna --role edit");
        var (code, _, errors) = await Run("add anna --role read");
        Assert.Equal(1, code);
        Assert.Contains("«editor link anna»", errors, StringComparison.Ordinal);
        Assert.Contains("Anna: Bearbeiten", (await Run("list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_link_replaces_the_old_one()
    {
        var first = (await Run("add Anna --role edit")).Output.Split('\n')[0].Split('/')[^1];
        Assert.Equal(0, (await Run("link Anna")).Code);
        var invitations = new InvitationStore(new StoreSettings { DataFolder = folder.Path }.Open());
        Assert.False(await invitations.Use(first, DateTimeOffset.UtcNow.AddSeconds(1), CancellationToken.None));
    }

    [Theory]
    [InlineData("add Anna --role boss", 2, "read, edit, approve, administer"), InlineData("link Niemand", 1, "Niemand"), InlineData("add Anna", 2, "editor add"), InlineData("erfunden", 2, "editor list")]
    public async Task What_cannot_be_done_is_said_in_german(string words, int code, string part)
    {
        var answer = await Run(words);
        Assert.Equal(code, answer.Code);
        Assert.Contains(part, answer.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
