using System.Diagnostics;
using FundingDirectory.Api.Export;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;

namespace FundingDirectory.Api;

/// <summary>The command <c>export</c>: the whole site as files for any file server. The pages are asked of the host itself, so that they are what readers get.</summary>
internal static class ExportSite
{
    private const string Assets = "_content/FundingDirectory.Web";
    private const int FaultsShown = 20;

    /// <summary>Writes the site and says so.</summary>
    /// <returns>0 = written; 1 = nothing was changed, and why is on standard error.</returns>
    public static async Task<int> Run(WebApplication app, string folder, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        try
        {
            if (ExportFolder.Refusal(folder) is { } refusal) return Refuse([refusal]);
            var (pages, faults) = await ExportProgress.Run(progress => Write(app, folder, progress, cancel));
            if (faults.Count > 0) return Refuse(faults);
            Console.WriteLine($"{German.Count(pages, "Seite", "Seiten")} in {German.Count((int)Math.Ceiling(Stopwatch.GetElapsedTime(begun).TotalSeconds), "Sekunde", "Sekunden")} nach {ExportFolder.Full(folder)} geschrieben.");
            if (app.Services.GetRequiredService<SiteInfo>().PublicUrl is null)
                Console.WriteLine($"PublicUrl ist nicht gesetzt: Die Kopie kann nicht sagen, wo das laufende Verzeichnis steht, und Sitemap, Suchbeschreibung und Kalender nennen {Hosting.DefaultAddress}.");
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Refuse(["Der Export wurde abgebrochen."]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Refuse([$"Der Ordner «{folder}» lässt sich nicht beschreiben: {e.Message}"]);
        }
    }

    private static async Task<(int Pages, IReadOnlyList<string> Faults)> Write(WebApplication app, string folder, ExportProgress progress, CancellationToken cancel)
    {
        using var target = new ExportFolder(folder);
        progress.Step("Verzeichnis starten");
        await app.StartAsync(cancel);
        var (directory, site) = (app.Services.GetRequiredService<IndexFollower>().Current, app.Services.GetRequiredService<SiteInfo>());
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        // Files for machines need whole addresses: those of the running directory, not of this moment's port.
        client.DefaultRequestHeaders.Host = new Uri(Hosting.DefaultAddress).Authority;

        var writer = new SiteWriter(client, target.Growing, site.PublicUrl);
        progress.Step("Gestaltung und Schriften schreiben");
        await writer.WriteAssets(app.Environment.WebRootFileProvider, Assets, cancel);
        progress.Step("Seiten schreiben");
        await writer.WritePages(Addresses(app, directory), progress.Pages, cancel);
        await writer.WriteMissing(cancel);
        progress.Step("Links prüfen");
        var faults = writer.Faults();
        if (faults.Count == 0) target.Replace($"Stand {German.Date(directory.Today)}, Änderung {directory.Revision}.{(site.PublicUrl is { } home ? $" Das laufende Verzeichnis: {home}" : "")}");
        await app.StopAsync(cancel);
        return (writer.Pages, faults);
    }

    /// <summary>Every address that is asked for without a parameter, and the page of every entry that has one. A new page is exported by being mapped.</summary>
    private static IEnumerable<string> Addresses(WebApplication app, PublishedDirectory directory)
    {
        var routes = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.Parameters.Count == 0 && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Select(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}").Where(a => !a.StartsWith($"/{Assets}", StringComparison.Ordinal) && StaticAddress.Of(a) is not null);
        return routes.Concat(directory.Entries.Select(EntryAddress.Of).Where(a => !a.Contains('#', StringComparison.Ordinal)));
    }

    private static int Refuse(IReadOnlyList<string> reasons)
    {
        foreach (var reason in reasons.Take(FaultsShown)) Console.Error.WriteLine(reason);
        if (reasons.Count > FaultsShown) Console.Error.WriteLine($"… und {German.Number(reasons.Count - FaultsShown)} weitere.");
        Console.Error.WriteLine("Nichts wurde geändert.");
        return 1;
    }
}
