using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>A published programme made ready for matching on one day: what every match asks and no profile changes.</summary>
public sealed class Candidate
{
    /// <summary>Prepares a programme. Throws <see cref="InvalidCastException"/> for an entry of another kind.</summary>
    public Candidate(Entry entry, DateOnly today)
    {
        (Entry, Programme) = (entry, (FundingProgramme)entry.Content);
        (Openness, Effort) = (Openness.Of(Programme, today), Effort.Of(Programme));
        (Applicants, Topics) = (CodeSet.Of(Programme.EligibleApplicants), CodeSet.Of(Programme.Topics));
        (Phases, Costs) = (CodeSet.Of(Programme.Phases), CodeSet.Of(Programme.EligibleCosts));
        Terms = new ProgrammeTerms(Programme);
        (Areas, Rates) = ([.. Programme.FundingAreas], [.. Programme.FundingRates]);
    }

    public Entry Entry { get; }
    public FundingProgramme Programme { get; }
    /// <summary>Whether one can apply on the day it was prepared for.</summary>
    public Openness Openness { get; }
    public Effort Effort { get; }
    internal readonly ProgrammeTerms Terms;
    // As arrays: walking a list behind an interface costs an object each time.
    internal string[] Areas { get; }
    internal FundingRate[] Rates { get; }
    internal CodeSet Applicants { get; }
    internal CodeSet Topics { get; }
    internal CodeSet Phases { get; }
    internal CodeSet Costs { get; }

    /// <summary>The programmes among the entries that are published now, in the order of their titles; withdrawn and archived ones can no longer be applied for.</summary>
    public static IReadOnlyList<Candidate> Of(IEnumerable<Entry> entries, DateOnly today) =>
        [.. entries.Where(e => e is { Status: EntryStatus.Published, Content: FundingProgramme }).OrderBy(e => e.Content.Title, StringComparer.Ordinal).Select(e => new Candidate(e, today))];
}
