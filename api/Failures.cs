using System.Data.Common;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api;

/// <summary>What a reader gets when a request ends without an answer: a problem in the API, a page elsewhere. Never a stack trace.</summary>
public static class Failures
{
    /// <summary>Takes over unhandled exceptions and empty error answers.</summary>
    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            AllowStatusCode404Response = true,
            ExceptionHandler = http => Answer(http, StatusOf(http.Features.Get<IExceptionHandlerFeature>()?.Error)),
            // A broken request is the reader's fault and was answered; only our own faults belong into the log.
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePages(context => Answer(context.HttpContext, context.HttpContext.Response.StatusCode));
    }

    // A store that cannot be reached will be reached again; a partner's program knows by the status that it may ask again.
    private static int StatusOf(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        DbException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        var path = http.Request.Path;
        if (path.StartsWithSegments("/api/v1") || path.StartsWithSegments("/openapi") || path.StartsWithSegments("/healthz") || path.StartsWithSegments("/common-grants")) return Problems.Of(status).ExecuteAsync(http);
        var page = new RazorComponentResult<ErrorPage>(new Dictionary<string, object?> { ["Site"] = http.RequestServices.GetRequiredService<Web.SiteInfo>(), ["Status"] = status, ["Title"] = Problems.Title(status) }) { StatusCode = status };
        return page.ExecuteAsync(http);
    }
}
