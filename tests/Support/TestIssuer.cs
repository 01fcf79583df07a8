using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace FundingDirectory.Tests.Support;

/// <summary>A small sign-in service that speaks OpenID Connect over real HTTP: code flow, PKCE, codes that count once, a client with a secret. Whoever comes is the person
/// set last; an attack is a change of what it would put into the token.</summary>
internal sealed class TestIssuer : IAsyncDisposable
{
    public const string Client = "verzeichnis", Secret = "nur für Tests";
    private static readonly RSA Key = RSA.Create(2048), Foreign = RSA.Create(2048);
    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string Redirect)> codes = new();

    private TestIssuer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    /// <summary>What the token says beside the usual: subject, name, roles.</summary>
    public Dictionary<string, object> Person { get; set; } = [];
    /// <summary>Changes the token before it is signed.</summary>
    public Action<SecurityTokenDescriptor> Forge { get; set; } = _ => { };
    /// <summary>Changes the token after it is signed.</summary>
    public Func<string, string> Tamper { get; set; } = token => token;
    /// <summary>Whether a code may be used again, as careless services allow.</summary>
    public bool IsCareless { get; set; }

    public static SigningCredentials ForeignKey => new(new RsaSecurityKey(Foreign) { KeyId = "test" }, SecurityAlgorithms.RsaSha256);

    /// <summary>The settings of a directory that trusts it.</summary>
    public (string, string)[] Settings(params (string, string)[] more) => [("Oidc:Authority", Address), ("Oidc:ClientId", Client), ("Oidc:ClientSecret", Secret), ("Oidc:Label", "dem Stadtkonto"), .. more];

    public static async Task<TestIssuer> Start()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var issuer = new TestIssuer(app);
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = issuer.Address, authorization_endpoint = $"{issuer.Address}/authorize", token_endpoint = $"{issuer.Address}/token", jwks_uri = $"{issuer.Address}/keys",
            response_types_supported = new[] { "code" }, subject_types_supported = new[] { "public" }, id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/keys", () =>
        {
            var key = Key.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", kid = "test", alg = "RS256", n = WebEncoders.Base64UrlEncode(key.Modulus!), e = WebEncoders.Base64UrlEncode(key.Exponent!) } } });
        });
        app.MapGet("/authorize", issuer.Authorize);
        app.MapPost("/token", issuer.Token);
        await app.StartAsync();
        return issuer;
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Split(' ').Contains("openid")) return Results.BadRequest();
        var (code, redirect) = (Guid.NewGuid().ToString("n"), query["redirect_uri"].ToString());
        codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString(), redirect);
        return Results.Redirect(QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?> { ["code"] = code, ["state"] = query["state"].ToString() }));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var code = form["code"].ToString();
        if (!codes.TryGetValue(code, out var kept) || (form["client_id"], form["client_secret"]) != (Client, Secret) || form["redirect_uri"] != kept.Redirect
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != kept.Challenge) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        if (!IsCareless) codes.TryRemove(code, out _);
        var now = DateTime.UtcNow;
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address, Audience = Client, IssuedAt = now, NotBefore = now.AddMinutes(-1), Expires = now.AddMinutes(5), Claims = new Dictionary<string, object>(Person) { ["nonce"] = kept.Nonce },
            SigningCredentials = new(new RsaSecurityKey(Key) { KeyId = "test" }, SecurityAlgorithms.RsaSha256),
        };
        Forge(token);
        return Results.Json(new { access_token = "nicht gebraucht", token_type = "Bearer", expires_in = 300, id_token = Tamper(new JsonWebTokenHandler().CreateToken(token)) });
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
