using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/wissen/{slug}</summary>
public static class ShowArticle
{
    public static Results<RazorComponentResult<ArticlePage>, StatusCodeHttpResult> Handle(IndexFollower follower, SiteInfo site, string slug)
    {
        if (follower.Current.Find(EntryKind.Article, slug) is not { } entry) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var page = Show.Page<ArticlePage>(site, ("Entry", entry), ("SourceNames", Show.SourceNames));
        page.StatusCode = entry.Status == EntryStatus.Withdrawn ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return page;
    }
}
