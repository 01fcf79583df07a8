using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace FundingDirectory.Api;

/// <summary>How often one network may ask in a minute (settings below «Limits»).</summary>
public sealed record LimitSettings
{
    /// <summary>What a network may ask when nothing is set; the host's own machine is not counted then.</summary>
    public const int Default = 1000;

    /// <summary>Requests a minute for each network, the host's own machine included; 0 = no limit. Null = the default.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>How long a client may take for its headers, and before a body or an answer that moves slower than a telephone line is cut off.</summary>
    public int SlowClientSeconds { get; init; } = 10;

    // The server looks once a second.
    internal string? Error() => RequestsPerMinute is < 0 ? $"{Settings.Section}:Limits:RequestsPerMinute muss 0 (keine Grenze) oder größer sein, nicht {RequestsPerMinute}."
        : SlowClientSeconds is < 2 or > 120 ? $"{Settings.Section}:Limits:SlowClientSeconds muss zwischen 2 und 120 liegen, nicht bei {SlowClientSeconds}." : null;
}

/// <summary>Keeps one reader from taking everything: a window of a minute per truncated network. The networks are in memory only, for as long as their window lasts.</summary>
public static class Limits
{
    private const int WindowSeconds = 60;

    /// <summary>Counts requests to everything but assets and health checks. Says in headers what is left (draft-ietf-httpapi-ratelimit-headers, experimental).</summary>
    public static void Use(WebApplication app, LimitSettings settings)
    {
        var most = settings.RequestsPerMinute ?? LimitSettings.Default;
        if (most == 0) return;
        var limiter = PartitionedRateLimiter.Create<string, string>(network => RateLimitPartition.GetFixedWindowLimiter(network,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromSeconds(WindowSeconds), QueueLimit = 0 }));
        app.Lifetime.ApplicationStopped.Register(limiter.Dispose);
        var policy = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={most};w={WindowSeconds}");
        app.Use(async (http, next) =>
        {
            if (IsFree(http.Request.Path) || Network(http.Connection.RemoteIpAddress, countsOwnMachine: settings.RequestsPerMinute is not null) is not { } network)
            {
                await next(http);
                return;
            }
            using var lease = limiter.AttemptAcquire(network);
            var left = limiter.GetStatistics(network)?.CurrentAvailablePermits ?? 0;
            // Said last: an answer that was kept bears the headers of the one who asked first.
            http.Response.OnStarting(() =>
            {
                http.Response.Headers["RateLimit-Policy"] = policy;
                http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left}");
                return Task.CompletedTask;
            });
            if (lease.IsAcquired)
            {
                await next(http);
                return;
            }
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : WindowSeconds;
            // Said before anybody looked where the request was to go, and yet a page of another site may read it.
            http.Response.Headers.AccessControlAllowOrigin = "*";
            http.Response.Headers.AccessControlExposeHeaders = "RateLimit,RateLimit-Policy,Retry-After";
            http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            await Problems.Of(StatusCodes.Status429TooManyRequests, $"Aus Ihrem Netz kamen mehr als {most} Anfragen in einer Minute. Bitte in {wait} Sekunden weiterfragen; für große Mengen gibt es den Gesamtbestand und /changes.").ExecuteAsync(http);
        });
    }

    private static bool IsFree(PathString path) => path.StartsWithSegments("/healthz") || path.StartsWithSegments("/_content");

    /// <summary>The network of an address: IPv4 /24, IPv6 /48, so that no single reader is known. Null = not counted.</summary>
    public static string? Network(IPAddress? address, bool countsOwnMachine)
    {
        if (address is null || (IPAddress.IsLoopback(address) && !countsOwnMachine)) return null;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        var kept = address.AddressFamily == AddressFamily.InterNetwork ? 3 : 6;
        return Convert.ToHexString(bytes, 0, kept);
    }
}
