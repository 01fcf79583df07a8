using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Calendars;

/// <summary>The coming deadline of a programme as an entry of a calendar.</summary>
internal static class Deadlines
{
    /// <summary>The entry. <paramref name="openness"/> must name a closing day.</summary>
    public static CalendarDay Day(Entry programme, Openness openness, string url)
    {
        var kind = openness.Round is { } round ? Vocabulary.Label(round) : "Frist";
        return new CalendarDay($"{programme.Id}-{kind}-{openness.Closes:yyyy}@foerderverzeichnis", openness.Closes!.Value, $"{kind}: {programme.Content.Title}",
            $"Frist laut Quelle, Stand {German.Date(openness.AsOf)}. Bitte vor dem Antrag beim Fördergeber prüfen.\n{url}", url, programme.SavedAt);
    }
}
