using System.Net;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Desk;

/// <summary>Every address of the desk, walked by nobody and by every role.</summary>
public sealed class DeskRolesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private IEnumerable<(string Method, string Address, DeskAccess? Access)> Routes => app.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.StartsWith("/redaktion", StringComparison.Ordinal))
        .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods.Select(m => (m, System.Text.RegularExpressions.Regex.Replace(e.RoutePattern.RawText!, @"\{\w+\}", "erfunden"), e.Metadata.GetMetadata<DeskAccess>())))
        .Distinct();

    [Fact]
    public void Every_route_of_the_desk_says_who_may_use_it()
    {
        Assert.NotEmpty(Routes);
        Assert.Empty(Routes.Where(r => r.Access is null));
    }

    [Fact]
    public async Task Nobody_gets_in_without_a_session()
    {
        using var nobody = DeskClient.Nobody(app);
        var token = await nobody.Token();
        foreach (var (method, address, _) in Routes.Where(r => r.Access!.Role is not null))
        {
            var response = method == "GET" ? await nobody.Get(address) : await nobody.Post(address, token, []);
            if (method == "GET") Assert.StartsWith("/redaktion/anmelden?weiter=%2Fredaktion", response.Headers.Location?.ToString(), StringComparison.Ordinal);
            else Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {address}: {(int)response.StatusCode}");
        }
    }

    public static TheoryData<EditorRole> Roles => [.. Enum.GetValues<EditorRole>()];

    [Theory, MemberData(nameof(Roles))]
    public async Task A_role_opens_what_it_may_and_nothing_else(EditorRole role)
    {
        foreach (var (method, address, access) in Routes.Where(r => r.Access!.Role is not null))
        {
            // A new editor for each: some of these end the session.
            using var editor = await DeskClient.With(app, role);
            var status = (int)(method == "GET" ? await editor.Get(address) : await editor.Post(address)).StatusCode;
            Assert.True(role >= access!.Role ? status is not (401 or 403) and < 500 : status == 403, $"{role}, {method} {address}: {status}");
        }
    }

    [Fact]
    public async Task A_role_that_was_taken_away_counts_at_once_in_running_sessions()
    {
        using var admin = await DeskClient.With(app, EditorRole.Administer);
        using var editor = await DeskClient.With(app, EditorRole.Administer);
        await DeskClient.Read(await admin.Post("/redaktion/konten/rolle", ("konto", editor.Editor!.Id), ("rolle", "read")));
        Assert.Equal(HttpStatusCode.Redirect, (await editor.Get("/redaktion/konten")).StatusCode);
    }

    [Fact]
    public async Task Visitors_get_no_cookie_outside_the_desk()
    {
        foreach (var address in new[] { "/", "/foerdermittel", "/fristen", "/projekt", "/api", "/api/v1/search?q=KI", "/gibt-es-nicht" })
            Assert.False((await app.Client.GetAsync(new Uri(address, UriKind.Relative))).Headers.Contains("Set-Cookie"), address);
    }

    [Fact]
    public async Task Pages_of_the_desk_are_kept_by_nobody_and_read_by_no_other_site()
    {
        using var editor = await DeskClient.With(app, EditorRole.Administer);
        foreach (var (_, address, _) in Routes.Where(r => r.Method == "GET"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative));
            request.Headers.Add("Origin", "https://example.org");
            var response = await editor.Send(request);
            Assert.True(response.Headers.CacheControl?.NoStore == true, address);
            Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"), address);
        }
    }
}
