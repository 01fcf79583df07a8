namespace FundingDirectory.Core.Domain;

/// <summary>One change of an entry's deadlines: which rounds went and which came, when it was told, and who said so («import:source» or an
/// editor's name). Both lists in the order of the calendar; an empty one means that no deadline was named.</summary>
public sealed record DeadlineChange(DateTimeOffset At, string By, IReadOnlyList<Round> Before, IReadOnlyList<Round> After);

/// <summary>Reads the history of deadlines (Fristverlauf) off the versions of an entry. Only closing days count: openings and wording are no deadline.</summary>
public static class DeadlineHistory
{
    /// <summary>The changes, newest first. <paramref name="versions"/>: every version, newest first, as the store gives them.</summary>
    public static IReadOnlyList<DeadlineChange> Of(IReadOnlyList<Entry> versions) =>
        [.. versions.Zip(versions.Skip(1), (now, before) => Between(before, now)).OfType<DeadlineChange>()];

    /// <summary>What one version changed; null when its deadlines stayed.</summary>
    public static DeadlineChange? Between(Entry before, Entry now)
    {
        if (before.Content is not FundingProgramme old || now.Content is not FundingProgramme next) return null;
        var (was, are) = (Closings(old), Closings(next));
        var (gone, come) = (was.ExceptBy(are.Select(Key), Key).ToList(), are.ExceptBy(was.Select(Key), Key).ToList());
        return gone.Count + come.Count == 0 ? null : new DeadlineChange(now.SavedAt, now.SavedBy, gone, come);
    }

    private static List<Round> Closings(FundingProgramme programme) =>
        [.. programme.Rounds.Where(r => r.Closes is not null || r.Annual is not null).OrderBy(r => r.Closes).ThenBy(r => r.Annual, StringComparer.Ordinal)];

    private static (RoundKind, DateOnly?, string?, string?) Key(Round round) => (round.Kind, round.Annual is null ? round.Closes : null, round.Time, round.Annual);
}
