using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Benches;

/// <summary>What partners do: asking for records again and again, and taking everything at once.</summary>
internal static class PartnerBench
{
    private const int Entries = 20_000, Records = 200, Turns = 15;
    private const double ShareOfReadyMade = 0.7, LeastMegabytesASecond = 100, MostGrowthMegabytes = 40;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1), WarmUp = TimeSpan.FromSeconds(6);

    public static async Task Run(Asked asked)
    {
        Host.Prepare();
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var entries = GeneratedStore.Entries(Entries);
            await GeneratedStore.Fill(folder.FullName, entries);
            using var host = Host.Start(folder.FullName);
            await ColdBench.FirstAnswer(host, Stopwatch.GetTimestamp());
            await OneRecord(asked, host, folder.FullName, [.. entries.Where(e => e.Kind == EntryKind.FundingProgramme).Take(Records).Select(e => $"/api/v1/funding-programmes/{e.Id}")]);
            await Everything(asked, host);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task OneRecord(Asked asked, Host host, string folder, string[] addresses)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var (answers, tags) = (new List<(string Address, byte[] Bytes)>(), new List<string>());
        foreach (var address in addresses)
        {
            using var response = await client.GetAsync(new Uri(address, UriKind.Relative));
            answers.Add((address, await response.Content.ReadAsByteArrayAsync()));
            tags.Add(response.Headers.ETag!.ToString());
        }
        ReadyMade.Write(folder, answers);
        using var ready = Host.StartReadyMade(folder);
        await ColdBench.FirstAnswer(ready, Stopwatch.GetTimestamp(), addresses[0]);

        await Load.PerSecond(host.Address, addresses, WarmUp);
        await Load.PerSecond(host.Address, addresses, WarmUp, tags);
        await Load.PerSecond(ready.Address, addresses, WarmUp);
        var (records, unchanged, readyMade) = (new List<double>(), new List<double>(), new List<double>());
        var (record, same) = (new List<double>(), new List<double>());
        for (var t = 0; t < Turns; t++)
        {
            records.Add(await Turned(host, null, record));
            unchanged.Add(await Turned(host, tags, same));
            readyMade.Add(await Load.PerSecond(ready.Address, addresses, Turn));
        }
        var (ours, notModified, yardstick) = (Median(records), Median(unchanged), Median(readyMade));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"GET of one record: {ours:0} requests/s, 304: {notModified:0}; the same {answers.Average(a => a.Bytes.Length):0} bytes ready-made: {yardstick:0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"what an answer costs the host: {Median(record):0.0} µs of a core for a record, {Median(same):0.0} for «unchanged»"));
        asked.AtLeast(ShareOfReadyMade, ours / yardstick, "of the requests/s of a ready-made record");
        asked.AtMost(1, Median(same) / Median(record), "times the cost of a record for «unchanged»");

        // Who asks shares the machine with who answers: how many requests there are in a second says what both cost together.
        async Task<double> Turned(Host asks, List<string>? of, List<double> costs)
        {
            var before = asks.ProcessorTime;
            var perSecond = await Load.PerSecond(asks.Address, addresses, Turn, of);
            costs.Add((asks.ProcessorTime - before).TotalMicroseconds / (perSecond * Turn.TotalSeconds));
            return perSecond;
        }
    }

    /// <summary>The whole stock, read as fast as it comes, several times, while the memory of the host is watched.</summary>
    private static async Task Everything(Asked asked, Host host)
    {
        using var client = new HttpClient { BaseAddress = host.Address };
        var buffer = new byte[1 << 18];
        var (speeds, most, bytes) = (new List<double>(), 0.0, 0L);
        for (var t = 0; t < Turns; t++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(new Uri("/api/v1/dump.ndjson", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            await using var stream = await response.Content.ReadAsStreamAsync();
            var (before, reads) = (host.ResidentMegabytes, 0);
            bytes = 0;
            for (int read; (read = await stream.ReadAsync(buffer)) > 0; bytes += read)
                // The first time a host gives everything it gets the memory it needs for that.
                if (t > 0 && ++reads % 32 == 0) most = Math.Max(most, host.ResidentMegabytes - before);
            speeds.Add(bytes / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dump of {Entries} records: {bytes / 1e6:0} MB"));
        asked.AtLeast(LeastMegabytesASecond, Median(speeds), "MB/s of the dump before compression");
        asked.AtMost(MostGrowthMegabytes, most, "MB that the host grows by while it gives everything");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
