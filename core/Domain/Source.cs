namespace FundingDirectory.Core.Domain;

/// <summary>A source as the directory names it.</summary>
public sealed record Source
{
    /// <summary>Short id for commands and records, for instance «foerderdatenbank».</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Homepage { get; init; }
    /// <summary>Licence of texts and data as SPDX identifier or short name.</summary>
    public required string Licence { get; init; }
    /// <summary>Attribution to be shown.</summary>
    public required string Attribution { get; init; }
    /// <summary>Normal time between two harvests.</summary>
    public required TimeSpan Interval { get; init; }
    /// <summary>True when the source has no interface to be asked over the network: a person hands its file to the importer.</summary>
    public bool FromFileOnly { get; init; }
    /// <summary>JSON names of the fields that nearly every record must have; a run with less than 90 % in one of them is refused.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = ["title"];
}
