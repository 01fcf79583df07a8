using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Municipalities;

/// <summary>GET /municipalities</summary>
public static class FindMunicipalities
{
    private const int MostName = 100;

    /// <summary>Municipalities, counties and associations of the official register by name.</summary>
    /// <param name="q">Name or its beginning; umlauts may be written as two letters. Without it the whole register is listed.</param>
    /// <param name="offset">How many to skip.</param>
    /// <param name="limit">How many to return.</param>
    public static Results<Ok<Page<Municipality>>, ProblemHttpResult> Handle(
        IndexFollower follower, HttpContext http, [Words(Most = MostName)] string? q, [Whole(0, Paging.MostOffset, 0)] string? offset, [Whole(1, Paging.MostLimit, Paging.DefaultLimit)] string? limit)
    {
        var input = new Input();
        var (name, start, most) = (input.Text(q, MostName), input.Whole(offset, 0, 0, Paging.MostOffset), input.Whole(limit, Paging.DefaultLimit, 1, Paging.MostLimit));
        if (input.Problem is { } problem) return problem;
        var found = follower.Current.Register.Find(name);
        Paging.Link(http, start, most, found.Count);
        return TypedResults.Ok(new Page<Municipality> { Items = [.. found.Skip(start).Take(most)], Total = found.Count });
    }
}
