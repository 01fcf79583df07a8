using FundingDirectory.Core.Search;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Web.Components;

/// <summary>A way out of an empty result: what to give up, the search without it, and how much that finds; null = not counted.</summary>
public sealed record FilterRelief(string Label, SearchQuery Query, int? Count)
{
    private static readonly char[] Quotes = ['"', '„', '“', '”', '«', '»'];

    /// <summary>Every single thing that can be given up and helps, the most helpful first. <paramref name="count"/> gives the number of hits of a search.</summary>
    public static IReadOnlyList<FilterRelief> Of(SearchQuery query, Func<SearchQuery, int>? count = null)
    {
        var ways = ActiveFilter.Of(query).Select(f => (Label: $"Ohne den Filter «{f.Label}» suchen", Query: f.Without)).ToList();
        if (query.Statuses.Count > 0) ways.Add(("Auch Geschlossenes und Zurückgezogenes suchen", query with { Statuses = [] }));
        if (query.Text is { } text && Array.Exists(Quotes, text.Contains)) ways.Add(("Ohne Anführungszeichen suchen", query with { Text = string.Join(' ', text.Split(Quotes, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) }));
        if (ways.Count > 1) ways.Add(("Ohne alle Filter suchen", SearchAddress.Fresh(query.Text) with { Statuses = [] }));
        return [.. ways.Select(w => new FilterRelief(w.Label, w.Query, count?.Invoke(w.Query with { Limit = 0 }))).Where(r => r.Count != 0).OrderByDescending(r => r.Count ?? 0)];
    }
}
