using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Meta;

/// <summary>State of the host. Status: «ready», or «stale» when the store cannot be asked and readers get what is in memory. Lag: how many revisions the store is ahead of what
/// readers see, as far as it could be asked. StaleSince: when the store was last heard of; null when all is well.</summary>
public sealed record Health(string Status, long Revision, long Lag, DateTimeOffset? StaleSince = null);

/// <summary>GET /healthz/live and /healthz/ready</summary>
public static class GetHealth
{
    /// <summary>The process answers.</summary>
    public static Ok<Health> Live(IndexFollower follower) => TypedResults.Ok(new Health("live", follower.Current.Revision, 0));

    /// <summary>The index holds what the store holds. A store that cannot be asked makes no host unready: taken away, all hosts would be, and readers would get nothing at all.</summary>
    public static Results<Ok<Health>, ProblemHttpResult> Ready(IndexFollower follower, Staleness staleness)
    {
        var revision = follower.Current.Revision;
        if (revision < 0) return Problems.Of(StatusCodes.Status503ServiceUnavailable, "Der Index wird noch aufgebaut.");
        var since = staleness.Since;
        return TypedResults.Ok(new Health(since is null ? "ready" : "stale", revision, Math.Max(0, follower.SeenRevision - revision), since));
    }
}
