using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>What a municipality has done (Praxisbeispiel).</summary>
public record UseCase : EntryContent
{
    [JsonIgnore] public override EntryKind Kind => EntryKind.UseCase;

    /// <summary>Municipalities by regional key (ARS, 12 digits, or 5 for a county); empty when none could be assigned.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
    /// <summary>Name of the municipality or alliance.</summary>
    public required string Municipality { get; init; }
    public int? Inhabitants { get; init; }
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    /// <summary>The programme that paid, in words.</summary>
    public string? FundedBy { get; init; }
    /// <summary>Money in euro; null = unknown.</summary>
    public long? AmountEuro { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public EvidenceGrade Evidence { get; init; }
}
