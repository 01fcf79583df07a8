using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>Somebody at the editors' desk: keeps cookies as a browser does and sends forms with their token.</summary>
internal sealed class DeskClient : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = [];

    private DeskClient(Uri address) => client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    /// <summary>The editor; null = nobody is signed in.</summary>
    public Editor? Editor { get; private init; }

    public IReadOnlyDictionary<string, string> Cookies => cookies;

    public static DeskClient Nobody(DirectoryApp app) => new(app.NamedAddress);

    /// <summary>Somebody whose browser holds these cookies.</summary>
    public static DeskClient Nobody(DirectoryApp app, IReadOnlyDictionary<string, string> cookies) => Nobody(app.NamedAddress, cookies);

    /// <summary>The same at a host that runs as a process of its own.</summary>
    public static DeskClient Nobody(Uri address, IReadOnlyDictionary<string, string> cookies)
    {
        var somebody = new DeskClient(address);
        foreach (var (name, value) in cookies) somebody.cookies[name] = value;
        return somebody;
    }

    /// <summary>A new editor with a session as sign-in would begin it.</summary>
    public static async Task<DeskClient> With(DirectoryApp app, EditorRole role, string? name = null)
    {
        var added = await app.Services.GetRequiredService<NewAccount>().Add(name ?? $"{role} {Guid.NewGuid():n}", role, "test", TestContext.Current.CancellationToken);
        return await As(app, added!.Value.Editor);
    }

    /// <summary>A session of a known editor.</summary>
    public static async Task<DeskClient> As(DirectoryApp app, Editor editor)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<EditorUser>>().CreateAsync(new EditorUser(editor));
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, IdentityConstants.ApplicationScheme);
        var options = app.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var desk = new DeskClient(app.NamedAddress) { Editor = editor };
        desk.cookies[options.Cookie.Name!] = options.TicketDataFormat.Protect(ticket);
        return desk;
    }

    public async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie[..cookie.IndexOf('=', StringComparison.Ordinal)], cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..cookie.IndexOf(';', StringComparison.Ordinal)]);
            if (value.Length == 0) cookies.Remove(name);
            else cookies[name] = value;
        }
        return response;
    }

    public Task<HttpResponseMessage> Get(string address) => Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)));

    /// <summary>The page of an address; the status must be the expected one.</summary>
    public async Task<IHtmlDocument> Page(string address, int status = 200) => await Read(await Get(address), status);

    /// <summary>The page of an answer; no trace of code may show.</summary>
    public static async Task<IHtmlDocument> Read(HttpResponseMessage response, int status = 200)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {response.Headers.Location} {text}");
        Assert.DoesNotContain("   at FundingDirectory", text, StringComparison.Ordinal);
        return new HtmlParser().ParseDocument(text);
    }

    /// <summary>Sends a form with a valid token.</summary>
    public async Task<HttpResponseMessage> Post(string address, params (string Name, string Value)[] fields) => await Post(address, await Token(), fields);

    /// <summary>Sends a form with the given token.</summary>
    public Task<HttpResponseMessage> Post(string address, string? token, IEnumerable<(string Name, string Value)> fields)
    {
        var form = fields.Select(f => KeyValuePair.Create(f.Name, f.Value));
        if (token is not null) form = form.Append(KeyValuePair.Create("formular", token));
        return Send(new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) });
    }

    /// <summary>The token that forms of this visitor carry.</summary>
    public async Task<string> Token()
    {
        var page = await Page(Editor is null && !cookies.ContainsKey("__Host-fd-editor") ? "/redaktion/anmelden" : "/redaktion/konto");
        return ((IHtmlInputElement)page.QuerySelector("input[name=formular]")!).Value;
    }

    public void Dispose() => client.Dispose();
}
