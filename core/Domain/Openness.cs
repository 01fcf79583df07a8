namespace FundingDirectory.Core.Domain;

/// <summary>One round on the calendar of a day: a yearly one at its next occurrence. <c>Closes</c> null = only the opening is known.</summary>
public sealed record ComingRound(DateOnly? Opens, DateOnly? Closes, RoundKind Kind)
{
    /// <summary>The day it stands under: its end, or its beginning while no end is known.</summary>
    public DateOnly Day => Closes ?? Opens ?? default;
}

/// <summary>Whether one can apply on a given day (<c>AsOf</c>, Europe/Berlin). <c>Opens</c> and <c>Closes</c> belong to the round that
/// decides; null = no date known. Computed, never stored.</summary>
public sealed record Openness
{
    /// <summary>From how many remaining days on a round counts as closing soon.</summary>
    public const int ClosingSoonDays = 28;

    /// <summary>How old evidence may be for a yearly date to be taken as coming back: a date last seen longer ago may have moved or ended.</summary>
    public const int YearlyEvidenceDays = 400;

    public required OpennessState State { get; init; }
    public required DateOnly AsOf { get; init; }
    public DateOnly? Opens { get; init; }
    public DateOnly? Closes { get; init; }
    /// <summary>What the next round asks for; null when no round decides.</summary>
    public RoundKind? Round { get; init; }

    /// <summary>True unless the programme is known to be closed: unknown is not closed.</summary>
    public bool CanStillApply => State is not OpennessState.Closed;

    /// <summary>The openness of a programme on a day. A model that says closed wins; rolling needs no date; otherwise the next round decides.</summary>
    public static Openness Of(FundingProgramme programme, DateOnly today)
    {
        var unknown = new Openness { State = OpennessState.Unknown, AsOf = today };
        if (programme.DeadlineModel == DeadlineModel.Closed) return unknown with { State = OpennessState.Closed, Closes = LastClosing(programme) };

        var fresh = IsFresh(programme, today);
        var rounds = Dated(programme, fresh, today);
        var coming = rounds.Where(r => r.Closes >= today).OrderBy(r => r.Closes).ToList();
        if (coming.Count > 0)
        {
            // A round that is already open counts before one that only opens later.
            var next = coming.Find(r => r.Opens is null || r.Opens <= today) ?? coming[0];
            var state = next.Opens > today ? OpennessState.Upcoming
                : next.Closes!.Value.DayNumber - today.DayNumber <= ClosingSoonDays ? OpennessState.ClosingSoon
                : OpennessState.Open;
            return unknown with { State = state, Opens = next.Opens, Closes = next.Closes, Round = next.Kind };
        }
        // A round that began after the last known closing, and of which no end is known, keeps the question open.
        if (rounds.Count > 0 && !programme.Rounds.Any(r => r.Closes is null && r.Annual is null && r.Opens > rounds.Max(c => c.Closes)))
            return unknown with { State = OpennessState.Closed, Closes = rounds.Max(r => r.Closes) };

        var openings = programme.Rounds.Where(r => r.Closes is null && r.Annual is null).Select(r => r.Opens).OfType<DateOnly>().ToList();
        if (openings.Count > 0 && openings.Min() > today) return unknown with { State = OpennessState.Upcoming, Opens = openings.Min() };
        if (programme.DeadlineModel is DeadlineModel.Rolling or DeadlineModel.UntilFundsEnd)
            // A guideline that has run out no longer carries a standing offer, nor does a round that nobody has looked at for long.
            return programme.Guideline?.ValidTo < today || (rounds.Count > 0 && !fresh) ? unknown : unknown with { State = OpennessState.Rolling };
        return unknown;
    }

    /// <summary>Every round that has not ended on a day, the next occurrence of a yearly one, in the order of their days; none when the programme is said to be
    /// closed. A round that names only its opening is there until it opens.</summary>
    public static IReadOnlyList<ComingRound> Coming(FundingProgramme programme, DateOnly today)
    {
        if (programme.DeadlineModel == DeadlineModel.Closed) return [];
        var openings = programme.Rounds.Where(r => r.Closes is null && r.Annual is null && r.Opens > today).Select(r => new ComingRound(r.Opens, null, r.Kind));
        return [.. Dated(programme, IsFresh(programme, today), today).Where(r => r.Closes >= today).Concat(openings).Distinct().OrderBy(r => r.Day).ThenBy(r => r.Kind)];
    }

    /// <summary>The day on which a round closes next, seen from a day; its only one when it does not come back, even when that has passed. Null = it names none.</summary>
    public static DateOnly? Closing(FundingProgramme programme, Round round, DateOnly today) => Next(IsFresh(programme, today) ? round : round with { Annual = null }, today)?.Closes;

    /// <summary>The same of a round that once was told, whatever its programme says today.</summary>
    public static DateOnly? Closing(Round round, DateOnly today) => Next(round, today)?.Closes;

    private static bool IsFresh(FundingProgramme programme, DateOnly today) => programme.LastVerified is { } verified && today.DayNumber - verified.DayNumber <= YearlyEvidenceDays;

    /// <summary>The rounds with a closing day, past ones too. <paramref name="fresh"/>: whether a yearly day may be taken as coming back.</summary>
    private static List<ComingRound> Dated(FundingProgramme programme, bool fresh, DateOnly today) =>
        [.. programme.Rounds.Select(r => Next(fresh ? r : r with { Annual = null }, today)).OfType<ComingRound>()];

    /// <summary>The next occurrence of a round, or its only one; null when it names no closing day.</summary>
    private static ComingRound? Next(Round round, DateOnly today)
    {
        if (YearlyDay(round.Annual) is { } day)
        {
            var closes = InYear(day, today.Year);
            if (closes < today) closes = InYear(day, today.Year + 1);
            if (round.Closes < closes) closes = round.Closes.Value;
            DateOnly? opens = (YearlyDay(round.AnnualOpens) ?? round.Opens) is { } o ? InYear(o, closes.Year) : null;
            if (opens > closes) opens = opens.Value.AddYears(-1);
            return new(opens, closes, round.Kind);
        }
        return round.Closes is { } last ? new(round.Opens, last, round.Kind) : null;
    }

    private static DateOnly? YearlyDay(string? day) => day is not null && DateOnly.TryParseExact($"2000-{day}", "yyyy-MM-dd", out var found) ? found : null;

    // 29 February falls back to the 28th in a common year.
    private static DateOnly InYear(DateOnly day, int year) => new(year, day.Month, Math.Min(day.Day, DateTime.DaysInMonth(year, day.Month)));

    private static DateOnly? LastClosing(FundingProgramme programme) => programme.Rounds.Select(r => r.Closes).Max();
}
