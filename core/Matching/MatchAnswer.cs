using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What fits a project profile: programmes with reasons, and advice, knowledge and examples beside them.</summary>
public sealed record MatchAnswer
{
    /// <summary>The municipality the profile names, from the register; null when none was given.</summary>
    public Municipality? Municipality { get; init; }
    /// <summary>The day the answer was computed for (Europe/Berlin).</summary>
    public required DateOnly AsOf { get; init; }
    /// <summary>Fitting first, then open, then excluded ones; within these by score, excluded ones by how little stands in their way.</summary>
    public required IReadOnlyList<ProgrammeMatch> Programmes { get; init; }
    /// <summary>What to answer next, the question that decides most programmes first.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }
    public IReadOnlyList<Combination> Combinations { get; init; } = [];
    public required IReadOnlyList<Suggestion> CompetenceCentres { get; init; }
    public required IReadOnlyList<Suggestion> Articles { get; init; }
    public required IReadOnlyList<Suggestion> UseCases { get; init; }
    /// <summary>What of the profile could not hold and was left out.</summary>
    public IReadOnlyList<Remark> Remarks { get; init; } = [];
}

/// <summary>One programme with its verdict. The score is the sum of the reasons' points; the reasons are put into words when they are read.</summary>
public sealed class ProgrammeMatch
{
    public required Candidate Candidate { get; init; }
    public required Project Project { get; init; }
    public required Verdict Verdict { get; init; }
    public required double Score { get; init; }
    /// <summary>From 0 to 1: how well the programme answers the description in free words.</summary>
    public double Relevance { get; init; }
    public Entry Entry => Candidate.Entry;
    public FundingProgramme Programme => Candidate.Programme;
    public Openness Openness => Candidate.Openness;
    /// <summary>What the municipality pays itself; null when the source states neither own share nor a rate that is known to hold.</summary>
    public OwnShare? OwnShare => Matching.OwnShare.Of(Candidate, Project);
    public IReadOnlyList<Reason> Reasons { get => field ??= Wording.Of(this); init; }
}

/// <summary>A question about the profile. <c>Decides</c>: how many open programmes its answer decides whatever it is; <c>Concerns</c>: how many more wait for it
/// beside other things, or would be ruled out by one answer.</summary>
public sealed record Question(string Field, string Text, int Decides, int Concerns = 0);

/// <summary>A centre, guide or example that helps, and why.</summary>
public sealed record Suggestion(Entry Entry, double Score, IReadOnlyList<Reason> Reasons);
