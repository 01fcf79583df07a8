using FundingDirectory.Api.Entries;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Search;

/// <summary>One hit of a search.</summary>
public sealed record SearchItem : EntrySummary
{
    internal SearchItem(SearchHit hit, DateOnly today) : base(hit.Entry, today) => (Score, Highlights) = (hit.Score, hit.Highlights);

    /// <summary>How well the words fit; comparable within one answer only. See /search/explain.</summary>
    public double Score { get; }
    /// <summary>Field name to safe HTML in which only &lt;mark&gt; occurs.</summary>
    public IReadOnlyDictionary<string, string> Highlights { get; }
}

/// <summary>What a search found.</summary>
public sealed record SearchResult
{
    public required int Total { get; init; }
    public required IReadOnlyList<SearchItem> Items { get; init; }
    /// <summary>Counts per value; a facet's own filter does not narrow its counts.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> Facets { get; init; }
    /// <summary>«Meinten Sie …».</summary>
    public required IReadOnlyList<string> Corrections { get; init; }
    /// <summary>Words that were searched as well.</summary>
    public required IReadOnlyList<string> Synonyms { get; init; }
}

/// <summary>GET /search</summary>
public static class SearchEntries
{
    /// <summary>Codes of the filter «status» beside the openness states.</summary>
    private const string Withdrawn = "withdrawn";

    /// <summary>Searches programmes, centres, guides and examples. Repeated parameters mean «or», different ones «and».</summary>
    /// <param name="q">Words in German. Entries with all of them in some form come first; when they are few, entries with a good part of them follow. "Phrase", -word,
    /// a ODER b, begin*, titel:, foerdergeber:, thema:, land:.</param>
    /// <param name="kind">Kind of entry.</param>
    /// <param name="level">Level of the funding body (Fördergeber).</param>
    /// <param name="land">State by its 2-digit key; what holds nationwide is included.</param>
    /// <param name="topic">Topic.</param>
    /// <param name="fundingType">Form of help (Finanzierungsform).</param>
    /// <param name="applicant">Who may apply.</param>
    /// <param name="status">Openness today, or «withdrawn». «open» includes «closingSoon». Without it everything published answers.</param>
    /// <param name="ars">Regional key of a place: only what may hold there.</param>
    /// <param name="sort">Order of the hits.</param>
    /// <param name="offset">How many hits to skip.</param>
    /// <param name="limit">How many hits to return.</param>
    public static Results<Ok<SearchResult>, ProblemHttpResult> Handle(
        IndexFollower follower, HttpContext http, [Words] string? q,
        [Codes(typeof(EntryKind))] string[]? kind, [Codes(typeof(FundingLevel))] string[]? level, [StateKeys] string[]? land, [Codes(typeof(Topic))] string[]? topic,
        [Codes(typeof(FundingType))] string[]? fundingType, [Codes(typeof(ApplicantType))] string[]? applicant,
        [Codes(typeof(OpennessState), Also = [Withdrawn], AlsoMeans = ["von der Quelle nicht mehr geführt"])] string[]? status, [Words(Most = 12, Pattern = "^[0-9]{2,12}$")] string? ars, [Codes(typeof(SearchSort))] string? sort,
        [Whole(0, Paging.MostOffset, 0)] string? offset, [Whole(1, Paging.MostLimit, Paging.DefaultLimit)] string? limit)
    {
        var input = new Input();
        var query = new SearchQuery
        {
            Text = input.Text(q), Kinds = input.Codes<EntryKind>(kind), Levels = input.Codes<FundingLevel>(level),
            States = input.OneOf(land, [.. Vocabulary.States.Select(s => s.Value)]), Topics = input.Codes<Topic>(topic),
            FundingTypes = input.Codes<FundingType>(fundingType), Applicants = input.Codes<ApplicantType>(applicant),
            Statuses = input.OneOf(status, [.. Enum.GetValues<OpennessState>().Select(s => Vocabulary.Code(s)), Withdrawn]),
            Ars = input.RegionalKey(ars), Sort = input.Code<SearchSort>(sort) ?? SearchSort.Relevance,
            Offset = input.Whole(offset, 0, 0, Paging.MostOffset), Limit = input.Whole(limit, Paging.DefaultLimit, 1, Paging.MostLimit),
        };
        if (input.Problem is { } problem) return problem;

        var directory = follower.Current;
        var answer = directory.Index.Search(query);
        Paging.Link(http, query.Offset, query.Limit, answer.Total);
        return TypedResults.Ok(new SearchResult
        {
            Total = answer.Total, Items = [.. answer.Items.Select(h => new SearchItem(h, directory.Today))], Facets = answer.Facets,
            Corrections = answer.Corrections, Synonyms = answer.Synonyms,
        });
    }
}
