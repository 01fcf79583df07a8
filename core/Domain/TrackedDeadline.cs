namespace FundingDirectory.Core.Domain;

/// <summary>One deadline of a programme through all its versions: it keeps its number while its day moves, and stays known when it is dropped.</summary>
/// <param name="Round">The round as last told.</param>
/// <param name="Number">Counts the deadlines of this kind that the programme ever had, from 1; yearly ones are counted apart.</param>
/// <param name="Changes">How often it moved, was dropped or came back.</param>
/// <param name="ChangedAt">When it first appeared or last changed.</param>
/// <param name="IsDropped">Whether it no longer holds: the programme does not name it any more, or is no longer published.</param>
public sealed record TrackedDeadline(Round Round, int Number, int Changes, DateTimeOffset ChangedAt, bool IsDropped)
{
    private (RoundKind, bool) Family => FamilyOf(Round);

    /// <summary>Follows the deadlines of a programme. <paramref name="versions"/>: every version, newest first, as the store gives them.</summary>
    public static IReadOnlyList<TrackedDeadline> Of(IReadOnlyList<Entry> versions)
    {
        var tracked = new List<TrackedDeadline>();
        foreach (var version in versions.Reverse()) Follow(tracked, Closings(version), version.SavedAt);
        return tracked;
    }

    private static void Follow(List<TrackedDeadline> tracked, List<Round> rounds, DateTimeOffset at)
    {
        var kept = new HashSet<int>();
        var day = BerlinTime.Day(at);
        // The same day again, one that was dropped before included.
        foreach (var round in rounds.ToList())
            if (tracked.FindIndex(t => Key(t.Round) == Key(round)) is >= 0 and var same && kept.Add(same))
            {
                tracked[same] = tracked[same].With(round, at, isDropped: false);
                rounds.Remove(round);
            }
        // What is left of a kind on both sides has moved, in the order of the days; a deadline that has passed does not move, the next one is new.
        foreach (var round in rounds)
        {
            var moved = Enumerable.Range(0, tracked.Count).Where(i => !kept.Contains(i) && !tracked[i].IsDropped && tracked[i].Family == FamilyOf(round) && !tracked[i].HasPassed(day))
                .OrderBy(i => tracked[i].Round.Closes).ThenBy(i => tracked[i].Round.Annual, StringComparer.Ordinal).FirstOrDefault(-1);
            if (moved < 0) tracked.Add(new(round, tracked.Count(t => t.Family == FamilyOf(round)) + 1, 0, at, false));
            else tracked[moved] = tracked[moved].With(round, at, isDropped: false);
            kept.Add(moved < 0 ? tracked.Count - 1 : moved);
        }
        for (var i = 0; i < tracked.Count; i++)
            if (!kept.Contains(i)) tracked[i] = tracked[i].With(tracked[i].Round, at, isDropped: true);
    }

    private TrackedDeadline With(Round round, DateTimeOffset at, bool isDropped) =>
        Key(round) == Key(Round) && round.Time == Round.Time && isDropped == IsDropped ? this with { Round = round } : this with { Round = round, Changes = Changes + 1, ChangedAt = at, IsDropped = isDropped };

    private bool HasPassed(DateOnly day) => Round.Annual is null && Round.Closes < day;

    private static List<Round> Closings(Entry version) =>
        version is { Status: EntryStatus.Published, Content: FundingProgramme { DeadlineModel: not DeadlineModel.Closed } programme }
            ? [.. programme.Rounds.Where(r => r.Closes is not null || r.Annual is not null).DistinctBy(Key).OrderBy(r => r.Closes).ThenBy(r => r.Annual, StringComparer.Ordinal)] : [];

    private static (RoundKind, bool) FamilyOf(Round round) => (round.Kind, round.Annual is not null);

    private static (RoundKind, DateOnly?, string?) Key(Round round) => (round.Kind, round.Annual is null ? round.Closes : null, round.Annual);
}
