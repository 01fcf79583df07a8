using System.Net;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace FundingDirectory.Api.Desk.Accounts;

/// <summary>/redaktion/anmelden and /redaktion/abmelden</summary>
public static class SignIn
{
    /// <summary>The page with the button.</summary>
    public static Results<RazorComponentResult<SignInPage>, RedirectHttpResult> Page(HttpContext http)
    {
        var onward = DeskGate.Within(http.Request.Query[DeskGate.Onward].FirstOrDefault());
        return http.EditorIfAny() is null ? Show(http, onward, null) : TypedResults.Redirect(onward);
    }

    /// <summary>What the browser needs to ask for a passkey.</summary>
    public static async Task<ContentHttpResult> Options(HttpContext http, PasskeyCeremony ceremony) => TypedResults.Content(await ceremony.BeginSignIn(http), "application/json");

    /// <summary>The browser's answer: signed in, or the page with the reason.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SignInPage>>> Answer(HttpContext http, PasskeyCeremony ceremony, CancellationToken cancel)
    {
        var form = await DeskForm.Read(http, cancel);
        var onward = DeskGate.Within(form[DeskGate.Onward].FirstOrDefault());
        return await ceremony.FinishSignIn(http, form["passkey"].FirstOrDefault(), cancel) is { } reason ? Show(http, onward, reason).WithStatus(StatusCodes.Status401Unauthorized) : TypedResults.Redirect(onward);
    }

    /// <summary>Ends the session of this browser.</summary>
    public static async Task<RedirectHttpResult> Out(HttpContext http, EditorLog log, TimeProvider time, CancellationToken cancel)
    {
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        await log.Write(EditorEventKind.SignedOut, http.Editor().Id, null, time.GetUtcNow(), cancel);
        return TypedResults.Redirect(DeskGate.SignInPath);
    }

    /// <summary>The page with the reason why signing in with the house's own service did not work.</summary>
    internal static RazorComponentResult<SignInPage> Refused(HttpContext http, string reason, int status = StatusCodes.Status401Unauthorized) => Show(http, DeskRoutes.Root, reason).WithStatus(status);

    private static RazorComponentResult<SignInPage> Show(HttpContext http, string onward, string? error) =>
        DeskPage.Show<SignInPage>(http, ("Onward", onward), ("Error", error), ("Elsewhere", NamedAddress(http.Request)),
            ("Service", http.RequestServices.GetRequiredService<Settings>().Oidc is var service && service.IsOn() ? service.Label : null));

    /// <summary>The same page of the own machine under its name, when it was opened under an IP address: passkeys are made for names only.</summary>
    internal static string? NamedAddress(HttpRequest request) =>
        IPAddress.TryParse(request.Host.Host, out var ip) && IPAddress.IsLoopback(ip) ? $"{request.Scheme}://localhost:{request.Host.Port ?? 80}{request.Path}{request.QueryString}" : null;
}
