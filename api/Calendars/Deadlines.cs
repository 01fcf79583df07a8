using System.Globalization;
using System.Text;
using FundingDirectory.Api.Pages;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Calendars;

/// <summary>Writes the deadlines of programmes as calendars.</summary>
public sealed class Deadlines(DeadlineTracks tracks, SiteInfo site)
{
    /// <summary>More than anybody keeps in a calendar; bounds the file and the histories that are read for it.</summary>
    public const int MostProgrammes = 1000;

    /// <summary>The calendar as a file.</summary>
    /// <param name="http">The request, for the addresses in the calendar.</param>
    /// <param name="name">Name of the calendar.</param>
    /// <param name="directory">The state of the directory.</param>
    /// <param name="shown">Programmes whose coming deadlines are in it.</param>
    /// <param name="others">Programmes of which only dropped deadlines are told, to those who have them from an earlier state.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<FileContentHttpResult> File(HttpContext http, string name, PublishedDirectory directory, IEnumerable<Entry> shown, IEnumerable<Entry> others, CancellationToken cancel)
    {
        List<Entry> coming = [.. shown.Where(e => e.Status == EntryStatus.Published).DistinctBy(e => e.Id).Take(MostProgrammes)];
        var ids = coming.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        List<Entry> dropped = [.. others.Where(e => e.Version > 1 && ids.Add(e.Id)).Take(MostProgrammes)];
        var found = await tracks.Of([.. coming, .. dropped], cancel);
        var root = Show.Root(site, http.Request);
        var days = coming.Concat(dropped).SelectMany((e, i) => Days(e, found[e.Id], directory.Today, root, withComing: i < coming.Count)).OrderBy(d => d.Day).ThenBy(d => d.Uid, StringComparer.Ordinal);
        return TypedResults.File(Encoding.UTF8.GetBytes(ICalendar.Write(name, days)), $"{ICalendar.MediaType}; charset=utf-8", "fristen.ics");
    }

    /// <summary>Programmes that are no longer published, the last changed first.</summary>
    public static IEnumerable<Entry> Gone(PublishedDirectory directory) =>
        directory.ChangesAfter(0).Reverse().Where(e => e.Status != EntryStatus.Published && e.Kind == EntryKind.FundingProgramme);

    private static IEnumerable<CalendarDay> Days(Entry entry, IReadOnlyList<TrackedDeadline> deadlines, DateOnly today, string root, bool withComing)
    {
        var programme = (FundingProgramme)entry.Content;
        foreach (var deadline in deadlines)
        {
            // A dropped one is told until the day has passed for which it was last told.
            var closes = deadline.IsDropped ? Openness.Closing(deadline.Round, BerlinTime.Day(deadline.ChangedAt)) : withComing ? Openness.Closing(programme, deadline.Round, today) : null;
            if (closes is { } day && day >= today) yield return Day(entry, deadline, day, today, root + EntryAddress.Of(entry));
        }
    }

    private static CalendarDay Day(Entry entry, TrackedDeadline deadline, DateOnly day, DateOnly today, string url)
    {
        var (round, kind) = (deadline.Round, Vocabulary.Label(deadline.Round.Kind));
        // Every occurrence of a yearly deadline is an entry of its own.
        var year = round.Annual is null ? "" : day.ToString("-yyyy", CultureInfo.InvariantCulture);
        var uid = $"{entry.Id}-{Vocabulary.Code(round.Kind)}{year}-{deadline.Number.ToString(CultureInfo.InvariantCulture)}@foerderverzeichnis";
        var time = round.Time is { } until ? $"Bis {until} Uhr. " : "";
        var text = deadline.IsDropped ? $"Dieser Termin gilt nicht mehr, Stand {German.Date(deadline.ChangedAt)}. Bitte beim Fördergeber nachfragen."
            : $"{time}Frist laut Quelle, Stand {German.Date(today)}. Bitte vor dem Antrag beim Fördergeber prüfen.";
        var changed = deadline.IsDropped || deadline.ChangedAt > entry.SavedAt ? deadline.ChangedAt : entry.SavedAt;
        return new CalendarDay(uid, day, $"{(deadline.IsDropped ? "Entfallen: " : "")}{kind}: {entry.Content.Title}", $"{text}\n{url}", url, changed, deadline.Changes, deadline.IsDropped);
    }
}
