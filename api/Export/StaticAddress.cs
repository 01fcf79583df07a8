using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace FundingDirectory.Api.Export;

/// <summary>Where an address of the site stands in a folder of files.</summary>
/// <param name="File">Path below the folder, with slashes.</param>
/// <param name="Path">What a link writes, without a slash in front; ends with a slash for a page, so that no file server has to send a reader on.</param>
public sealed partial record StaticAddress(string File, string Path)
{
    // These answer what is asked, or tell of this moment.
    private static readonly string[] LiveOnly = ["/api/v1", "/api/ausprobieren", "/common-grants", "/healthz"];

    // The whole stock in one answer asks for nothing.
    private static readonly string[] Whole = [$"{ApiAddress.Root}/dump.ndjson", $"{ApiAddress.Root}/dump.csv"];

    private static readonly FileExtensionContentTypeProvider KnownFiles = new() { Mappings = { [".ndjson"] = "application/x-ndjson", [".jsonld"] = "application/ld+json" } };

    /// <summary>The place of an address that begins with a slash and has no fragment; null when only the running directory can answer it.</summary>
    public static StaticAddress? Of(string address)
    {
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        if (!Whole.Contains(path) && LiveOnly.Any(live => path == live || path.StartsWith(live + "/", StringComparison.Ordinal))) return null;
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (!segments.Select(Uri.UnescapeDataString).All(IsName)) return null;
        if (query.Length == 0 && segments.Length > 0 && KnownFiles.TryGetContentType(segments[^1], out _)) return new(Uri.UnescapeDataString(string.Join('/', segments)), string.Join('/', segments));
        if (query.Length > 0)
        {
            // A list of many pages, or what one state has: few and known. Every other query has too many answers to write them all.
            var part = Part().Match(query);
            if (!part.Success) return null;
            segments = [.. segments, string.Create(CultureInfo.InvariantCulture, $"{part.Groups[1].Value}-{part.Groups[2].Value}")];
        }
        var folder = string.Concat(segments.Select(s => $"{s}/"));
        return new($"{Uri.UnescapeDataString(folder)}index.html", folder);
    }

    /// <summary>The address of this place in the running site, where it has no query.</summary>
    public string Address => Path.Length == 0 ? "/" : $"/{Path.TrimEnd('/')}";

    /// <summary>The nearest place that exists without a server, for an address that needs one.</summary>
    public static StaticAddress Nearest(string address)
    {
        var path = address.Split('?', 2)[0];
        while (path.Length > 0)
        {
            if (Of(path) is { } found) return found;
            path = path[..path.LastIndexOf('/')];
        }
        return Of("/")!;
    }

    // A name that leads out of the folder or that a file system refuses is no name.
    private static bool IsName(string segment) => segment is not ("." or "..") && segment.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']) < 0;

    [GeneratedRegex("^(seite|land)=([0-9a-z]{1,8})$")]
    private static partial Regex Part();
}
