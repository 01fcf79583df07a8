using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Tests.Support;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Benches;

/// <summary>Searches over HTTP at a steady 50 requests a second, beside the emptiest answer of the same host.</summary>
internal static class HttpBench
{
    private const int PerSecond = 50;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    private const int ManyEntries = 20_000, PageQueries = 400;
    private const double MostPageMilliseconds = 15;

    public static async Task Run(Asked asked)
    {
        Host.Prepare();
        await Catalogue();
        await ManyPages(asked);
    }

    private static async Task Catalogue()
    {
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            using var host = Host.Start(folder.FullName);
            await ColdBench.FirstAnswer(host, Stopwatch.GetTimestamp());
            using var client = new HttpClient { BaseAddress = host.Address };
            await Load(client, "warm-up", Search, TimeSpan.FromSeconds(5));
            var yardstick = await Load(client, "GET /healthz/live", _ => "/healthz/live", Duration);
            yardstick.Print();
            (await Load(client, "GET /api/v1/search", Search, Duration)).Print(yardstick);
            (await Load(client, "GET /foerdermittel", i => $"/foerdermittel?q={Uri.EscapeDataString(Starter.Queries[i % Starter.Queries.Count])}", Duration)).Print(yardstick);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident memory after it           {host.ResidentMegabytes:0} MB"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The page of a search among many entries, as a reader gets it.</summary>
    private static async Task ManyPages(Asked asked)
    {
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var entries = GeneratedStore.Entries(ManyEntries);
            await GeneratedStore.Fill(folder.FullName, entries);
            var queries = new GeneratedQueries(entries, seed: 1).Take(PageQueries);
            using var host = Host.Start(folder.FullName);
            await ColdBench.FirstAnswer(host, Stopwatch.GetTimestamp());
            using var client = new HttpClient { BaseAddress = host.Address };
            string Page(int i) => SearchAddress.Write(queries[i % queries.Count] with { Statuses = SearchAddress.DefaultStatuses });
            await Load(client, "warm-up", Page, TimeSpan.FromSeconds(10));
            var yardstick = await Load(client, "GET /healthz/live", _ => "/healthz/live", Duration);
            var pages = await Load(client, $"GET /foerdermittel, {ManyEntries} entries", Page, Duration);
            pages.Print(yardstick);
            asked.AtMost(MostPageMilliseconds, pages.P99, "milliseconds, p99 of a search page");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Search(int i) => $"/api/v1/search?q={Uri.EscapeDataString(Starter.Queries[i % Starter.Queries.Count])}";

    /// <summary>Sends at fixed moments, whether or not the answer before has come, so that a slow answer does not hide itself.</summary>
    private static async Task<Figures> Load(HttpClient client, string name, Func<int, string> address, TimeSpan duration)
    {
        var figures = new Figures(name);
        var open = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var i = 0; i < duration.TotalSeconds * PerSecond && await timer.WaitForNextTickAsync(); i++) open.Add(One(i));
        await Task.WhenAll(open);
        return figures;

        async Task One(int i)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri(address(i), UriKind.Relative));
            response.EnsureSuccessStatusCode();
            await response.Content.ReadAsByteArrayAsync();
            lock (figures) figures.Add(Stopwatch.GetElapsedTime(start));
        }
    }
}
