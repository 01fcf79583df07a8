using System.Text;
using FundingDirectory.Api.Calendars;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/fristen, and the same as a calendar: /fristen.ics</summary>
public static class ShowDeadlines
{
    // More than anybody keeps in a calendar; bounds the file.
    private const int MostInCalendar = 1000;

    /// <summary>The page.</summary>
    public static RazorComponentResult<DeadlinesPage> Handle(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var (directory, asked) = (follower.Current, DeadlineAddress.Read(request.Query));
        return Show.Page<DeadlinesPage>(site, ("Request", asked), ("Calendar", directory.Deadlines.For(asked.Filter)), ("Today", directory.Today));
    }

    /// <summary>The closing days for a calendar to subscribe to. A filter that is not known is refused: nobody would see in a calendar that it was left out.</summary>
    public static Results<FileContentHttpResult, ProblemHttpResult> Calendar(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var asked = DeadlineAddress.Read(request.Query);
        if (asked.Errors.Count > 0) return Problems.Invalid(asked.Errors);
        var days = follower.Current.Deadlines.For(asked.Filter).Dated.Where(d => d.Round.Closes is not null).Take(MostInCalendar)
            .Select(d => Deadlines.Day(d.Entry, d.Programme.Openness with { Closes = d.Round.Closes, Round = d.Round.Kind }, Show.Root(site, request) + EntryAddress.Of(d.Entry)));
        return TypedResults.File(Encoding.UTF8.GetBytes(ICalendar.Write("Fristen für Fördermittel", days)), $"{ICalendar.MediaType}; charset=utf-8", "fristen.ics");
    }
}
