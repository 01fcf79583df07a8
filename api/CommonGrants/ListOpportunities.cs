using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>GET /common-grants/opportunities: every programme, withdrawn ones included, the one that changed last first.</summary>
public static class ListOpportunities
{
    internal const int MostSize = 100;
    internal const int MostPage = 1_000_000;

    /// <summary>One page of all programmes.</summary>
    public static Results<Ok<OpportunityPage>, JsonHttpResult<OpportunityError>> Handle(
        IndexFollower follower, SiteInfo site, HttpContext http, [Whole(1, MostPage, 1)] string? page, [Whole(1, MostSize, MostSize)] string? pageSize)
    {
        var input = new Input();
        var (number, size) = (input.Whole(page, 1, 1, MostPage), input.Whole(pageSize, MostSize, 1, MostSize));
        if (input.Problem is { } problem) return OpportunityError.Of(problem);
        var (info, items) = PaginationInfo.Cut(Opportunities.All(follower.Current, Pages.Show.Root(site, http.Request)), number, size);
        return TypedResults.Ok(new OpportunityPage { Items = items, PaginationInfo = info });
    }
}
