using System.Net;
using System.Text.RegularExpressions;

namespace FundingDirectory.Api.Export;

/// <summary>A link of a page within the site.</summary>
/// <param name="Address">The address as the running site knows it, without fragment.</param>
/// <param name="File">Where it leads in the folder.</param>
/// <param name="Fragment">The part of the page it leads to; empty = its beginning.</param>
public sealed record StaticLink(string Address, string File, string Fragment);

/// <summary>A page made ready for a file server: its links lead to files, relative to the page, so that the folder may stand below any path. What needs a
/// server leads to the running directory, or to the nearest page when its address is not known.</summary>
public sealed partial record StaticPage(string Html, IReadOnlyList<StaticLink> Links, IReadOnlySet<string> Anchors)
{
    /// <param name="html">As the site renders it: attributes in double quotes, quotes in texts encoded.</param>
    /// <param name="file">Where the page will stand.</param>
    /// <param name="root">What leads from the page to the folder; <see cref="Up"/> of the file, or «/» for a page that is shown at any address.</param>
    /// <param name="live">The running directory without a slash at the end; null = not known.</param>
    public static StaticPage Of(string html, string file, string root, string? live)
    {
        var links = new List<StaticLink>();
        var rewritten = Reference().Replace(html, match =>
        {
            var (address, fragment) = WebUtility.HtmlDecode(match.Value).Split('#', 2) is [var before, var after] ? (before, after) : (WebUtility.HtmlDecode(match.Value), "");
            if (address.Length == 0)
            {
                links.Add(new(address, file, fragment));
                return match.Value;
            }
            var place = StaticAddress.Of(address);
            var known = place ?? StaticAddress.Nearest(address);
            links.Add(new(place is null ? known.Address : address, known.File, place is null ? "" : fragment));
            if (place is null && live is not null) return WebUtility.HtmlEncode(live + address + (fragment.Length > 0 ? $"#{fragment}" : ""));
            var path = root + known.Path;
            return WebUtility.HtmlEncode((path.Length > 0 ? path : "./") + (place is not null && fragment.Length > 0 ? $"#{fragment}" : ""));
        });
        return new(rewritten, links, Id().Matches(html).Select(m => WebUtility.HtmlDecode(m.Value)).ToHashSet());
    }

    /// <summary>The way from a file up to the folder.</summary>
    public static string Up(string file) => string.Concat(Enumerable.Repeat("../", file.Count(c => c == '/')));

    [GeneratedRegex("""(?<=\s(?:href|src|action|formaction|poster)=")(?:/(?!/)|#)[^"]*(?=")""")]
    private static partial Regex Reference();

    [GeneratedRegex("""(?<=\sid=")[^"]+(?=")""")]
    private static partial Regex Id();
}
