using System.Globalization;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Calendars;

/// <summary>A coming deadline of a programme as an entry of a calendar.</summary>
internal static class Deadlines
{
    /// <summary>The entry. <paramref name="openness"/> must name a closing day.</summary>
    /// <remarks>A round keeps its uid when its day moves; where a programme has several of a kind, only the day tells them apart.</remarks>
    public static CalendarDay Day(Entry programme, Openness openness, string url)
    {
        var kind = openness.Round is { } round ? Vocabulary.Label(round) : "Frist";
        var several = ((FundingProgramme)programme.Content).Rounds.Count(r => r.Kind == openness.Round) > 1;
        return new CalendarDay($"{programme.Id}-{kind}-{openness.Closes!.Value.ToString(several ? "yyyyMMdd" : "yyyy", CultureInfo.InvariantCulture)}@foerderverzeichnis", openness.Closes.Value, $"{kind}: {programme.Content.Title}",
            $"Frist laut Quelle, Stand {German.Date(openness.AsOf)}. Bitte vor dem Antrag beim Fördergeber prüfen.\n{url}", url, programme.SavedAt);
    }
}
