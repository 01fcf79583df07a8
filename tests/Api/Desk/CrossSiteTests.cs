using System.Net;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using FundingDirectory.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk;

/// <summary>Forms that other sites, old pages or other people send in an editor's name.</summary>
public sealed class CrossSiteTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static async Task<HttpResponseMessage> NewAccount(DeskClient admin, string name, string? token, params (string Name, string Value)[] headers)
    {
        var fields = new[] { ("name", name), ("rolle", "administer"), ("formular", token ?? "") }.Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/redaktion/konten", UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) };
        foreach (var (header, value) in headers) request.Headers.Add(header, value);
        return await admin.Send(request);
    }

    private async Task<bool> Exists(string name) => await app.Services.GetRequiredService<AccountStore>().Find(name, TestContext.Current.CancellationToken) is not null;

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site"), InlineData("Sec-Fetch-Site", "same-site"), InlineData("Origin", "https://example.org"), InlineData("Origin", "null")]
    public async Task A_form_from_another_site_does_nothing_even_with_a_valid_token(string header, string value)
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        var name = $"fremd {header} {value}";
        var page = await DeskClient.Read(await NewAccount(admin, name, await admin.Token(), (header, value)), 403);
        Assert.Contains("von einer anderen Seite", page.Body.Words(), StringComparison.Ordinal);
        Assert.False(await Exists(name));
    }

    [Theory]
    [InlineData(null), InlineData("erfunden")]
    public async Task A_form_without_its_token_does_nothing(string? token)
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        await admin.Token();
        var page = await DeskClient.Read(await NewAccount(admin, "ohne Marke", token), 400);
        Assert.Contains("Das Formular ist veraltet", page.Body.Words(), StringComparison.Ordinal);
        Assert.False(await Exists("ohne Marke"));
    }

    [Fact]
    public async Task The_token_of_somebody_else_does_nothing()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        using var other = await DeskClient.With(app, EditorRole.Read);
        await admin.Token();
        Assert.Equal(HttpStatusCode.BadRequest, (await NewAccount(admin, "fremde Marke", await other.Token())).StatusCode);
    }

    [Fact]
    public async Task The_own_site_s_form_is_taken()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        var origin = app.NamedAddress.GetLeftPart(UriPartial.Authority);
        Assert.Equal(HttpStatusCode.OK, (await NewAccount(admin, "eigene Seite", await admin.Token(), ("Sec-Fetch-Site", "same-origin"), ("Origin", origin))).StatusCode);
        Assert.True(await Exists("eigene Seite"));
    }

    [Theory]
    [InlineData("text/plain", "hallo"), InlineData("application/json", "{\"name\":"), InlineData("multipart/form-data; boundary=x", "--x\r\nkaputt"), InlineData("application/x-www-form-urlencoded", "%%%=&&&;")]
    public async Task A_body_that_is_no_form_is_refused_in_german(string type, string body)
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        await admin.Token();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/redaktion/konten", UriKind.Relative)) { Content = new StringContent(body) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.Send(request)).StatusCode);
    }

    [Theory]
    [InlineData("https://example.org/"), InlineData("//example.org/redaktion"), InlineData("/redaktion//example.org"), InlineData("/redaktion/\\example.org"), InlineData("javascript:alert(1)"), InlineData("/foerdermittel")]
    public async Task After_signing_in_nobody_is_led_elsewhere(string wish)
    {
        using var editor = await DeskClient.With(app, EditorRole.Read);
        var response = await editor.Get($"/redaktion/anmelden?weiter={Uri.EscapeDataString(wish)}");
        Assert.Equal("/redaktion", response.Headers.Location?.ToString());
    }
}
