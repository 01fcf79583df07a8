using FundingDirectory.Api.Calendars;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>The deadlines of one programme and those of a search as calendars to subscribe to.</summary>
public static class ProgrammeCalendar
{
    /// <summary>/foerdermittel/{slug}.ics; also of a programme that is no longer there, so that its deadlines disappear from calendars.</summary>
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> OfOne(IndexFollower follower, Deadlines deadlines, HttpContext http, string slug, CancellationToken cancel)
    {
        var directory = follower.Current;
        if ((directory.Find(EntryKind.FundingProgramme, slug) ?? Deadlines.Gone(directory).FirstOrDefault(e => e.Content.Slug == slug)) is not { } entry) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        if (State.IsKnown(http, directory, "ics")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        return await deadlines.File(http, $"Fristen: {entry.Content.Title}", directory, [entry], [entry], cancel);
    }

    /// <summary>/foerdermittel.ics with the parameters of the search page. A filter that is not known is refused: nobody would see in a calendar that it was left out.
    /// What the search finds in any state can have had a deadline that is dropped now.</summary>
    public static async Task<Results<FileContentHttpResult, StatusCodeHttpResult, ProblemHttpResult>> OfSearch(IndexFollower follower, Deadlines deadlines, HttpContext http, CancellationToken cancel)
    {
        var (directory, asked) = (follower.Current, SearchAddress.Read(http.Request.Query));
        if (asked.Errors.Count > 0) return Problems.Invalid(asked.Errors);
        if (State.IsKnown(http, directory, "ics")) return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        var query = asked.Query with { Offset = 0, Limit = Deadlines.MostProgrammes };
        var name = query.Text is { } text ? $"Fristen: {text}" : "Fristen für Fördermittel";
        return await deadlines.File(http, name, directory, Found(query with { Sort = SearchSort.Deadline }), Found(query with { Statuses = [], Sort = SearchSort.Newest }), cancel);

        IEnumerable<Entry> Found(SearchQuery search) => directory.Index.Search(search).Items.Select(h => h.Entry);
    }
}
