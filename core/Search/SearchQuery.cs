using System.Diagnostics.CodeAnalysis;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>How results are ordered.</summary>
public enum SearchSort { Relevance, Deadline, Title, Newest }

/// <summary>A search: words and filters. Several values of one filter mean «or», different filters mean «and».</summary>
public sealed record SearchQuery
{
    /// <summary>The words as typed; null or empty = everything. "Quotes" ask for exactly these words in this order, -word excludes, ODER between two words asks
    /// for either, titel: foerdergeber: thema: land: say where a word must stand, a star ends a beginning.</summary>
    public string? Text { get; init; }
    public IReadOnlyList<EntryKind> Kinds { get; init; } = [];
    public IReadOnlyList<FundingLevel> Levels { get; init; } = [];
    /// <summary>State keys, 2 digits; what holds nationwide is included.</summary>
    public IReadOnlyList<string> States { get; init; } = [];
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<FundingType> FundingTypes { get; init; } = [];
    public IReadOnlyList<ApplicantType> Applicants { get; init; } = [];
    /// <summary>Openness codes, and «withdrawn» for what the source no longer lists. «open» includes what closes soon. Like level, funding type and
    /// applicant it holds for programmes only, so other kinds do not pass it (withdrawn ones of any kind pass «withdrawn»).</summary>
    public IReadOnlyList<string> Statuses { get; init; } = [];
    /// <summary>Regional key (ARS) of a place or any prefix of it: only what may hold there. What states no area may hold anywhere.</summary>
    public string? Ars { get; init; }
    public SearchSort Sort { get; init; }
    public int Offset { get; init; }
    public int Limit { get; init; } = 20;
    /// <summary>Whether each hit says how its score comes about.</summary>
    public bool Explain { get; init; }
}

/// <summary>The page of hits, the facet counts over all hits, and what the search made of the words.</summary>
public sealed record SearchAnswer
{
    private readonly FacetCounts? _counts;

    public SearchAnswer() { }

    /// <summary>An answer whose facets are given names when they are first read.</summary>
    [SetsRequiredMembers]
    internal SearchAnswer(FacetCounts counts) => (_counts, Items, Corrections, Synonyms) = (counts, [], [], []);

    public required int Total { get; init; }
    public required IReadOnlyList<SearchHit> Items { get; init; }
    /// <summary>Counts by facet name (kind, level, land, topic, fundingType, applicant, status). A facet's own filter does not narrow its counts. What holds
    /// nationwide counts for no single land.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets { get => field ??= _counts!.Values(); init; }
    /// <summary>«Meinten Sie …»: the query with mistyped words corrected, most likely first; the hits are already those of the corrections.</summary>
    public required IReadOnlyList<string> Corrections { get; init; }
    /// <summary>Synonyms that were searched as well, for instance «Künstliche Intelligenz» for «KI».</summary>
    public required IReadOnlyList<string> Synonyms { get; init; }
}

/// <summary>One hit. <c>Highlights</c>: field name to safe HTML in which only &lt;mark&gt; occurs.</summary>
public sealed record SearchHit
{
    private readonly WiderTerm[] _terms = [];
    private readonly DocumentPlaces? _places;
    private readonly DateOnly? _today;

    public SearchHit() { }

    /// <summary>A hit whose highlights and openness are worked out when they are first read.</summary>
    [SetsRequiredMembers]
    internal SearchHit(WiderTerm[] terms, DocumentPlaces places, Entry entry, double score, DateOnly today) => (_terms, _places, _today, Entry, Score) = (terms, places, today, entry, score);

    public required Entry Entry { get; init; }
    public required double Score { get; init; }
    public required IReadOnlyDictionary<string, string> Highlights { get => field ??= Highlighter.Of(Entry, _terms, _places!); init; }
    /// <summary>How the score comes about, when the query asked for it; otherwise empty.</summary>
    public IReadOnlyList<ScorePart> Parts { get; init; } = [];
    /// <summary>Null for entries that are not programmes.</summary>
    public Openness? Openness { get => field ??= _today is { } today && Entry.Content is FundingProgramme programme ? Openness.Of(programme, today) : null; init; }
}

/// <summary>One value of a facet with its German label and number of hits.</summary>
public sealed record FacetValue(string Value, string Label, int Count);
