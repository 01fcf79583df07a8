using System.Diagnostics;
using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Web.Addresses;

namespace FundingDirectory.Benches;

/// <summary>How soon a fresh host serves 20,000 entries, and what a second host on a second core adds. The load comes from the same machine and takes its share of it.</summary>
internal static class HostsBench
{
    private const int Entries = 20_000, Turns = 3, Pages = 200;
    private const double StartSeconds = 3, TimesOneHost = 1.7;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(5), WarmUp = TimeSpan.FromSeconds(4), Patience = TimeSpan.FromSeconds(60);

    public static async Task Run(Asked asked)
    {
        Host.Prepare();
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var entries = GeneratedStore.Entries(Entries);
            await GeneratedStore.Fill(folder.FullName, entries);
            await Starts(asked, folder.FullName);
            await Together(asked, folder.FullName, entries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Starts(Asked asked, string folder)
    {
        var (fresh, kept) = (new List<double>(), new List<double>());
        for (var i = 0; i < Turns; i++)
        {
            File.Delete(Path.Combine(folder, "search.index"));
            fresh.Add(await Start());
            kept.Add(await Start());
        }
        Print($"start to the first answered search, {Entries} entries: {Median(fresh):0.00} s without a stored index, {Median(kept):0.00} s with one");
        asked.AtMost(StartSeconds, Median(fresh), "seconds until a fresh host is ready");

        async Task<double> Start()
        {
            var begun = Stopwatch.GetTimestamp();
            using var host = Host.Start(folder);
            await ColdBench.FirstAnswer(host, begun);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            // The index is stored beside the answers, and moved into its place when it is whole.
            for (; !File.Exists(Path.Combine(folder, "search.index")); await Task.Delay(5))
                if (Stopwatch.GetElapsedTime(begun) > Patience) throw new InvalidOperationException("The index was not stored.");
            return seconds;
        }
    }

    private static async Task Together(Asked asked, string folder, IReadOnlyList<Entry> entries)
    {
        // Pages cost a host a hundred times what asking for them costs the one who asks.
        string[] pages = [.. new GeneratedQueries(entries, seed: 1).Take(Pages).Select(q => SearchAddress.Write(q)), .. entries.Where(e => e.Kind == EntryKind.FundingProgramme && e.Status == EntryStatus.Published).Take(Pages).Select(e => $"/foerdermittel/{e.Content.Slug}")];
        var random = new Random(1);
        random.Shuffle(pages);
        using var one = Host.Start(folder, core: 0, port: null);
        using var other = Host.Start(folder, core: 1, port: null);
        foreach (var host in new[] { one, other })
        {
            await ColdBench.FirstAnswer(host, Stopwatch.GetTimestamp());
            await Load.PerSecond(host.Address, pages, WarmUp);
        }
        var (alone, both) = (new List<double>(), new List<double>());
        for (var t = 0; t < Turns; t++)
        {
            alone.Add(await Load.PerSecond(one.Address, pages, Turn));
            both.Add((await Task.WhenAll(Load.PerSecond(one.Address, pages, Turn), Load.PerSecond(other.Address, pages, Turn))).Sum());
        }
        Print($"search and detail pages: one host on one core {Median(alone):0} requests/s, two hosts on two cores {Median(both):0} requests/s");
        asked.AtLeast(TimesOneHost, Median(both) / Median(alone), "times the requests/s of one host");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
