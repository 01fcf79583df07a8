using System.Globalization;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Api;

/// <summary>Keeps answers that were given, and gives them again while the directory stands as it did: what is the same for everybody is worked out once a change.</summary>
internal static class ReadyAnswers
{
    private const long MostBytes = 32 * 1024 * 1024;
    // No answer outlives a change of the directory anyway; this only lets go of what nobody asks for any more.
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static void Add(IServiceCollection services) => services.AddOutputCache(o =>
    {
        o.SizeLimit = MostBytes;
        o.AddPolicy(nameof(ReadyAnswers), policy => policy.Expire(Longest).SetVaryByQuery("*").VaryByValue(AsOf));
    });

    /// <summary>Answers of the route depend on its address and the directory alone.</summary>
    public static void Ready(this RouteHandlerBuilder route) => route.CacheOutput(nameof(ReadyAnswers));

    private static KeyValuePair<string, string> AsOf(HttpContext http) =>
        new("version", http.RequestServices.GetRequiredService<IndexFollower>().Current.Version.ToString(CultureInfo.InvariantCulture));
}
