using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>One statement within a fact. Value null = the source does not say. Href makes the value a link.</summary>
public sealed record FactLine(string Label, string? Value, string? Href = null, bool Warns = false);

/// <summary>One question of a municipality with what is known about it and the evidence it rests on.</summary>
public sealed record Fact(string Key, string Question, IReadOnlyList<FactLine> Lines, IReadOnlyList<Provenance> Evidence)
{
    /// <summary>Whether the openness badge belongs in front of the lines.</summary>
    public bool ShowsOpenness { get; init; }
}
