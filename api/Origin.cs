using FundingDirectory.Web;

namespace FundingDirectory.Api;

/// <summary>Where a form comes from.</summary>
internal static class Origin
{
    /// <summary>Whether a browser says that another site made this request. A client that says nothing is not judged here.</summary>
    public static bool IsForeign(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers["Sec-Fetch-Site"].FirstOrDefault() is { } site) return site is not ("same-origin" or "none");
        if (headers.Origin.FirstOrDefault() is not { } origin) return false;
        var own = http.RequestServices.GetRequiredService<SiteInfo>().PublicUrl is { } url ? new Uri(url).Authority : http.Request.Host.Value;
        return !Uri.TryCreate(origin, UriKind.Absolute, out var from) || !string.Equals(from.Authority, own, StringComparison.OrdinalIgnoreCase);
    }
}
