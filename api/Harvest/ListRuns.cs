using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Harvest;

/// <summary>GET /harvest-runs</summary>
public static class ListRuns
{
    private const int MostId = 100;

    /// <summary>The newest harvests with outcome and counts.</summary>
    /// <param name="source">Id of a source; without it of all.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="limit">How many to return.</param>
    public static Results<Ok<Page<HarvestRun>>, ProblemHttpResult> Handle(
        IndexFollower follower, HttpContext http, [Words(Most = MostId)] string? source, [Whole(0, Paging.MostOffset, 0)] string? offset, [Whole(1, Paging.MostLimit, Paging.DefaultLimit)] string? limit)
    {
        var input = new Input();
        var (id, start, most) = (input.Text(source, MostId), input.Whole(offset, 0, 0, Paging.MostOffset), input.Whole(limit, Paging.DefaultLimit, 1, Paging.MostLimit));
        if (input.Problem is { } problem) return problem;
        var runs = follower.Current.Runs.Where(r => id is null || r.Source == id).ToList();
        Paging.Link(http, start, most, runs.Count);
        return TypedResults.Ok(new Page<HarvestRun> { Items = [.. runs.Skip(start).Take(most)], Total = runs.Count });
    }
}
