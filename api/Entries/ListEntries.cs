using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Entries;

/// <summary>GET /{kind}: every published entry of one kind by title.</summary>
public static class ListEntries
{
    /// <summary>The handler for one kind.</summary>
    public static Delegate Of(EntryKind kind) => (IndexFollower follower, HttpContext http, [Whole(0, Paging.MostOffset, 0)] string? offset, [Whole(1, Paging.MostLimit, Paging.DefaultLimit)] string? limit) =>
        Handle(kind, follower, http, offset, limit);

    private static Results<Ok<Page<EntrySummary>>, ProblemHttpResult> Handle(EntryKind kind, IndexFollower follower, HttpContext http, string? offset, string? limit)
    {
        var input = new Input();
        var (start, most) = (input.Whole(offset, 0, 0, Paging.MostOffset), input.Whole(limit, Paging.DefaultLimit, 1, Paging.MostLimit));
        if (input.Problem is { } problem) return problem;
        var directory = follower.Current;
        var answer = directory.Index.Search(new SearchQuery { Kinds = [kind], Sort = SearchSort.Title, Offset = start, Limit = most });
        Paging.Link(http, start, most, answer.Total);
        return TypedResults.Ok(new Page<EntrySummary> { Items = [.. answer.Items.Select(h => new EntrySummary(h.Entry, directory.Today))], Total = answer.Total });
    }
}
