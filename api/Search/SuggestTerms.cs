using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Search;

/// <summary>GET /search/suggestions</summary>
public static class SuggestTerms
{
    private const int MostSuggestions = 10, MostTyped = 100;

    /// <summary>Terms, titles, funders and municipalities that begin like the word being typed, each with its kind.</summary>
    /// <param name="q">What has been typed so far.</param>
    public static Results<Ok<Page<Completion>>, ProblemHttpResult> Handle(IndexFollower follower, [Words(Most = MostTyped)] string? q)
    {
        var input = new Input();
        var prefix = input.Text(q, MostTyped);
        if (input.Problem is { } problem) return problem;
        var found = prefix is null ? [] : follower.Current.Suggest(prefix, MostSuggestions);
        return TypedResults.Ok(new Page<Completion> { Items = found, Total = found.Count });
    }
}
