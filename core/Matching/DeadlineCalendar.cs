using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What of the calendar is asked for; null = everything. <c>State</c>: 2-digit key, what holds nationwide is included.</summary>
public sealed record DeadlineFilter(string? State = null, Topic? Topic = null, FundingLevel? Level = null)
{
    /// <summary>Whether a programme is asked for.</summary>
    public bool Takes(FundingProgramme programme) =>
        (Level is not { } level || programme.Level == level)
        && (Topic is not { } topic || programme.Topics.Contains(topic))
        && (State is not { } state || (programme.FundingAreas.Count == 0 ? !programme.AreaUnknown : programme.FundingAreas.Any(a => a.StartsWith(state, StringComparison.Ordinal))));
}

/// <summary>One coming round of a programme (Frist). The programme's own openness may be that of an earlier round.</summary>
public sealed record ComingDeadline(Candidate Programme, ComingRound Round)
{
    /// <summary>The entry of the programme.</summary>
    public Entry Entry => Programme.Entry;
}

/// <summary>The coming deadlines as of one day: dated rounds in order, programmes that take applications without a date, and those that name no deadline.</summary>
public sealed record DeadlineCalendar(IReadOnlyList<ComingDeadline> Dated, IReadOnlyList<ComingDeadline> Rolling, IReadOnlyList<Candidate> Unknown)
{
    private static readonly OpennessState[] Open = [OpennessState.ClosingSoon, OpennessState.Open, OpennessState.Upcoming];
    private static readonly ComingRound Always = new(null, null, RoundKind.Application);

    /// <summary>Reads the calendar off the published programmes.</summary>
    public static DeadlineCalendar Of(IReadOnlyList<Candidate> programmes, DateOnly today)
    {
        var byState = programmes.OrderBy(p => p.Programme.Title, StringComparer.OrdinalIgnoreCase).ToLookup(p => p.Openness.State);
        return new(
            [.. Open.SelectMany(state => byState[state]).SelectMany(p => Openness.Coming(p.Programme, today).Select(round => new ComingDeadline(p, round))).OrderBy(d => d.Round.Day).ThenBy(d => d.Entry.Content.Title, StringComparer.OrdinalIgnoreCase)],
            [.. byState[OpennessState.Rolling].Select(p => new ComingDeadline(p, Always))], [.. byState[OpennessState.Unknown]]);
    }

    /// <summary>What of it is asked for, in the same order.</summary>
    public DeadlineCalendar For(DeadlineFilter filter) =>
        new([.. Dated.Where(d => filter.Takes(d.Programme.Programme))], [.. Rolling.Where(d => filter.Takes(d.Programme.Programme))], [.. Unknown.Where(p => filter.Takes(p.Programme))]);
}
