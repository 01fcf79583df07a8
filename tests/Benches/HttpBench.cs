using System.Diagnostics;
using System.Globalization;

namespace FundingDirectory.Benches;

/// <summary>Searches over HTTP at a steady 50 requests a second, beside the emptiest answer of the same host.</summary>
internal static class HttpBench
{
    private const int PerSecond = 50;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public static async Task Run()
    {
        Host.Prepare();
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
