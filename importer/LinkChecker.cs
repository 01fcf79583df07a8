using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer;

/// <summary>What a check of links gave. Refusal: why nothing was stored, as a German sentence; null = stored. Waiting: links that were due but not looked at.</summary>
public sealed record LinkReport(string? Refusal, IReadOnlyList<LinkCheck> Checks, int Waiting)
{
    public IReadOnlyList<LinkCheck> NewlyBroken { get; init; } = [];
}

/// <summary>Looks whether the links of published entries still answer: those that wait longest first, every host in turn. A check is stored whole or not at all.</summary>
public sealed class LinkChecker(Database database, Fetcher fetcher)
{
    /// <summary>How long a link that answers is left alone.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(7);
    private const int HostsAtOnce = 6;
    // So few failures may all be real.
    private const int FewLinks = 5;

    private readonly LinkStore store = new(database);

    /// <summary>Checks at most <paramref name="limit"/> links; only of one source's entries when it is named.</summary>
    public async Task<LinkReport> Run(int limit, string? source, CancellationToken cancel)
    {
        var published = (await new EntryStore(database).ChangesSince(0, cancel)).Where(e => e.Status == EntryStatus.Published).ToList();
        var known = await store.All(cancel);
        var due = Due(published.Where(e => source is null || e.Content.Sources.Any(s => s.Source == source)), known).ToList();
        var looked = await Look(due.Take(limit), cancel);

        var checks = looked.Where(l => l.Look.Trouble != LookTrouble.Skipped).Select(l => Judge(known.GetValueOrDefault(l.Url), l.Url, l.Look, l.At)).ToList();
        var report = new LinkReport(null, checks, due.Count - checks.Count) { NewlyBroken = [.. checks.Where(c => c.State == LinkState.Broken && known.GetValueOrDefault(c.Url)?.State != LinkState.Broken)] };
        if (checks.Count > FewLinks && checks.All(c => c.FailingSince is not null))
            return report with { Refusal = $"Keiner von {checks.Count} Links hat geantwortet; vermutlich ist das eigene Netz gestört." };

        var now = fetcher.Clock.GetUtcNow();
        var states = known.Values.Concat(checks).GroupBy(c => c.Url).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
        var (seen, open) = (checks.Select(c => c.Url).ToHashSet(), await store.OpenProposals(cancel));
        var concerned = published.Where(e => open.Contains(e.Id) || e.Content.Links.Any(l => seen.Contains(l.Url)));
        // An entry that is no longer published needs no proposal either.
        var proposals = open.Where(id => published.TrueForAll(e => e.Id != id)).ToDictionary(id => id, _ => (Proposal?)null);
        foreach (var entry in concerned) proposals[entry.Id] = Proposal(entry, states, now);
        await store.Apply(new LinkBatch(checks, proposals), now, cancel);
        return report;
    }

    /// <summary>What a look means for a link.</summary>
    internal static LinkCheck Judge(LinkCheck? before, string url, Look look, DateTimeOffset now)
    {
        var finding = look switch
        {
            { Walled: true } or { Trouble: LookTrouble.NotAllowed } => LinkFinding.Barred,
            { Trouble: LookTrouble.HostUnknown } or { Status: 404 or 410 } => LinkFinding.Gone,
            { Trouble: LookTrouble.NoAnswer } => LinkFinding.Failed,
            { Status: >= 200 and < 400 } => LinkFinding.Answered,
            { Status: >= 500 } => LinkFinding.Failed,
            // 401, 403, 429 and whatever else a host has against us: it is there, but does not show us the page.
            _ => LinkFinding.Barred,
        };
        var moved = finding == LinkFinding.Answered && look.Address.GetLeftPart(UriPartial.Query) != new Uri(url).GetLeftPart(UriPartial.Query) ? look.Address.AbsoluteUri : null;
        return LinkCheck.After(before, url, finding, look.Status, moved, now);
    }

    private IEnumerable<string> Due(IEnumerable<Entry> entries, IReadOnlyDictionary<string, LinkCheck> known)
    {
        var now = fetcher.Clock.GetUtcNow();
        return entries.SelectMany(e => e.Content.Links).Select(l => l.Url).Distinct(StringComparer.Ordinal)
            .Where(u => Uri.TryCreate(u, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            .Select(u => (Url: u, Check: known.GetValueOrDefault(u)))
            .Where(u => u.Check is null || now - u.Check.CheckedAt >= (u.Check.FailingSince is null ? Fresh : LinkCheck.Apart))
            .OrderBy(u => u.Check?.CheckedAt ?? DateTimeOffset.MinValue).Select(u => u.Url);
    }

    private async Task<IReadOnlyList<(string Url, Look Look, DateTimeOffset At)>> Look(IEnumerable<string> links, CancellationToken cancel)
    {
        var hosts = links.GroupBy(l => new Uri(l).Authority).ToList();
        var looked = new System.Collections.Concurrent.ConcurrentBag<(string, Look, DateTimeOffset)>();
        await Parallel.ForEachAsync(hosts, new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancel }, async (host, stop) =>
        {
            foreach (var link in host) looked.Add((link, await fetcher.LookAt(new Uri(link), stop), fetcher.Clock.GetUtcNow()));
        });
        return [.. looked];
    }

    /// <summary>The proposal that an entry's broken links ask for: the entry without them. The same links give the same id, so it is raised once.</summary>
    private static Proposal? Proposal(Entry entry, Dictionary<string, LinkCheck> states, DateTimeOffset now)
    {
        var broken = entry.Content.Links.Select(l => states.GetValueOrDefault(l.Url)).OfType<LinkCheck>().Where(c => c.State == LinkState.Broken).DistinctBy(c => c.Url).ToList();
        if (broken.Count == 0) return null;
        var urls = broken.Select(c => c.Url).Order(StringComparer.Ordinal).ToList();
        return new Proposal
        {
            Id = EntryId.From(LinkStore.Origin, $"{entry.Id} {string.Join(' ', urls)}"), EntryId = entry.Id, BasedOn = entry.Version, Origin = LinkStore.Origin, CreatedAt = now, CreatedBy = LinkStore.Origin,
            Reason = $"Nicht mehr erreichbar: {string.Join("; ", broken.Select(c => $"{c.Url} (seit {German.Date(c.FailingSince ?? c.CheckedAt)})"))}. Bitte Link ersetzen oder entfernen.",
            Content = entry.Content with { Links = [.. entry.Content.Links.Where(l => !urls.Contains(l.Url))] },
        };
    }
}
