using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>Stands before every address of the desk: who is it, may they, and does the request come from our own pages? Everything else passes untouched.</summary>
internal static class DeskGate
{
    public const string SignInPath = "/redaktion/anmelden";
    /// <summary>Where to go on after signing in.</summary>
    public const string Onward = "weiter";

    public static async Task Pass(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<DeskAccess>() is not { } access)
        {
            await next(http);
            return;
        }
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "same-origin";
        if ((await http.AuthenticateAsync(IdentityConstants.ApplicationScheme)).Principal is { } principal) http.User = principal;
        await ((await Refusal(http, access))?.ExecuteAsync(http) ?? next(http));
    }

    private static async Task<IResult?> Refusal(HttpContext http, DeskAccess access)
    {
        var reads = HttpMethods.IsGet(http.Request.Method);
        if (!reads && Origin.IsForeign(http)) return DeskPage.Refused(http, StatusCodes.Status403Forbidden, "Diese Anfrage kam von einer anderen Seite und wurde nicht ausgeführt.");
        if (access.Role is { } role)
        {
            if (http.EditorIfAny() is not { } editor)
                return reads ? Results.Redirect($"{SignInPath}?{Onward}={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}")
                    : DeskPage.Refused(http, StatusCodes.Status401Unauthorized, "Ihre Anmeldung ist abgelaufen. Melden Sie sich in einem zweiten Fenster an und gehen Sie hier zurück: Ihre Eingaben stehen noch im Formular.");
            if (!editor.May(role)) return DeskPage.Refused(http, StatusCodes.Status403Forbidden, "Dafür reichen Ihre Rechte nicht. Wenden Sie sich an die Verwaltung der Konten.");
        }
        if (!reads && !await FormBody.IsReadable(http.Request, http.RequestAborted)) return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Erwartet wird ein Formular dieser Seite.");
        if (!reads && !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            return DeskPage.Refused(http, StatusCodes.Status400BadRequest, "Das Formular ist veraltet. Laden Sie die Seite neu und versuchen Sie es noch einmal.");
        return null;
    }

    /// <summary>An address within the desk to go on to; the desk itself when the wish is missing or leads elsewhere.</summary>
    public static string Within(string? wish) =>
        wish is not null && (wish == DeskRoutes.Root || wish.StartsWith($"{DeskRoutes.Root}/", StringComparison.Ordinal) || wish.StartsWith($"{DeskRoutes.Root}?", StringComparison.Ordinal))
            && !wish.Contains('\\', StringComparison.Ordinal) && !wish.Contains("//", StringComparison.Ordinal) ? wish : DeskRoutes.Root;
}
