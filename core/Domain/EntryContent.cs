using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>What an entry says, whatever its kind. Stored as one JSON document, so a new field needs no migration.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(FundingProgramme), "fundingProgramme")]
[JsonDerivedType(typeof(CompetenceCentre), "competenceCentre")]
[JsonDerivedType(typeof(Article), "article")]
[JsonDerivedType(typeof(UseCase), "useCase")]
public abstract record EntryContent
{
    [JsonIgnore] public abstract EntryKind Kind { get; }
    /// <summary>Readable part of the page address; unique within a kind.</summary>
    public required string Slug { get; init; }
    public required string Title { get; init; }
    /// <summary>One sentence: what it is for. Null when the source has none.</summary>
    public string? Summary { get; init; }
    /// <summary>Longer text: paragraphs separated by an empty line, list items start with «- ».</summary>
    public string? Description { get; init; }
    /// <summary>Language of title and text (BCP 47), normally «de».</summary>
    public string Language { get; init; } = "de";
    /// <summary>Language of the title (BCP 47) where it is not that of the text, as with a European call told in German; absent = the same.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? TitleLanguage { get; init; }
    /// <summary>Words for the search only.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];
    public IReadOnlyList<Link> Links { get; init; } = [];
    /// <summary>Evidence for single facts.</summary>
    public IReadOnlyList<Provenance> Provenance { get; init; } = [];
    /// <summary>Where the entry comes from.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];
    /// <summary>Last day on which somebody or a harvest compared the entry with its source.</summary>
    public DateOnly? LastVerified { get; init; }
}

/// <summary>A link that a reader may follow. Only http, https and mailto are kept.</summary>
public sealed record Link
{
    public LinkRole Role { get; init; }
    public required string Url { get; init; }
    public string? Label { get; init; }
    /// <summary>What the last look at the address gave; kept by the store and filled in when read. Absent = never looked at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public LinkState? State { get; init; }
    /// <summary>When somebody last looked; absent = never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateTimeOffset? CheckedAt { get; init; }
    /// <summary>Where the address leads in the end; absent = it stays where it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? RedirectsTo { get; init; }
}

/// <summary>Evidence for one fact: which field, from which source, in which words, read when, decided by whom.</summary>
public sealed record Provenance
{
    /// <summary>Name of the field in camelCase, for instance «fundingRates».</summary>
    public required string Field { get; init; }
    /// <summary>Source id, for instance «foerderdatenbank».</summary>
    public required string Source { get; init; }
    /// <summary>Field or section of the source the value was read from.</summary>
    public string? SourceField { get; init; }
    public string? Url { get; init; }
    /// <summary>The words of the source; null when only the place is known.</summary>
    public string? Quote { get; init; }
    /// <summary>What the source says, in our own words; for facts carried over by hand where the licence forbids its sentences.</summary>
    public string? Note { get; init; }
    /// <summary>State of the source as ISO day, month or year («2024-04»); null = the source is undated.</summary>
    public string? AsOf { get; init; }
    /// <summary>When the source was read by a harvest; null for facts carried over by hand.</summary>
    public DateTimeOffset? FetchedAt { get; init; }
    public DecidedBy DecidedBy { get; init; }
    /// <summary>How well it is evidenced; null for a value read straight from its source.</summary>
    public EvidenceGrade? Grade { get; init; }
}

/// <summary>Where an entry comes from. First seen, last seen and withdrawn are kept by the store and filled in when read.</summary>
public sealed record SourceReference
{
    public required string Source { get; init; }
    public required string SourceId { get; init; }
    public string? Url { get; init; }
    /// <summary>Licence of the source's text, as SPDX identifier or short name.</summary>
    public string? Licence { get; init; }
    /// <summary>The attribution the licence asks for.</summary>
    public string? Attribution { get; init; }
    public DateTimeOffset? FirstSeen { get; init; }
    public DateTimeOffset? LastSeen { get; init; }
    /// <summary>When the source stopped listing it; null = still listed.</summary>
    public DateTimeOffset? Withdrawn { get; init; }
}
