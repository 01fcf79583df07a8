using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>What stands at /foerdermittel, /projekt and /vergleich when the site is written as files: nothing can be worked out there.</summary>
public static class ShowStatic
{
    /// <summary>Every programme by title, in pages.</summary>
    public static RazorComponentResult<ProgrammeListPage> Programmes(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var page = SearchAddress.Read(request.Query).Page;
        var all = new SearchQuery { Kinds = [EntryKind.FundingProgramme], Sort = SearchSort.Title, Offset = (page - 1) * SearchAddress.PageSize, Limit = SearchAddress.PageSize };
        return Show.Page<ProgrammeListPage>(site, ("Answer", follower.Current.Index.Search(all)), ("Page", page));
    }

    public static RazorComponentResult<LivePage> Project(SiteInfo site) =>
        Show.Page<LivePage>(site, ("Title", "Mein Projekt"), ("Path", ProjectAddress.Path), ("Purpose", "In vier kurzen Schritten sehen, welche Fördermittel zu Ihrem Vorhaben passen, und warum."), ("What", "Ihr Projekt prüfen"));

    public static RazorComponentResult<LivePage> Comparison(SiteInfo site) =>
        Show.Page<LivePage>(site, ("Title", "Vergleich"), ("Path", ComparisonAddress.Path), ("Purpose", "Bis zu vier Programme nebeneinander sehen."), ("What", "Programme vergleichen"));
}
