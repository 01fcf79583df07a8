using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk.Accounts;

public sealed class ManageAccountsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private AccountStore Accounts => app.Services.GetRequiredService<AccountStore>();

    [Fact]
    public async Task A_new_account_shows_its_link_once()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        var page = await DeskClient.Read(await admin.Post("/redaktion/konten", ("name", "  Çiğdem O’Neil  "), ("rolle", "approve")));
        var link = page.QuerySelector(".fd-secret")!.TextContent;
        Assert.StartsWith($"{app.NamedAddress}redaktion/einladung/", link, StringComparison.Ordinal);
        Assert.Equal(EditorRole.Approve, (await Accounts.Find("Çiğdem O’Neil", CancellationToken.None))!.Role);
        Assert.Null((await admin.Page("/redaktion/konten")).QuerySelector(".fd-secret"));
    }

    [Theory]
    [InlineData("", "edit", "name"), InlineData("Neu", "chef", "rolle"), InlineData("Neu", "", "rolle")]
    public async Task What_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(string name, string role, string field)
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        var page = await DeskClient.Read(await admin.Post("/redaktion/konten", ("name", name), ("rolle", role)), 400);
        Assert.NotNull(page.QuerySelector($".fd-errors a[href='#feld-{field}']"));
        Assert.Equal(name, page.QuerySelector("#feld-name")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_name_that_is_hostile_is_shown_as_text()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        var page = await DeskClient.Read(await admin.Post("/redaktion/konten", ("name", "<script>alert(1)</script>"), ("rolle", "read")));
        Assert.Contains("<script>alert(1)</script>", page.Body.Words(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Nobody_changes_the_own_role_or_takes_the_own_access()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        await DeskClient.Read(await admin.Post("/redaktion/konten/rolle", ("konto", admin.Editor!.Id), ("rolle", "read")), 400);
        await DeskClient.Read(await admin.Post("/redaktion/konten/zugang", ("konto", admin.Editor.Id), ("zugang", "nein")), 400);
        Assert.True((await Accounts.Get(admin.Editor.Id, CancellationToken.None))!.May(EditorRole.Administer));
    }

    [Fact]
    public async Task Taken_access_ends_sessions_and_is_in_the_audit()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer, "Chefin");
        using var anna = await DeskClient.With(app, EditorRole.Edit, "Anna Geht");
        var page = await DeskClient.Read(await admin.Post("/redaktion/konten/zugang", ("konto", anna.Editor!.Id), ("zugang", "nein")));
        Assert.Contains("Anna Geht, Zugang entzogen (von Chefin)", page.Body.Words(), StringComparison.Ordinal);
        Assert.Equal(302, (int)(await anna.Get("/redaktion/konto")).StatusCode);
    }

    [Fact]
    public async Task An_account_nobody_has_is_not_found()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        foreach (var address in new[] { "link", "rolle", "zugang" }) await DeskClient.Read(await admin.Post($"/redaktion/konten/{address}", ("konto", "erfunden"), ("rolle", "read")), 404);
    }
}
