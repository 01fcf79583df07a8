using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>One statement within a fact. Value null = the source does not say. Href makes the value a link.</summary>
public sealed record FactLine(string Label, string? Value, string? Href = null, bool Warns = false)
{
    /// <summary>The row of a comparison that this line belongs to; null = one of its own under its label.</summary>
    public string? Row { get; init; }
    /// <summary>True for what is said only where it applies, so that its absence is no gap.</summary>
    public bool Remark { get; init; }
}

/// <summary>One question of a municipality with what is known about it and the evidence it rests on.</summary>
public sealed record Fact(string Key, string Question, IReadOnlyList<FactLine> Lines, IReadOnlyList<Provenance> Evidence)
{
    /// <summary>Whether the openness badge belongs in front of the lines.</summary>
    public bool ShowsOpenness { get; init; }
}
