namespace FundingDirectory.Core.Matching;

/// <summary>What a rule found. Unknown is never «no».</summary>
public enum Outcome { Met, NotMet, Unknown }

/// <summary>Result for one programme: Fits: nothing speaks against it and the deciding facts are known; Open: something is unknown; Excluded: a condition is not met.</summary>
public enum Verdict { Fits, Open, Excluded }

/// <summary>Why a programme fits or not: one rule, its outcome, a German sentence and the evidence it rests on.</summary>
public sealed record Reason
{
    /// <summary>Name of the rule, for instance «ApplicantIsEligible».</summary>
    public required string Rule { get; init; }
    public required Outcome Outcome { get; init; }
    /// <summary>The reason as a German sentence.</summary>
    public required string Text { get; init; }
    /// <summary>The source's words in quotation marks, or without them what it says in our words; «nicht angegeben» when nothing is quoted.</summary>
    public string? Evidence { get; init; }
    /// <summary>Address of the source; null when none is known.</summary>
    public string? Source { get; init; }
    /// <summary>«Würde passen, wenn …» for a condition that is not met; null when nothing could change it.</summary>
    public string? WouldFitIf { get; init; }
    /// <summary>Name of the profile field whose answer would decide this rule; null when the profile is not what is missing.</summary>
    public string? Asks { get; init; }
    /// <summary>What this reason adds to the score.</summary>
    public double Points { get; init; }
}
