using FundingDirectory.Api.Desk.Access;
using Microsoft.AspNetCore.Authentication;

namespace FundingDirectory.Api.Desk.Accounts;

/// <summary>/redaktion/anmelden/dienst and /redaktion/anmelden/rueckkehr: to the house's own sign-in service and back.</summary>
public static class UseService
{
    /// <summary>Sends the browser to the service. A link and not a form: our pages allow no form to lead to another host.</summary>
    public static async Task<IResult> Begin(HttpContext http, Settings settings, ILoggerFactory logs)
    {
        if (!settings.Oidc.IsOn()) return Unknown(http);
        var begun = await SignInService.Begin(http, DeskGate.Within(http.Request.Query[DeskGate.Onward].FirstOrDefault()), logs.CreateLogger(nameof(SignInService)));
        return begun ? Results.Empty : SignIn.Refused(http, "Der Anmeldedienst antwortet nicht. Bitte versuchen Sie es später noch einmal.", StatusCodes.Status502BadGateway);
    }

    /// <summary>The service's answer: signed in, or the page with the reason.</summary>
    public static async Task<IResult> Answer(HttpContext http, Settings settings, IAuthenticationHandlerProvider handlers)
    {
        if (!settings.Oidc.IsOn() || await handlers.GetHandlerAsync(http, SignInService.Scheme) is not IAuthenticationRequestHandler handler) return Unknown(http);
        await handler.HandleRequestAsync();
        return Results.Empty;
    }

    private static IResult Unknown(HttpContext http) => DeskPage.Refused(http, StatusCodes.Status404NotFound, "Ein Anmeldedienst ist hier nicht eingerichtet.");
}
