using System.Diagnostics;
using System.Globalization;

namespace FundingDirectory.Benches;

/// <summary>From process start to the first answered search, on an empty store and on a filled one, and memory afterwards.</summary>
internal static class ColdBench
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static async Task Run()
    {
        Host.Prepare();
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var (empty, _) = await Start(folder.FullName);
            var filled = new List<double>();
            var memory = 0.0;
            for (var i = 0; i < 5; i++)
            {
                (var time, memory) = await Start(folder.FullName);
                filled.Add(time);
            }
            var median = filled.Order().ElementAt(filled.Count / 2);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first start with an empty store    {empty:0} ms to the first answered search, {empty / median:0.00} x a later start"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"later start (median of 5)          {median:0} ms to the first answered search"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"resident memory after it           {memory:0} MB"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Milliseconds, double Megabytes)> Start(string folder)
    {
        var start = Stopwatch.GetTimestamp();
        using var host = Host.Start(folder);
        await FirstAnswer(host, start);
        return (Stopwatch.GetElapsedTime(start).TotalMilliseconds, host.ResidentMegabytes);
    }

    /// <summary>Asks until the first search is answered.</summary>
    public static async Task FirstAnswer(Host host, long start, string address = "/api/v1/search?q=KI")
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        while (true)
        {
            try
            {
                if ((await client.GetAsync(new Uri(address, UriKind.Relative))).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (Stopwatch.GetElapsedTime(start) < Limit)
            {
                await Task.Delay(5); // The port is not open yet.
            }
        }
    }
}
