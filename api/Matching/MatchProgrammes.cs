using FundingDirectory.Api.Entries;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Matching;

/// <summary>One programme with its verdict and every reason; the score is the sum of the reasons' points.</summary>
public sealed record MatchItem : EntrySummary
{
    internal MatchItem(ProgrammeMatch match, DateOnly today) : base(match.Entry, today) =>
        (Verdict, Score, Reasons, OwnShareEuro) = (match.Verdict, match.Score, match.Reasons, match.OwnShare?.Euro);

    public Verdict Verdict { get; }
    public double Score { get; }
    public IReadOnlyList<Reason> Reasons { get; }
    /// <summary>What the project would cost the municipality itself in euro; null when rate or budget is unknown.</summary>
    public long? OwnShareEuro { get; }
}

/// <summary>A centre, guide or example that helps, and why.</summary>
public sealed record SuggestionItem : EntrySummary
{
    internal SuggestionItem(Suggestion suggestion, DateOnly today) : base(suggestion.Entry, today) => (Score, Reasons) = (suggestion.Score, suggestion.Reasons);

    public double Score { get; }
    public IReadOnlyList<Reason> Reasons { get; }
}

/// <summary>What fits the profile. Programmes: fitting first, then open, then excluded ones.</summary>
public sealed record MatchResult
{
    /// <summary>The place the profile names; null when it names none.</summary>
    public Municipality? Municipality { get; init; }
    /// <summary>The day the answer holds for (Europe/Berlin).</summary>
    public required DateOnly AsOf { get; init; }
    public required IReadOnlyList<MatchItem> Programmes { get; init; }
    /// <summary>What to answer next, the question that decides most programmes first.</summary>
    public required IReadOnlyList<Question> Questions { get; init; }
    public required IReadOnlyList<SuggestionItem> CompetenceCentres { get; init; }
    public required IReadOnlyList<SuggestionItem> Articles { get; init; }
    public required IReadOnlyList<SuggestionItem> UseCases { get; init; }
}

/// <summary>POST /matches</summary>
public static class MatchProgrammes
{
    /// <summary>Which programmes, centres, guides and examples fit a project, why, and what is unknown. Nothing is stored. Every field of the profile is optional.</summary>
    public static async Task<Results<Ok<MatchResult>, ProblemHttpResult>> Handle(IndexFollower follower, HttpRequest request, CancellationToken cancel)
    {
        var (profile, unreadable) = await JsonBody.Read<ProjectProfile>(request, cancel);
        if (profile is null) return unreadable!;
        var directory = follower.Current;
        var input = new Input();
        var place = ProfileCheck.Check(profile, directory.Register, input);
        if (input.Problem is { } problem) return problem;

        var answer = MatchProfile.Answer(directory, profile, place);
        return TypedResults.Ok(new MatchResult
        {
            Municipality = answer.Municipality, AsOf = answer.AsOf, Questions = answer.Questions,
            Programmes = [.. answer.Programmes.Select(p => new MatchItem(p, answer.AsOf))],
            CompetenceCentres = [.. answer.CompetenceCentres.Select(s => new SuggestionItem(s, answer.AsOf))],
            Articles = [.. answer.Articles.Select(s => new SuggestionItem(s, answer.AsOf))],
            UseCases = [.. answer.UseCases.Select(s => new SuggestionItem(s, answer.AsOf))],
        });
    }
}
