using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>One page of opportunities.</summary>
public sealed record OpportunityPage
{
    public int Status { get; init; } = StatusCodes.Status200OK;
    public string Message { get; init; } = "Success";
    public required IReadOnlyList<Opportunity> Items { get; init; }
    public required PaginationInfo PaginationInfo { get; init; }
}

/// <summary>Where a page stands.</summary>
public sealed record PaginationInfo(int Page, int PageSize, int TotalItems, int TotalPages)
{
    /// <summary>The page of a list, cut out of it.</summary>
    public static (PaginationInfo Info, IReadOnlyList<T> Items) Cut<T>(IReadOnlyList<T> all, int page, int size) =>
        (new(page, size, all.Count, (all.Count + size - 1) / size), [.. all.Skip((int)Math.Min((page - 1L) * size, all.Count)).Take(size)]);
}

/// <summary>One opportunity.</summary>
public sealed record OpportunityAnswer
{
    public int Status { get; init; } = StatusCodes.Status200OK;
    public string Message { get; init; } = "Success";
    public required Opportunity Data { get; init; }
}

/// <summary>What a search found, how it was ordered and what of the filters could not be applied.</summary>
public sealed record OpportunitySearchAnswer
{
    public int Status { get; init; } = StatusCodes.Status200OK;
    public string Message { get; init; } = "Success";
    public required IReadOnlyList<Opportunity> Items { get; init; }
    public required PaginationInfo PaginationInfo { get; init; }
    public required SortInfo SortInfo { get; init; }
    public required FilterInfo FilterInfo { get; init; }
}

/// <summary>How results are ordered. <c>Errors</c>: what could not be done as asked.</summary>
public sealed record SortInfo
{
    public required string SortBy { get; init; }
    public required SortOrder SortOrder { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Errors { get; init; }
}

/// <summary>The filters as they were sent. <c>Errors</c>: which of them were not applied, and why.</summary>
public sealed record FilterInfo
{
    public required JsonObject Filters { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Errors { get; init; }
}

/// <summary>A refusal in the protocol's shape.</summary>
public sealed record OpportunityError
{
    public required int Status { get; init; }
    public required string Message { get; init; }
    public required IReadOnlyList<string> Errors { get; init; }

    /// <summary>The same refusal as our other interfaces give it, in the protocol's shape.</summary>
    public static JsonHttpResult<OpportunityError> Of(ProblemHttpResult problem) => Of(problem.StatusCode, problem.ProblemDetails.Title ?? "",
        problem.ProblemDetails is HttpValidationProblemDetails { Errors: var fields } ? [.. fields.SelectMany(f => f.Value.Select(m => $"{f.Key}: {m}"))] : problem.ProblemDetails.Detail is { } detail ? [detail] : []);

    /// <summary>A refusal.</summary>
    public static JsonHttpResult<OpportunityError> Of(int status, string message, IReadOnlyList<string> errors) =>
        TypedResults.Json(new OpportunityError { Status = status, Message = message, Errors = errors }, statusCode: status);
}
