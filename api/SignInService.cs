using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace FundingDirectory.Api;

/// <summary>Sign-in with the house's own service by OpenID Connect: code flow with PKCE. The framework checks state, nonce, signature, issuer, audience and time; who comes in is decided here.</summary>
internal static class SignInService
{
    public const string Scheme = "service", AnswerPath = "/redaktion/anmelden/rueckkehr";
    private const string Way = "Anmeldedienst";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Waiting = TimeSpan.FromMinutes(10);

    /// <summary>Adds it where it is switched on.</summary>
    public static void Add(AuthenticationBuilder authentication, OidcSettings settings)
    {
        if (!settings.IsOn()) return;
        authentication.AddOpenIdConnect(Scheme, o =>
        {
            (o.Authority, o.ClientId, o.ClientSecret, o.CallbackPath) = (settings.Authority, settings.ClientId, settings.ClientSecret, AnswerPath);
            o.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
            (o.ResponseType, o.ResponseMode, o.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
            (o.SaveTokens, o.BackchannelTimeout, o.RemoteAuthenticationTimeout) = (false, Patience, Waiting);
            o.TokenHandler = new SignedTokensOnly { MapInboundClaims = false };
            o.ClaimActions.Clear();
            // Only signatures of the service's own keys: one made with our secret could be made here as well.
            o.TokenValidationParameters.ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];
            o.TokenValidationParameters.ClockSkew = TimeSpan.FromMinutes(1);
            o.CorrelationCookie = Cookie("__Host-fd-service-state-");
            o.NonceCookie = Cookie("__Host-fd-service-nonce-");
            o.Events.OnRedirectToIdentityProvider = ToOurAddress;
            o.Events.OnTokenValidated = context => Take(context, settings);
            o.Events.OnTicketReceived = Admit;
            o.Events.OnRemoteFailure = Refuse;
        });
    }

    /// <summary>Sends the browser to the service; false when the service cannot be reached.</summary>
    public static async Task<bool> Begin(HttpContext http, string onward, ILogger log)
    {
        try
        {
            await http.ChallengeAsync(Scheme, new AuthenticationProperties { RedirectUri = onward });
            return true;
        }
        catch (InvalidOperationException e)
        {
            log.LogError(e, "The sign-in service could not be asked for its configuration");
            return false;
        }
    }

    /// <summary>Demands a signature. In the code flow the framework takes tokens without one, which the standard allows over TLS; a signature costs nothing and TLS may end elsewhere.</summary>
    private sealed class SignedTokensOnly : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }

    private static SecureCookie Cookie(string name) => new() { Name = name, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" };

    private static Task ToOurAddress(RedirectContext context)
    {
        if (context.HttpContext.RequestServices.GetRequiredService<SiteInfo>().PublicUrl is { } url) context.ProtocolMessage.RedirectUri = url + AnswerPath;
        return Task.CompletedTask;
    }

    /// <summary>Reads who it is off the checked token. Each answer counts once, even if the service would take its code again.</summary>
    private static async Task Take(TokenValidatedContext context, OidcSettings settings)
    {
        var (token, services) = (context.SecurityToken, context.HttpContext.RequestServices);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (context.Nonce is not { Length: > 0 } nonce)
        {
            context.Fail(new OpenIdConnectProtocolInvalidNonceException("The token belongs to no sign-in of this browser."));
            return;
        }
        if (string.IsNullOrEmpty(token.Subject) || !await services.GetRequiredService<LoginStore>().TakeAnswer(nonce, now, context.HttpContext.RequestAborted))
        {
            context.Fail(new AnsweredBefore());
            return;
        }
        var principal = context.Principal!;
        var name = DeskForm.Clean(principal.FindFirst(settings.NameClaim)?.Value ?? principal.FindFirst("preferred_username")?.Value ?? token.Subject);
        context.HttpContext.Features.Set(new ServiceIdentity(token.Issuer, token.Subject, name[..Math.Min(name.Length, Editor.LongestName)], settings.RoleOf(principal)));
    }

    private static async Task Admit(TicketReceivedContext context)
    {
        var (http, who) = (context.HttpContext, context.HttpContext.Features.Get<ServiceIdentity>()!);
        context.HandleResponse();
        var (editor, refusal, why) = await http.RequestServices.GetRequiredService<ServiceAccounts>().Admit(who, http.RequestAborted);
        if (editor is null) await Answer(http, refusal!, why!);
        else
        {
            await http.RequestServices.GetRequiredService<EditorSession>().Begin(editor.Id, Way, http.RequestAborted);
            http.Response.Redirect(DeskGate.Within(context.ReturnUri));
        }
    }

    private static Task Refuse(RemoteFailureContext context)
    {
        context.HandleResponse();
        return Answer(context.HttpContext, "Die Anmeldung wurde abgelehnt. Bitte beginnen Sie sie hier noch einmal von vorn.", Reason(context.Failure));
    }

    private static async Task Answer(HttpContext http, string refusal, string why)
    {
        var services = http.RequestServices;
        await services.GetRequiredService<EditorLog>().Write(EditorEventKind.SignInRefused, null, $"{Way}: {why}", services.GetRequiredService<TimeProvider>().GetUtcNow(), http.RequestAborted);
        await SignIn.Refused(http, refusal).ExecuteAsync(http);
    }

    /// <summary>Why an answer was refused, for the audit.</summary>
    private static string Reason(Exception? failure) => Known(failure) ?? Known(failure?.InnerException) ?? "Anmeldung nicht hier begonnen";

    private static string? Known(Exception? failure) => failure switch
    {
        AnsweredBefore => "Antwort schon einmal benutzt",
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "Zeit des Ausweises passt nicht",
        SecurityTokenInvalidAudienceException => "Ausweis für jemand anderen",
        SecurityTokenInvalidIssuerException => "Ausweis von jemand anderem",
        SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException or SecurityTokenInvalidAlgorithmException => "Unterschrift des Ausweises passt nicht",
        OpenIdConnectProtocolInvalidNonceException => "Ausweis gehört zu einer anderen Anmeldung",
        OpenIdConnectProtocolException => "Antwort nicht angenommen",
        _ => null,
    };

    /// <summary>An answer of the service that was taken before.</summary>
    private sealed class AnsweredBefore() : InvalidOperationException("The answer was taken before.");
}
