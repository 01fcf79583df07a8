using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Accounts;

public sealed class UseInvitationTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private async Task<string> NewLink(string name) => (await app.Services.GetRequiredService<NewAccount>().Add(name, EditorRole.Edit, "test", TestContext.Current.CancellationToken))!.Value.Secret;

    private InvitationStore Invitations => app.Services.GetRequiredService<InvitationStore>();

    [Fact]
    public async Task Looking_at_a_link_uses_nothing_up()
    {
        using var nobody = DeskClient.Nobody(app);
        var link = await NewLink("Schau");
        for (var i = 0; i < 2; i++) Assert.Contains("Willkommen, Schau", (await nobody.Page($"/redaktion/einladung/{link}")).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_was_used_is_refused_in_german()
    {
        using var nobody = DeskClient.Nobody(app);
        var link = await NewLink("Zweimal");
        Assert.True(await Invitations.Use(link, DateTimeOffset.UtcNow, CancellationToken.None));
        Assert.Contains("Dieser Link wurde schon benutzt", (await nobody.Page($"/redaktion/einladung/{link}", 410)).Body.Words(), StringComparison.Ordinal);
        await DeskClient.Read(await nobody.Post($"/redaktion/einladung/{link}/optionen"), 410);
        await DeskClient.Read(await nobody.Post($"/redaktion/einladung/{link}", ("passkey", "{}")), 410);
    }

    [Fact]
    public async Task A_link_that_has_expired_is_refused_in_german()
    {
        using var nobody = DeskClient.Nobody(app);
        var anna = (await app.Services.GetRequiredService<NewAccount>().Add("Spät", EditorRole.Edit, "test", CancellationToken.None))!.Value.Editor;
        var link = await Invitations.Add(anna.Id, "test", DateTimeOffset.UtcNow - InvitationStore.Lifetime, CancellationToken.None);
        Assert.Contains("Dieser Link ist abgelaufen", (await nobody.Page($"/redaktion/einladung/{link}", 410)).Body.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_nobody_made_is_not_found()
    {
        using var nobody = DeskClient.Nobody(app);
        Assert.Contains("Diesen Link gibt es nicht", (await nobody.Page("/redaktion/einladung/erfunden", 404)).Body.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""), InlineData("{}"), InlineData("kein JSON"), InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"oA"},"clientExtensionResults":{}}""")]
    public async Task An_answer_that_is_no_passkey_leaves_the_link_open(string passkey)
    {
        using var nobody = DeskClient.Nobody(app);
        var link = await NewLink($"Falsch {passkey.Length}");
        Assert.Equal("application/json", (await nobody.Post($"/redaktion/einladung/{link}/optionen")).Content.Headers.ContentType?.MediaType);
        var page = await DeskClient.Read(await nobody.Post($"/redaktion/einladung/{link}", ("passkey", passkey)), 400);
        Assert.Contains("Der Passkey wurde nicht angelegt", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal(InvitationState.Open, (await Invitations.Get(link, DateTimeOffset.UtcNow, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Under_an_ip_address_the_page_leads_to_the_name()
    {
        var link = await NewLink("Adresse");
        var text = await app.Client.GetStringAsync(new Uri($"http://127.0.0.1:{app.Address.Port}/redaktion/einladung/{link}"));
        Assert.Contains($"http://localhost:{app.Address.Port}/redaktion/einladung/{link}", text, StringComparison.Ordinal);
    }
}
