using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web;

namespace FundingDirectory.Api.Entries;

/// <summary>What every published record carries around its content.</summary>
public interface IPublishedRecord
{
    /// <summary>fundingProgramme, competenceCentre, article or useCase.</summary>
    EntryKind Kind { get; }
    /// <summary>Opaque and stable.</summary>
    string Id { get; }
    int Version { get; }
    /// <summary>Position in the order of all changes, see /changes.</summary>
    long Revision { get; }
    EntryStatus Status { get; }
    /// <summary>When this version was saved.</summary>
    DateTimeOffset SavedAt { get; }
    /// <summary>Page of this site.</summary>
    string Url { get; }
}

/// <summary>Makes the record of an entry, whatever its kind.</summary>
public static class PublishedRecord
{
    /// <summary>The record as of a day.</summary>
    public static IPublishedRecord Of(Entry entry, DateOnly today) => entry.Content switch
    {
        FundingProgramme => new ProgrammeRecord(entry, today),
        CompetenceCentre => new CentreRecord(entry),
        Article => new ArticleRecord(entry),
        _ => new UseCaseRecord(entry),
    };
}

/// <summary>A funding programme (Förderprogramm) with its openness and effort as of today.</summary>
public sealed record ProgrammeRecord : FundingProgramme, IPublishedRecord
{
    [SetsRequiredMembers]
    internal ProgrammeRecord(Entry entry, DateOnly today) : base((FundingProgramme)entry.Content)
    {
        (Id, Version, Revision, Status, SavedAt, Url) = (entry.Id, entry.Version, entry.Revision, entry.Status, entry.SavedAt, EntryAddress.Of(entry));
        Openness = Openness.Of(this, today);
        Effort = Effort.Of(this);
    }

    [JsonPropertyName("kind"), JsonPropertyOrder(-2)] public EntryKind EntryKind => Kind;
    [JsonPropertyOrder(-1)] public string Id { get; }
    public int Version { get; }
    public long Revision { get; }
    public EntryStatus Status { get; }
    public DateTimeOffset SavedAt { get; }
    public string Url { get; }
    /// <summary>Whether one can apply today; computed, never stored.</summary>
    public Openness Openness { get; }
    /// <summary>How much work an application is, with the reasons; computed.</summary>
    public Effort Effort { get; }
}

/// <summary>A competence centre (Kompetenzzentrum).</summary>
public sealed record CentreRecord : CompetenceCentre, IPublishedRecord
{
    [SetsRequiredMembers]
    internal CentreRecord(Entry entry) : base((CompetenceCentre)entry.Content) =>
        (Id, Version, Revision, Status, SavedAt, Url) = (entry.Id, entry.Version, entry.Revision, entry.Status, entry.SavedAt, EntryAddress.Of(entry));

    [JsonPropertyName("kind"), JsonPropertyOrder(-2)] public EntryKind EntryKind => Kind;
    [JsonPropertyOrder(-1)] public string Id { get; }
    public int Version { get; }
    public long Revision { get; }
    public EntryStatus Status { get; }
    public DateTimeOffset SavedAt { get; }
    public string Url { get; }
}

/// <summary>A guide, law or study (Leitfaden).</summary>
public sealed record ArticleRecord : Article, IPublishedRecord
{
    [SetsRequiredMembers]
    internal ArticleRecord(Entry entry) : base((Article)entry.Content) =>
        (Id, Version, Revision, Status, SavedAt, Url) = (entry.Id, entry.Version, entry.Revision, entry.Status, entry.SavedAt, EntryAddress.Of(entry));

    [JsonPropertyName("kind"), JsonPropertyOrder(-2)] public EntryKind EntryKind => Kind;
    [JsonPropertyOrder(-1)] public string Id { get; }
    public int Version { get; }
    public long Revision { get; }
    public EntryStatus Status { get; }
    public DateTimeOffset SavedAt { get; }
    public string Url { get; }
}

/// <summary>What a municipality has done (Praxisbeispiel).</summary>
public sealed record UseCaseRecord : UseCase, IPublishedRecord
{
    [SetsRequiredMembers]
    internal UseCaseRecord(Entry entry) : base((UseCase)entry.Content) =>
        (Id, Version, Revision, Status, SavedAt, Url) = (entry.Id, entry.Version, entry.Revision, entry.Status, entry.SavedAt, EntryAddress.Of(entry));

    [JsonPropertyName("kind"), JsonPropertyOrder(-2)] public EntryKind EntryKind => Kind;
    [JsonPropertyOrder(-1)] public string Id { get; }
    public int Version { get; }
    public long Revision { get; }
    public EntryStatus Status { get; }
    public DateTimeOffset SavedAt { get; }
    public string Url { get; }
}
