using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FundingDirectory.Web.Addresses;

/// <summary>The address of the comparison: the programmes as one list of slugs or ids, and the search they were found with. Nothing is stored.</summary>
public static class ComparisonAddress
{
    public const string Path = "/vergleich";
    /// <summary>Name of the parameter that carries the programmes, separated by commas.</summary>
    public const string Ids = "ids";
    /// <summary>How many programmes fit beside each other.</summary>
    public const int Most = 4;

    // Far more than can be compared, so that the answer may say what was left out.
    private const int MostRead = 20;

    /// <summary>The slugs or ids an address names, each once; whether they exist is not known here.</summary>
    public static IReadOnlyList<string> Read(IQueryCollection parameters) =>
        [.. new QueryReader(parameters).Values(Ids).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).Take(MostRead)];

    /// <summary>The address of a comparison; the search, if there was one, is carried along.</summary>
    public static string Write(IEnumerable<string> slugs, SearchQuery? search = null) => Path + With(slugs, search is null ? [] : SearchAddress.Parameters(search));

    /// <summary>Parameters with the programmes in front of them, from the question mark on; empty when there is nothing to say.</summary>
    internal static string With(IEnumerable<string> slugs, QueryBuilder rest)
    {
        // The comma parts the list and stays readable; what stands between is escaped.
        var ids = string.Join(',', slugs.Select(Uri.EscapeDataString));
        var query = string.Join('&', new[] { ids.Length > 0 ? $"{Ids}={ids}" : "", rest.ToString().TrimStart('?') }.Where(p => p.Length > 0));
        return query.Length > 0 ? $"?{query}" : "";
    }

    /// <summary>Whether an address carries a search: words or filters.</summary>
    public static bool HasSearch(SearchQuery search) => SearchAddress.Parameters(search).Any();
}
