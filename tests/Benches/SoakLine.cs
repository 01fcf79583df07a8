using System.Data.Common;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Benches;

/// <summary>What a soak came to. Again: reads repeated after a broken connection; Age: the oldest answer in seconds, as its header said.</summary>
internal sealed record SoakResult(int Reads, int Again, int Failed, double Slowest, int Age, int Saved, int Lost, int Seen, int Skipped, int Doubled);

/// <summary>The two hosts of a soak and everybody who uses them.</summary>
internal sealed class SoakLine(SoakPlace place) : IDisposable
{
    private const int Readers = 3, Tries = 6, Slugs = 60;
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(200), Patience = TimeSpan.FromSeconds(120), BetweenSaves = TimeSpan.FromMilliseconds(40);
    private static readonly string[] Addresses =
        ["/api/v1/search?q=Digitalisierung", "/foerdermittel?q=KI", "/foerdermittel?q=Energie&ebene=state", "/api/v1/search?q=Breitband%20Kommune", "/fristen", "/api/v1/funding-programmes?limit=50", "/", "/api/v1/dump.csv"];

    private static readonly object Profile = new { ars = "130765654136", topics = (string[])["data"], budgetEuro = 200_000 };

    private readonly Host[] hosts = new Host[2];
    private readonly CancellationTokenSource done = new();
    private readonly List<Task> working = [];
    private readonly Dictionary<string, int> acknowledged = [];
    private readonly SoakFeed feed = new();
    private Relay proxy = null!;
    private HttpClient client = null!;
    private int reads, again, failed, age;
    private double slowest;

    public async Task Begin()
    {
        for (var h = 0; h < hosts.Length; h++) await StartHost(h, null);
        proxy = new Relay([.. hosts.Select(h => h.Port)]);
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{proxy.Port}"), Timeout = TimeSpan.FromSeconds(20) };
        for (var r = 0; r < Readers; r++)
        {
            var first = r * 3;
            working.Add(Task.Run(() => Read(first)));
        }
        working.Add(Task.Run(Save));
        working.Add(Task.Run(() => feed.Follow(client, done.Token)));
    }

    public async Task KillHost(int number)
    {
        var port = hosts[number].Port;
        hosts[number].Dispose();
        await Task.Delay(TimeSpan.FromSeconds(2));
        await StartHost(number, port);
    }

    public async Task DamageIndexAndKill(int number)
    {
        var port = hosts[number].Port;
        hosts[number].Dispose();
        await File.WriteAllBytesAsync(Path.Combine(place.Folders[number], "search.index"), [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)]);
        await StartHost(number, port);
    }

    /// <summary>Kills a harvest while it stores, and starts it again until it is taken over.</summary>
    public async Task<TimeSpan> KillHarvest()
    {
        using (var harvest = Harvest())
        {
            await Task.Delay(TimeSpan.FromSeconds(1.2));
            harvest.Kill(entireProcessTree: true);
            await harvest.WaitForExitAsync();
        }
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            using var harvest = Harvest();
            await harvest.WaitForExitAsync();
            if (harvest.ExitCode == 0) return Stopwatch.GetElapsedTime(begun);
            if (Stopwatch.GetElapsedTime(begun) > Patience * 2) throw new TimeoutException("The harvest was never taken over.");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    public async Task<SoakResult> End()
    {
        await done.CancelAsync();
        await Task.WhenAll(working);
        var store = new EntryStore(place.Direct);
        var all = (await store.ChangesSince(0, default)).ToDictionary(e => e.Id);
        await feed.CatchUp(client, all.Values.Max(e => e.Revision), Patience);
        var lost = acknowledged.Count(a => !all.TryGetValue(a.Key, out var entry) || entry.Version < a.Value);
        var skipped = all.Values.Count(e => feed.Known.GetValueOrDefault(e.Id) != e.Version);
        return new(reads, again, failed, slowest, age, acknowledged.Values.Sum(), lost, feed.Seen, skipped, feed.Doubled);
    }

    public void Dispose()
    {
        client?.Dispose();
        proxy?.Dispose();
        foreach (var host in hosts) host?.Dispose();
        done.Dispose();
    }

    private async Task StartHost(int number, int? port)
    {
        hosts[number] = Host.Start(place.Folders[number], null, port, place.Settings);
        await ColdBench.FirstAnswer(hosts[number], Stopwatch.GetTimestamp());
    }

    private Process Harvest()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundingDirectory.Importer.dll"), "run", "catalogue"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in place.Settings.Prepend(("DataFolder", place.Folders[0]))) start.Environment[$"FundingDirectory__{name}"] = value;
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task Read(int first)
    {
        for (var i = first; !done.IsCancellationRequested; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            if (await Answer(i) is not { } told) Interlocked.Increment(ref failed);
            else lock (hosts) (age, slowest) = (Math.Max(age, told), Math.Max(slowest, Stopwatch.GetElapsedTime(begun).TotalMilliseconds));
            Interlocked.Increment(ref reads);
        }
    }

    /// <summary>One answer, asked for again as a browser or a partner would; the age it tells, null when there was none after all tries.</summary>
    private async Task<int?> Answer(int i)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            try
            {
                using var response = i % 5 == 4
                    ? await client.PostAsJsonAsync("/api/v1/matches", Profile)
                    : await client.GetAsync(new Uri(Addresses[i % Addresses.Length], UriKind.Relative));
                await response.Content.ReadAsByteArrayAsync();
                if (response.StatusCode == HttpStatusCode.OK) return (int)(response.Headers.Age?.TotalSeconds ?? 0);
                return null;
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                Interlocked.Increment(ref again);
                await Task.Delay(Gap);
            }
        }
        return null;
    }

    /// <summary>An editor who never gives up: a save that broke off is looked after before it is made again.</summary>
    private async Task Save()
    {
        var store = new EntryStore(place.Cuttable);
        for (var i = 0; !done.IsCancellationRequested; i++)
        {
            var (id, slug) = ($"soak-{i % Slugs}", $"soak-{i % Slugs}");
            var version = acknowledged.GetValueOrDefault(id);
            for (var saved = false; !saved;)
            {
                try
                {
                    saved = await store.Save(new EntryChange(id, Make.Programme(slug, $"Fassung {version}"), EntryStatus.Published, version, "soak", null), DateTimeOffset.UtcNow, default) is not null
                        || (await store.Get(id, default))?.Version > version;
                }
                catch (DbException)
                {
                    await Task.Delay(Gap);
                }
            }
            acknowledged[id] = version + 1;
            await Task.Delay(BetweenSaves);
        }
    }
}
