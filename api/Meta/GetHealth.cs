using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Meta;

/// <summary>State of the host. Lag: how many revisions the store is ahead of what readers see.</summary>
public sealed record Health(string Status, long Revision, long Lag);

/// <summary>GET /healthz/live and /healthz/ready</summary>
public static class GetHealth
{
    /// <summary>The process answers.</summary>
    public static Ok<Health> Live(IndexFollower follower) => TypedResults.Ok(new Health("live", follower.Current.Revision, 0));

    /// <summary>The store can be reached and the index holds what it holds.</summary>
    public static async Task<Results<Ok<Health>, ProblemHttpResult>> Ready(IndexFollower follower, EntryStore store, CancellationToken cancel)
    {
        var revision = follower.Current.Revision;
        var lag = await store.LatestRevision(cancel) - revision;
        return revision < 0 ? Problems.Of(StatusCodes.Status503ServiceUnavailable, "Der Index wird noch aufgebaut.") : TypedResults.Ok(new Health("ready", revision, Math.Max(0, lag)));
    }
}
