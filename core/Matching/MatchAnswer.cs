using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What fits a project profile: programmes with reasons, and advice, knowledge and examples beside them.</summary>
public sealed record MatchAnswer
{
    /// <summary>The municipality the profile names, from the register; null when none was given.</summary>
    public Municipality? Municipality { get; init; }
    /// <summary>The day the answer was computed for (Europe/Berlin).</summary>
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyList<ProgrammeMatch> Programmes { get; init; }
    /// <summary>What to answer next, the question that decides most programmes first.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }
    public required IReadOnlyList<Suggestion> CompetenceCentres { get; init; }
    public required IReadOnlyList<Suggestion> Articles { get; init; }
    public required IReadOnlyList<Suggestion> UseCases { get; init; }
}

/// <summary>One programme with its verdict and every reason for it. The score is the sum of the reasons' points.</summary>
public sealed record ProgrammeMatch
{
    public required Entry Entry { get; init; }
    public required Verdict Verdict { get; init; }
    public required double Score { get; init; }
    public required IReadOnlyList<Reason> Reasons { get; init; }
    /// <summary>What the municipality pays itself; null when the source states neither rate nor own share.</summary>
    public OwnShare? OwnShare { get; init; }
    public required Openness Openness { get; init; }
}

/// <summary>A question about the profile. <c>Decides</c>: how many programmes its answer would decide.</summary>
public sealed record Question(string Field, string Text, int Decides);

/// <summary>A centre, guide or example that helps, and why.</summary>
public sealed record Suggestion(Entry Entry, double Score, IReadOnlyList<Reason> Reasons);
