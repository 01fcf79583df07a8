using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Web.Components;

/// <summary>One chosen filter in words, and the search without it.</summary>
public sealed record ActiveFilter(string Label, SearchQuery Without)
{
    /// <summary>Every filter of a search; the default status is none.</summary>
    public static IReadOnlyList<ActiveFilter> Of(SearchQuery query) =>
    [
        .. query.States.Select(s => new ActiveFilter(Vocabulary.State(s) ?? s, query with { States = Less(query.States, s) })),
        .. query.Applicants.Select(a => new ActiveFilter(Vocabulary.Label(a), query with { Applicants = Less(query.Applicants, a) })),
        .. query.Topics.Select(t => new ActiveFilter(Vocabulary.Label(t), query with { Topics = Less(query.Topics, t) })),
        .. query.Levels.Select(l => new ActiveFilter($"Fördergeber: {Vocabulary.Label(l)}", query with { Levels = Less(query.Levels, l) })),
        .. query.FundingTypes.Select(f => new ActiveFilter($"Art: {Vocabulary.Label(f)}", query with { FundingTypes = Less(query.FundingTypes, f) })),
        .. SearchAddress.HasDefaultStatus(query) ? [] : Status(query),
    ];

    private static IEnumerable<ActiveFilter> Status(SearchQuery query)
    {
        if (query.Statuses.Count == 0) return [new("auch Geschlossenes", query with { Statuses = SearchAddress.DefaultStatuses })];
        return query.Statuses.Select(s => new ActiveFilter($"Stand: {FacetGroup.Status(s)}",
            query with { Statuses = query.Statuses.Count == 1 ? SearchAddress.DefaultStatuses : Less(query.Statuses, s) }));
    }

    private static IReadOnlyList<T> Less<T>(IReadOnlyList<T> all, T one) where T : notnull => [.. all.Where(v => !v.Equals(one))];
}
