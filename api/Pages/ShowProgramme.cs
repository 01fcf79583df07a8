using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/foerdermittel/{slug}</summary>
public static class ShowProgramme
{
    public static Results<RazorComponentResult<ProgrammePage>, StatusCodeHttpResult> Handle(IndexFollower follower, SiteInfo site, HttpContext http, string slug)
    {
        var directory = follower.Current;
        if (directory.Find(EntryKind.FundingProgramme, slug) is not { Content: FundingProgramme programme } entry) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var page = Show.Page<ProgrammePage>(site, ("Entry", entry), ("Openness", Openness.Of(programme, directory.Today)), ("SourceNames", Show.SourceNames));
        page.StatusCode = entry.Status == EntryStatus.Withdrawn ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return page;
    }
}
