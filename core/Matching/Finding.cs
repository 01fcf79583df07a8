namespace FundingDirectory.Core.Matching;

/// <summary>What a rule found about one programme. A value without words: it is made for every rule and every programme of a match, and only
/// what somebody reads is put into a sentence.</summary>
public readonly record struct Finding
{
    public required Outcome Outcome { get; init; }
    /// <summary>Field of the programme whose evidence belongs to it, in camelCase.</summary>
    public required string Field { get; init; }
    /// <summary>The finding as a German sentence; null while nobody asked for words.</summary>
    public string? Text { get; init; }
    /// <summary>«Würde passen, wenn …»; null when nothing could change it.</summary>
    public string? WouldFitIf { get; init; }
    /// <summary>Field of the profile whose answer would decide it; null when the profile is not what is missing.</summary>
    public string? Asks { get; init; }
    /// <summary>True when an unknown is only worth knowing and does not keep the programme from fitting.</summary>
    public bool OnlyInforms { get; init; }
    /// <summary>What it adds to the score.</summary>
    public double Points { get; init; }
}
