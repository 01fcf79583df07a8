using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace FundingDirectory.Api;

/// <summary>One page of a list. <c>Total</c>: how many there are on all pages.</summary>
public sealed record Page<T>
{
    public required IReadOnlyList<T> Items { get; init; }
    public required int Total { get; init; }
}

/// <summary>Lists are read in pages of <c>offset</c> and <c>limit</c>; the Link header (RFC 8288) leads through them.</summary>
public static class Paging
{
    public const int DefaultLimit = 20;
    public const int MostLimit = 100;
    /// <summary>Further than any list is long.</summary>
    public const int MostOffset = 1_000_000;

    /// <summary>Sets the Link header with first, prev, next and last.</summary>
    public static void Link(HttpContext http, int offset, int limit, int total)
    {
        var last = total == 0 ? 0 : (total - 1) / limit * limit;
        var links = new List<string> { To("first", 0), To("last", last) };
        if (offset > 0) links.Add(To("prev", Math.Max(0, Math.Min(offset - limit, last))));
        if (offset + limit < total) links.Add(To("next", offset + limit));
        http.Response.Headers.Link = string.Join(", ", links);

        string To(string relation, int start)
        {
            var query = http.Request.Query.Where(q => q.Key is not ("offset" or "limit")).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v))
                .Append(new("offset", start.ToString(CultureInfo.InvariantCulture))).Append(new("limit", limit.ToString(CultureInfo.InvariantCulture)));
            return $"<{QueryHelpers.AddQueryString(http.Request.Path, query)}>; rel=\"{relation}\"";
        }
    }
}
