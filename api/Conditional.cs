using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace FundingDirectory.Api;

/// <summary>Conditional requests: the same ETag or no change since means 304 without a body.</summary>
public static class Conditional
{
    /// <summary>Sets ETag, Last-Modified and Cache-Control; true when the reader already has this state. <paramref name="byDate"/>: whether a date can tell.</summary>
    public static bool IsFresh(HttpContext http, string tag, DateTimeOffset modified, bool byDate = true)
    {
        var etag = new EntityTagHeaderValue($"\"{tag}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.LastModified = modified;
        http.Response.Headers.CacheControl = "public, max-age=60, stale-while-revalidate=600";

        var asked = http.Request.GetTypedHeaders();
        // If-None-Match decides alone when it is there (RFC 9110, 13.2.2). HTTP dates have no fractions of a second.
        if (asked.IfNoneMatch.Count > 0) return IsSame(asked, etag);
        return byDate && asked.IfModifiedSince is { } since && modified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    /// <summary>Whether the reader names this ETag, quotes included, among those it has.</summary>
    public static bool IsSame(HttpContext http, string etag) => http.Request.Headers.IfNoneMatch == etag || IsSame(http.Request.GetTypedHeaders(), EntityTagHeaderValue.Parse(etag));

    private static bool IsSame(RequestHeaders asked, EntityTagHeaderValue etag) => asked.IfNoneMatch.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(etag, useStrongComparison: false));
}
