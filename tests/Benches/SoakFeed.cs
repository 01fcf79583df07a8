using System.Diagnostics;
using System.Net.Http.Json;

namespace FundingDirectory.Benches;

/// <summary>A partner who keeps a copy by the change feed, whichever host answers.</summary>
internal sealed class SoakFeed
{
    private static readonly TimeSpan Gap = TimeSpan.FromMilliseconds(100);
    private readonly HashSet<long> revisions = [];
    private long last;

    /// <summary>The version of each entry as the feed told it last.</summary>
    public Dictionary<string, int> Known { get; } = [];
    public int Seen => revisions.Count;
    public int Doubled { get; private set; }

    public async Task Follow(HttpClient client, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            await Read(client);
            await Task.Delay(Gap, CancellationToken.None);
        }
    }

    public async Task CatchUp(HttpClient client, long revision, TimeSpan patience)
    {
        for (var watch = Stopwatch.StartNew(); last < revision && watch.Elapsed < patience;) await Read(client);
    }

    private async Task Read(HttpClient client)
    {
        try
        {
            using var response = await client.GetAsync(new Uri($"/api/v1/changes?since={last}", UriKind.Relative));
            // A host that is behind another cannot say anything about a later revision while the store is gone.
            if (!response.IsSuccessStatusCode) return;
            foreach (var item in (await response.Content.ReadFromJsonAsync<Page>())!.Items)
            {
                if (!revisions.Add(item.Revision) || item.Revision <= last) Doubled++;
                (last, Known[item.Id]) = (Math.Max(last, item.Revision), item.Version);
            }
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            // Asked again in a moment.
        }
    }

    private sealed record Page(IReadOnlyList<Item> Items);

    private sealed record Item(long Revision, string Id, int Version);
}
