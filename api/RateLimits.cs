using System.Threading.RateLimiting;
using FundingDirectory.Api.Desk.Access;

namespace FundingDirectory.Api;

/// <summary>How often one network may ask where asking costs or harms. The network stays in memory only, and only its first part.</summary>
internal static class RateLimits
{
    /// <summary>Signing in and one-time links.</summary>
    public const string SignIn = "sign-in";
    /// <summary>Messages of readers.</summary>
    public const string Message = "message";

    /// <summary>Wishes for alerts, each of which sends a mail.</summary>
    public const string Alert = "alert";

    public static void Add(IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) context.HttpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
            await DeskPage.Refused(context.HttpContext, StatusCodes.Status429TooManyRequests, "Von Ihrem Netz kamen zu viele Anfragen. Bitte versuchen Sie es in ein paar Minuten noch einmal.").ExecuteAsync(context.HttpContext);
        };
        o.AddPolicy(SignIn, http => Window(http, 60, TimeSpan.FromMinutes(1)));
        o.AddPolicy(Message, http => Window(http, 5, TimeSpan.FromMinutes(10)));
        o.AddPolicy(Alert, http => Window(http, 10, TimeSpan.FromMinutes(10)));
    });

    public static RouteHandlerBuilder Limited(this RouteHandlerBuilder route, string policy) => route.RequireRateLimiting(policy);

    private static RateLimitPartition<string> Window(HttpContext http, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(Limits.Network(http.Connection.RemoteIpAddress, countsOwnMachine: true) ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window });
}
