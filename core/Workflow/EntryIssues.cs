using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>What an entry itself shows to need an editor's eye, on a day. Pure.</summary>
public static class EntryIssues
{
    /// <summary>Facts that nobody compared with their source for longer are to be looked at.</summary>
    public const int StaleDays = 90;

    /// <summary>The work an entry makes; none for one that is not published.</summary>
    public static IEnumerable<WorkItem> Of(Entry entry, DateOnly today)
    {
        if (entry.Status != EntryStatus.Published) yield break;
        WorkItem Item(WorkKind kind, string detail) => new()
        {
            Kind = kind, Subject = entry.Id, EntryId = entry.Id, Title = entry.Content.Title, Detail = detail, EntryKind = entry.Kind, Since = entry.SavedAt, Version = entry.Version,
        };

        if (entry.Version == 1 && IsHarvested(entry)) yield return Item(WorkKind.New, $"neu aus {SourceName(entry)}");
        if (entry.Content is FundingProgramme programme && PassedDeadline(programme, today) is { } passed) yield return Item(WorkKind.DeadlinePassed, $"Frist war am {German.Date(passed)}, ein nächster Termin fehlt");
        if (Completeness.Missing(entry.Content) is { Count: > 0 } missing) yield return Item(WorkKind.MissingFacts, $"fehlt: {German.List(missing)}");
        if (entry.Content.LastVerified is not { } verified) yield return Item(WorkKind.Stale, "noch nie mit der Quelle verglichen");
        else if (today.DayNumber - verified.DayNumber > StaleDays) yield return Item(WorkKind.Stale, $"zuletzt geprüft am {German.Date(verified)}");
    }

    // What ships with the program was written by hand and read before.
    private static bool IsHarvested(Entry entry) => entry.SavedFrom is { } source && source != CatalogueFile.Source;

    private static string SourceName(Entry entry) => Sources.All.FirstOrDefault(s => s.Id == entry.SavedFrom)?.Name ?? entry.SavedFrom!;

    /// <summary>The last deadline of a programme that nobody said to be closed and that names no next one; null where one can apply, or nothing is known.</summary>
    private static DateOnly? PassedDeadline(FundingProgramme programme, DateOnly today) =>
        programme.DeadlineModel != DeadlineModel.Closed && Openness.Of(programme, today) is { State: OpennessState.Closed, Closes: { } day } ? day : null;
}
