using System.Security.Claims;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;

namespace FundingDirectory.Benches;

/// <summary>An editor with a running session at a host, made with the keys of its data folder.</summary>
internal sealed partial class DeskVisitor : IDisposable
{
    private const string Scheme = "Identity.Application";
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = [];

    private DeskVisitor(Uri address, string session)
    {
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        cookies["__Host-fd-editor"] = session;
    }

    public static async Task<DeskVisitor> At(Uri address, Database database, string dataFolder)
    {
        var editor = new Editor { Id = "bench", Name = "Bench", Role = EditorRole.Approve, SecurityStamp = AccountStore.NewStamp(), CreatedAt = DateTimeOffset.UtcNow, CreatedBy = "bench" };
        await new AccountStore(database).Add(editor, default);
        var claims = new[] { new Claim(ClaimTypes.NameIdentifier, editor.Id), new Claim(ClaimTypes.Name, editor.Name), new Claim("AspNet.Identity.SecurityStamp", editor.SecurityStamp) };
        var now = DateTimeOffset.UtcNow;
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddHours(1) }, Scheme);
        var keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(dataFolder, "keys")), p => p.SetApplicationName("FundingDirectory"));
        return new(address, new TicketDataFormat(keys.CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", Scheme, "v2")).Protect(ticket));
    }

    /// <summary>The page of an address.</summary>
    public async Task<string> Get(string address)
    {
        using var response = await Send(new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)));
        if (response.StatusCode != System.Net.HttpStatusCode.OK) throw new InvalidOperationException($"{address} answers with {(int)response.StatusCode}.");
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form with the token that stands on a page.</summary>
    public async Task Post(string address, string page, params (string Name, string Value)[] fields)
    {
        var form = fields.Append(("formular", Token().Match(page).Groups[1].Value)).Select(f => KeyValuePair.Create(f.Item1, f.Item2));
        using var response = await Send(new HttpRequestMessage(HttpMethod.Post, new Uri(address, UriKind.Relative)) { Content = new FormUrlEncodedContent(form) });
        if (response.StatusCode != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{address} answers with {(int)response.StatusCode}.");
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request)
    {
        request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            if (cookie.Split(';')[0].Split('=', 2) is [var name, { Length: > 0 } value]) cookies[name] = value;
        return response;
    }

    [GeneratedRegex("name=\"formular\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
