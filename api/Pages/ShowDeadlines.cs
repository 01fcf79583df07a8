using FundingDirectory.Api.Calendars;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/fristen, and the same as a calendar: /fristen.ics</summary>
public static class ShowDeadlines
{
    /// <summary>The page.</summary>
    public static RazorComponentResult<DeadlinesPage> Handle(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var (directory, asked) = (follower.Current, DeadlineAddress.Read(request.Query));
        return Show.Page<DeadlinesPage>(site, ("Request", asked), ("Calendar", directory.Deadlines.For(asked.Filter)), ("Today", directory.Today));
    }

    /// <summary>The closing days for a calendar to subscribe to. A filter that is not known is refused: nobody would see in a calendar that it was left out.</summary>
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> Calendar(IndexFollower follower, Deadlines deadlines, HttpContext http, CancellationToken cancel)
    {
        var (directory, asked) = (follower.Current, DeadlineAddress.Read(http.Request.Query));
        if (asked.Errors.Count > 0) return Problems.Invalid(asked.Errors);
        if (State.IsKnown(http, directory, "ics")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var coming = directory.Deadlines.For(asked.Filter).Dated.Select(d => d.Entry);
        var changed = directory.ChangesAfter(0).Reverse().Where(e => e.Content is FundingProgramme programme && asked.Filter.Takes(programme));
        return await deadlines.File(http, "Fristen für Fördermittel", directory, coming, changed, cancel);
    }
}
