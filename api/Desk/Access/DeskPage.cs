using FundingDirectory.Web;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Access;

/// <summary>Renders the desk's pages: each gets the operator's details, who is signed in, and the token that its forms send back.</summary>
internal static class DeskPage
{
    public static RazorComponentResult<T> Show<T>(HttpContext http, params (string Name, object? Value)[] parameters) where T : IComponent
    {
        var token = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken!;
        var desk = new DeskInfo(http.EditorIfAny(), token);
        return new(parameters.Append(("Site", http.RequestServices.GetRequiredService<SiteInfo>())).Append(("Desk", desk)).ToDictionary(p => p.Item1, p => p.Item2)) { PreventStreamingRendering = true };
    }

    /// <summary>The same with a status that is not 200.</summary>
    public static RazorComponentResult<T> WithStatus<T>(this RazorComponentResult<T> page, int status) where T : IComponent
    {
        page.StatusCode = status;
        return page;
    }

    /// <summary>A request that is not carried out, and why.</summary>
    public static RazorComponentResult<ErrorPage> Refused(HttpContext http, int status, string detail) => new(new Dictionary<string, object?>
    {
        ["Site"] = http.RequestServices.GetRequiredService<SiteInfo>(), ["Status"] = status, ["Title"] = Title(status), ["Detail"] = detail,
    })
    { StatusCode = status, PreventStreamingRendering = true };

    private static string Title(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "Bitte melden Sie sich an",
        StatusCodes.Status403Forbidden => "Das ist nicht erlaubt",
        StatusCodes.Status410Gone => "Dieser Link gilt nicht mehr",
        StatusCodes.Status429TooManyRequests => "Zu viele Versuche",
        _ => Problems.Title(status),
    };
}
