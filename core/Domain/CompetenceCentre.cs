using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>A place that helps with AI and digital work (Kompetenzzentrum).</summary>
public record CompetenceCentre : EntryContent
{
    [JsonIgnore] public override EntryKind Kind => EntryKind.CompetenceCentre;

    /// <summary>Who runs it (Träger).</summary>
    public string? Operator { get; init; }
    /// <summary>Area by ARS prefixes; empty = nationwide.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];
    public IReadOnlyList<string> Locations { get; init; } = [];
    /// <summary>Whom it helps, in words, for instance «Kommune» or «KMU».</summary>
    public IReadOnlyList<string> TargetGroups { get; init; } = [];
    /// <summary>Whether it serves municipalities or administrations; null = not stated.</summary>
    public bool? ServesMunicipalities { get; init; }
    /// <summary>What it offers, in words.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    /// <summary>Whether it also gives money.</summary>
    public bool GivesFunding { get; init; }
    public string? Website { get; init; }
    public Contact? Contact { get; init; }
    /// <summary>Start of work or of its funding; null = unknown.</summary>
    public DateOnly? ActiveFrom { get; init; }
    /// <summary>End of its funding; null = permanent or unknown.</summary>
    public DateOnly? ActiveTo { get; init; }
    /// <summary>What is known of its state, in one sentence.</summary>
    public string? StatusNote { get; init; }
    /// <summary>How well name, operator and offer are evidenced.</summary>
    public EvidenceGrade Evidence { get; init; }
    /// <summary>How well the web address is evidenced; null when there is none.</summary>
    public EvidenceGrade? WebsiteEvidence { get; init; }
}
