using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What of the calendar is asked for; null = everything. <c>State</c>: 2-digit key, what holds nationwide is included.</summary>
public sealed record DeadlineFilter(string? State = null, Topic? Topic = null, FundingLevel? Level = null);

/// <summary>One coming round of a programme (Frist). <c>Openness</c>: the state of the programme, of which this may be a later round.</summary>
public sealed record ComingDeadline(Entry Entry, Openness Openness, ComingRound Round);

/// <summary>The coming deadlines as of one day: dated rounds in order, programmes that take applications without a date, and how many name no deadline.</summary>
public sealed record DeadlineCalendar(IReadOnlyList<ComingDeadline> Dated, IReadOnlyList<ComingDeadline> Rolling, int Unknown)
{
    private static readonly ComingRound Always = new(null, null, RoundKind.Application);

    /// <summary>Reads the calendar off the published programmes.</summary>
    public static DeadlineCalendar Of(IReadOnlyList<Candidate> programmes, DeadlineFilter filter, DateOnly today)
    {
        var asked = programmes.Where(p => Passes(p, filter)).ToLookup(p => p.Openness.State);
        var dated = new[] { OpennessState.ClosingSoon, OpennessState.Open, OpennessState.Upcoming }.SelectMany(state => asked[state])
            .SelectMany(p => Openness.Coming(p.Programme, today).Select(round => new ComingDeadline(p.Entry, p.Openness, round)));
        return new(
            [.. dated.OrderBy(d => d.Round.Day).ThenBy(d => d.Entry.Content.Title, StringComparer.OrdinalIgnoreCase)],
            [.. asked[OpennessState.Rolling].OrderBy(p => p.Programme.Title, StringComparer.OrdinalIgnoreCase).Select(p => new ComingDeadline(p.Entry, p.Openness, Always))],
            asked[OpennessState.Unknown].Count());
    }

    private static bool Passes(Candidate candidate, DeadlineFilter filter) =>
        (filter.Level is not { } level || candidate.Programme.Level == level)
        && (filter.Topic is not { } topic || candidate.Topics.Has(topic))
        && (filter.State is not { } state || (candidate.Areas.Length == 0 ? !candidate.Programme.AreaUnknown : Array.Exists(candidate.Areas, a => a.StartsWith(state, StringComparison.Ordinal))));
}
