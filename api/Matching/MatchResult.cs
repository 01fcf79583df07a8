using FundingDirectory.Api.Entries;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;

namespace FundingDirectory.Api.Matching;

/// <summary>What fits the profile. Programmes: fitting first, then open, then excluded ones.</summary>
public sealed record MatchResult
{
    internal MatchResult(MatchAnswer answer, long revision)
    {
        (Municipality, AsOf, Questions, Remarks) = (answer.Municipality, answer.AsOf, answer.Questions, answer.Remarks);
        Programmes = [.. answer.Programmes.Select(p => new MatchItem(p, answer.AsOf))];
        Combinations = [.. answer.Combinations.Select(c => new CombinationItem(c))];
        CompetenceCentres = Suggested(answer.CompetenceCentres);
        Articles = Suggested(answer.Articles);
        UseCases = Suggested(answer.UseCases);
        Sheet = new TransparencySheet { AsOf = answer.AsOf, Revision = revision, ProgrammesCompared = answer.Programmes.Count };

        List<SuggestionItem> Suggested(IReadOnlyList<Suggestion> suggestions) => [.. suggestions.Select(s => new SuggestionItem(s, answer.AsOf))];
    }

    /// <summary>The place the profile names; null when it names none that the register knows.</summary>
    public Municipality? Municipality { get; }
    /// <summary>The day the answer holds for (Europe/Berlin).</summary>
    public DateOnly AsOf { get; }
    public IReadOnlyList<MatchItem> Programmes { get; }
    /// <summary>What to answer next, the question that decides most programmes first.</summary>
    public IReadOnlyList<Question> Questions { get; }
    /// <summary>Two or three programmes that could pay together.</summary>
    public IReadOnlyList<CombinationItem> Combinations { get; }
    public IReadOnlyList<SuggestionItem> CompetenceCentres { get; }
    public IReadOnlyList<SuggestionItem> Articles { get; }
    public IReadOnlyList<SuggestionItem> UseCases { get; }
    /// <summary>What of the profile could not hold; it was left out of the answer.</summary>
    public IReadOnlyList<Remark> Remarks { get; }
    public TransparencySheet Sheet { get; }
}

/// <summary>One programme with its verdict and every reason; the score is the sum of the reasons' points.</summary>
public sealed record MatchItem : EntrySummary
{
    internal MatchItem(ProgrammeMatch match, DateOnly today) : base(match.Entry, today)
    {
        var share = match.OwnShare;
        (Verdict, Score, Reasons, OwnSharePercent, OwnShareEuro) = (match.Verdict, match.Score, match.Reasons, share?.Percent, share?.Euro);
    }

    public Verdict Verdict { get; }
    public double Score { get; }
    public IReadOnlyList<Reason> Reasons { get; }
    /// <summary>The least share of the cost that the municipality pays itself; null when no rate is known to hold.</summary>
    public decimal? OwnSharePercent { get; }
    /// <summary>What the project would cost the municipality itself in euro; null when rate or budget is unknown.</summary>
    public long? OwnShareEuro { get; }
}

/// <summary>Programmes that could pay together. <c>rule</c>: what their sources say about it; <c>unknown</c> stays unknown, and then no own share is given.</summary>
public sealed record CombinationItem
{
    internal CombinationItem(Combination combination)
    {
        Programmes = [.. combination.Programmes.Select(e => new CombinedProgramme(e.Id, e.Content.Title))];
        (Rule, OwnSharePercent, OwnShareEuro, Text) = (combination.Rule, combination.OwnSharePercent, combination.OwnShareEuro, combination.Text);
    }

    public IReadOnlyList<CombinedProgramme> Programmes { get; }
    public Cumulation Rule { get; }
    public decimal? OwnSharePercent { get; }
    public long? OwnShareEuro { get; }
    /// <summary>The same as a German sentence.</summary>
    public string Text { get; }
}

/// <summary>A programme of a combination.</summary>
public sealed record CombinedProgramme(string Id, string Title);

/// <summary>A centre, guide or example that helps, and why.</summary>
public sealed record SuggestionItem : EntrySummary
{
    internal SuggestionItem(Suggestion suggestion, DateOnly today) : base(suggestion.Entry, today) => (Score, Reasons) = (suggestion.Score, suggestion.Reasons);

    public double Score { get; }
    public IReadOnlyList<Reason> Reasons { get; }
}

/// <summary>How the answer came about.</summary>
public sealed record TransparencySheet
{
    /// <summary>The day for which deadlines were judged (Europe/Berlin).</summary>
    public required DateOnly AsOf { get; init; }
    /// <summary>State of the directory, as in <c>/changes</c>.</summary>
    public required long Revision { get; init; }
    public required int ProgrammesCompared { get; init; }
    /// <summary>Every rule that was applied.</summary>
    public IReadOnlyList<AppliedRule> Rules { get; } = [.. EligibilityRules.Names.Zip(EligibilityRules.Labels, (name, label) => new AppliedRule(name, label))];
    /// <summary>What is kept of the request.</summary>
    public string Stored { get; } = "nichts";
}

/// <summary>A rule: its name as in the reasons, and what it checks in German.</summary>
public sealed record AppliedRule(string Name, string Label);
