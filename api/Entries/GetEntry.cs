using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Entries;

/// <summary>GET /{kind}/{id}: one record by id or slug, conditional, 410 with its last state when its source withdrew it.</summary>
public static class GetEntry
{
    /// <summary>One funding programme.</summary>
    /// <param name="id">Id or slug of the programme.</param>
    public static Results<Ok<ProgrammeRecord>, JsonHttpResult<ProgrammeRecord>, StatusCodeHttpResult, ProblemHttpResult> Programme(IndexFollower follower, HttpContext http, string id) =>
        Answer(follower.Current, http, EntryKind.FundingProgramme, id, (e, today) => new ProgrammeRecord(e, today));

    /// <summary>One competence centre.</summary>
    /// <param name="id">Id or slug of the centre.</param>
    public static Results<Ok<CentreRecord>, JsonHttpResult<CentreRecord>, StatusCodeHttpResult, ProblemHttpResult> Centre(IndexFollower follower, HttpContext http, string id) =>
        Answer(follower.Current, http, EntryKind.CompetenceCentre, id, (e, _) => new CentreRecord(e));

    /// <summary>One guide, law or study.</summary>
    /// <param name="id">Id or slug of the article.</param>
    public static Results<Ok<ArticleRecord>, JsonHttpResult<ArticleRecord>, StatusCodeHttpResult, ProblemHttpResult> Article(IndexFollower follower, HttpContext http, string id) =>
        Answer(follower.Current, http, EntryKind.Article, id, (e, _) => new ArticleRecord(e));

    /// <summary>One use case.</summary>
    /// <param name="id">Id or slug of the use case.</param>
    public static Results<Ok<UseCaseRecord>, JsonHttpResult<UseCaseRecord>, StatusCodeHttpResult, ProblemHttpResult> UseCase(IndexFollower follower, HttpContext http, string id) =>
        Answer(follower.Current, http, EntryKind.UseCase, id, (e, _) => new UseCaseRecord(e));

    private static Results<Ok<T>, JsonHttpResult<T>, StatusCodeHttpResult, ProblemHttpResult> Answer<T>(
        PublishedDirectory directory, HttpContext http, EntryKind kind, string id, Func<Entry, DateOnly, T> record)
    {
        if (directory.Find(kind, id) is not { } entry) return Problems.NotFound($"Es gibt keinen Eintrag «{(id.Length <= 80 ? id : id[..80])}» dieser Art.");
        if (entry.Status == EntryStatus.Withdrawn) return TypedResults.Json(record(entry, directory.Today), statusCode: StatusCodes.Status410Gone);
        // Openness changes with the day, sightings with each harvest, links with each check: all belong to the state a reader has.
        var seen = entry.Content.Sources.Select(s => s.LastSeen).Concat(entry.Content.Links.Select(l => l.CheckedAt)).Select(t => t?.ToUnixTimeSeconds() ?? 0).DefaultIfEmpty().Max();
        var tag = $"{entry.Id}.{entry.Version}.{directory.Today.DayNumber}.{seen}";
        var modified = new[] { entry.SavedAt, DateTimeOffset.FromUnixTimeSeconds(seen), new DateTimeOffset(directory.Today, TimeOnly.MinValue, TimeSpan.Zero) }.Max();
        return Conditional.IsFresh(http, tag, modified) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Ok(record(entry, directory.Today));
    }
}
