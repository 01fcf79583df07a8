using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>How results are ordered.</summary>
public enum SearchSort { Relevance, Deadline, Title, Newest }

/// <summary>A search: words and filters. Several values of one filter mean «or», different filters mean «and».</summary>
public sealed record SearchQuery
{
    /// <summary>The words as typed; null or empty = everything.</summary>
    public string? Text { get; init; }
    public IReadOnlyList<EntryKind> Kinds { get; init; } = [];
    public IReadOnlyList<FundingLevel> Levels { get; init; } = [];
    /// <summary>State keys, 2 digits; what holds nationwide is included.</summary>
    public IReadOnlyList<string> States { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<FundingType> FundingTypes { get; init; } = [];
    public IReadOnlyList<ApplicantType> Applicants { get; init; } = [];
    /// <summary>Openness codes, and «withdrawn» for what the source no longer lists.</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];
    /// <summary>Regional key of a place: only what may hold there.</summary>
    public string? Ars { get; init; }
    public SearchSort Sort { get; init; }
    public int Offset { get; init; }
    public int Limit { get; init; } = 20;
}

/// <summary>The page of hits, the facet counts over all hits, and what the search made of the words.</summary>
public sealed record SearchAnswer
{
    public required int Total { get; init; }
    public required IReadOnlyList<SearchHit> Items { get; init; }
    /// <summary>Counts by facet name (kind, level, land, topic, fundingType, applicant, status). A facet's own filter does not narrow its counts.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets { get; init; }
    /// <summary>«Meinten Sie …»: corrected queries that would find something.</summary>
    public required IReadOnlyList<string> Corrections { get; init; }
    /// <summary>Synonyms that were searched as well, for instance «Künstliche Intelligenz» for «KI».</summary>
    public required IReadOnlyList<string> Synonyms { get; init; }
}

/// <summary>One hit. <c>Highlights</c>: field name to safe HTML in which only &lt;mark&gt; occurs.</summary>
public sealed record SearchHit
{
    public required Entry Entry { get; init; }
    public required double Score { get; init; }
    public required IReadOnlyDictionary<string, string> Highlights { get; init; }
    /// <summary>Null for entries that are not programmes.</summary>
    public Openness? Openness { get; init; }
}

/// <summary>One value of a facet with its German label and number of hits.</summary>
public sealed record FacetValue(string Value, string Label, int Count);
