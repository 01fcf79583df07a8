using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.FileProviders;

namespace FundingDirectory.Api.Export;

/// <summary>Writes the pages of a running site into a folder and follows their links, so that every page a reader can reach without a query is there, and no link
/// leads nowhere.</summary>
/// <param name="site">Asks the site; what it renders for readers is what is written.</param>
/// <param name="folder">Where the files go.</param>
/// <param name="live">The running directory that copies point to; null = not known.</param>
internal sealed partial class SiteWriter(HttpClient site, string folder, string? live)
{
    /// <summary>The page a file server shows when there is no such file.</summary>
    private const string Missing = "404.html";

    private readonly ConcurrentDictionary<string, IReadOnlySet<string>> anchors = new();
    private readonly ConcurrentDictionary<string, string> wanted = new();
    private readonly ConcurrentDictionary<(string File, string Fragment), string> wantedAnchors = new();
    private readonly ConcurrentBag<string> faults = [];
    private int pages;

    /// <summary>How many pages were written.</summary>
    public int Pages => pages;

    /// <summary>Copies styles, fonts and scripts as they are.</summary>
    public async Task WriteAssets(IFileProvider assets, string path, CancellationToken cancel)
    {
        foreach (var item in assets.GetDirectoryContents(path))
        {
            var below = $"{path}/{item.Name}";
            // The page to try the interface needs a server, so nobody would ask for its program.
            if (item.IsDirectory && item.Name == "swagger") continue;
            if (item.IsDirectory) await WriteAssets(assets, below, cancel);
            else
            {
                await using var source = item.CreateReadStream();
                await using var target = Open(below);
                await source.CopyToAsync(target, cancel);
                anchors[below] = new HashSet<string>();
            }
        }
    }

    /// <summary>Writes these addresses and everything they lead to. Where the site has nothing at one of them today, nothing is written.</summary>
    /// <param name="addresses">Where to begin.</param>
    /// <param name="written">Told how many of how many known addresses are done.</param>
    /// <param name="cancel">Stops the work; what was written stays.</param>
    public async Task WritePages(IEnumerable<string> addresses, Action<int, int> written, CancellationToken cancel)
    {
        var known = new HashSet<string>(addresses);
        var (done, now) = (0, known.ToList());
        while (now.Count > 0)
        {
            await Parallel.ForEachAsync(now, cancel, async (address, stop) =>
            {
                await Write(address, stop);
                written(Interlocked.Increment(ref done), known.Count);
            });
            now = [.. wanted.Keys.Where(a => !anchors.ContainsKey(StaticAddress.Of(a)!.File) && known.Add(a))];
        }
    }

    /// <summary>Writes the page for addresses that do not exist. It is shown at any address, so its links begin at the root of the server.</summary>
    public async Task WriteMissing(CancellationToken cancel)
    {
        using var response = await site.GetAsync(new Uri($"/{Missing}", UriKind.Relative), cancel);
        await WritePage(await response.Content.ReadAsStringAsync(cancel), Missing, "/", cancel);
    }

    /// <summary>Every link that leads nowhere and every page that could not be written, as German sentences; empty when the copy is whole.</summary>
    public IReadOnlyList<string> Faults()
    {
        var files = wanted.Where(w => !anchors.ContainsKey(StaticAddress.Of(w.Key)!.File)).Select(w => $"{w.Value} verweist auf «{w.Key}», und diese Seite gibt es nicht.");
        var parts = wantedAnchors.Where(w => anchors.TryGetValue(w.Key.File, out var there) && !there.Contains(w.Key.Fragment)).Select(w => $"{w.Value} verweist auf die Stelle «{w.Key.Fragment}» in {w.Key.File}, und diese Stelle gibt es nicht.");
        return [.. faults.Concat(files).Concat(parts).Concat(MissingAssets()).Order(StringComparer.Ordinal)];
    }

    private async Task Write(string address, CancellationToken cancel)
    {
        var place = StaticAddress.Of(address);
        if (place is null)
        {
            faults.Add($"Die Adresse «{address}» kann keine Datei sein.");
            return;
        }
        using var response = await site.GetAsync(new Uri(address, UriKind.Relative), cancel);
        // An entry that its source gave up keeps its page, which says so.
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone)
        {
            if (response.Content.Headers.ContentType?.MediaType == "text/html") await WritePage(await response.Content.ReadAsStringAsync(cancel), place.File, StaticPage.Up(place.File), cancel);
            else await WriteFile(response.Content, place.File, cancel);
        }
        else if (response.StatusCode != HttpStatusCode.NotFound) faults.Add($"Die Seite «{address}» ließ sich nicht erzeugen (Antwort {(int)response.StatusCode}).");
    }

    private async Task WritePage(string html, string file, string root, CancellationToken cancel)
    {
        var page = StaticPage.Of(html, file, root, live);
        foreach (var link in page.Links)
        {
            if (link.Address.Length > 0) wanted.TryAdd(link.Address, file);
            if (link.Fragment.Length > 0) wantedAnchors.TryAdd((link.File, Uri.UnescapeDataString(link.Fragment)), file);
        }
        await using (var target = new StreamWriter(Open(file))) await target.WriteAsync(page.Html.AsMemory(), cancel);
        anchors[file] = page.Anchors;
        Interlocked.Increment(ref pages);
    }

    private async Task WriteFile(HttpContent content, string file, CancellationToken cancel)
    {
        await using var target = Open(file);
        await content.CopyToAsync(target, cancel);
        anchors[file] = new HashSet<string>();
    }

    /// <summary>What styles and scripts ask for beside themselves and is not there.</summary>
    private IEnumerable<string> MissingAssets() =>
        from file in anchors.Keys
        where file.EndsWith(".css", StringComparison.Ordinal) || file.EndsWith(".js", StringComparison.Ordinal)
        from match in AssetReference().Matches(File.ReadAllText(Path.Combine(folder, file)))
        where !File.Exists(Path.Combine(folder, Path.GetDirectoryName(file)!, match.Groups[1].Value.Split('?', '#')[0]))
        select $"{file} braucht «{match.Groups[1].Value}», und diese Datei gibt es nicht.";

    private FileStream Open(string file)
    {
        var path = Path.Combine(folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.Create(path);
    }

    [GeneratedRegex("""(?:url\(\s*|\bfrom\s*|\bimport\s*\(?\s*)["']?((?!data:|#|https?:|\.meta\b)[\w./-]+\.\w+[^"')\s]*)""")]
    private static partial Regex AssetReference();
}
