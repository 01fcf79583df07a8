using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Search;

/// <summary>GET /search/explain</summary>
public static class ExplainHit
{
    /// <summary>Why an entry has its score: per term and field frequency, weight and contribution. The contributions add up to the score.</summary>
    /// <param name="q">The words of the search.</param>
    /// <param name="id">Id of the entry.</param>
    public static Results<Ok<Explanation>, ProblemHttpResult> Handle(IndexFollower follower, [Words(IsNeeded = true)] string? q, [Words(IsNeeded = true)] string? id)
    {
        var input = new Input();
        var text = input.Text(q);
        if (text is null) input.Wrong(nameof(q), "Die Suchwörter fehlen.");
        if (string.IsNullOrEmpty(id)) input.Wrong(nameof(id), "Die Kennung des Eintrags fehlt.");
        if (input.Problem is { } problem) return problem;
        var directory = follower.Current;
        return directory.Find(id!) is { } entry && directory.Index.Explain(text!, entry.Id) is { } explanation ? TypedResults.Ok(explanation) : Problems.NotFound("Es gibt keinen Eintrag mit dieser Kennung.");
    }
}
