using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using FundingDirectory.Api.Desk.Access;

namespace FundingDirectory.Api;

/// <summary>How often one network may ask where asking costs or harms. The network stays in memory only, and only its first part.</summary>
internal static class RateLimits
{
    /// <summary>Signing in and one-time links.</summary>
    public const string SignIn = "sign-in";

    public static void Add(IServiceCollection services) => services.AddRateLimiter(o =>
    {
        o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        o.OnRejected = async (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)) context.HttpContext.Response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
            await DeskPage.Refused(context.HttpContext, StatusCodes.Status429TooManyRequests, "Von Ihrem Netz kamen zu viele Anfragen. Bitte versuchen Sie es in ein paar Minuten noch einmal.").ExecuteAsync(context.HttpContext);
        };
        o.AddPolicy(SignIn, http => Window(http, 60, TimeSpan.FromMinutes(1)));
    });

    public static RouteHandlerBuilder Limited(this RouteHandlerBuilder route, string policy) => route.RequireRateLimiting(policy);

    private static RateLimitPartition<string> Window(HttpContext http, int most, TimeSpan window) =>
        RateLimitPartition.GetFixedWindowLimiter(Network(http.Connection.RemoteIpAddress), _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window });

    /// <summary>The network of an address: 24 bits of IPv4, 48 of IPv6.</summary>
    internal static string Network(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexStringLower(bytes.AsSpan(0, address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6));
    }
}
