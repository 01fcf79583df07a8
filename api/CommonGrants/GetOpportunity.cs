using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>GET /common-grants/opportunities/{oppId}: one programme by its UUID, a withdrawn one with its last state.</summary>
public static class GetOpportunity
{
    /// <summary>One programme.</summary>
    public static Results<Ok<OpportunityAnswer>, JsonHttpResult<OpportunityError>> Handle(IndexFollower follower, SiteInfo site, HttpContext http, [Words(Most = 36, Format = "uuid")] string oppId)
    {
        var directory = follower.Current;
        if (!Guid.TryParseExact(oppId, "d", out var id)) return OpportunityError.Of(Problems.Invalid(nameof(oppId), "Erwartet wird eine UUID."));
        return directory.Find(id.ToString()) is { Kind: EntryKind.FundingProgramme } entry
            ? TypedResults.Ok(new OpportunityAnswer { Data = Opportunities.Of(entry, directory.Today, Pages.Show.Root(site, http.Request)) })
            : OpportunityError.Of(Problems.NotFound("Es gibt kein Förderprogramm mit dieser Kennung."));
    }
}
