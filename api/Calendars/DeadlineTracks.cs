using System.Collections.Concurrent;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api.Calendars;

/// <summary>The deadlines of entries through their versions. A version never changes, so what was read is kept until the entry has a newer one.</summary>
public sealed class DeadlineTracks(EntryStore store)
{
    private readonly ConcurrentDictionary<string, (int Version, IReadOnlyList<TrackedDeadline> Deadlines)> known = new(StringComparer.Ordinal);

    /// <summary>The deadlines of each entry, by its id. Only entries in a later version than their first one need a look into the store.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<TrackedDeadline>>> Of(IReadOnlyCollection<Entry> entries, CancellationToken cancel)
    {
        var versions = await store.Versions(entries.Where(e => e.Version > 1 && !IsKnown(e)).Select(e => e.Id), cancel);
        return entries.ToDictionary(e => e.Id, e => Track(e, versions), StringComparer.Ordinal);
    }

    private bool IsKnown(Entry entry) => known.TryGetValue(entry.Id, out var track) && track.Version == entry.Version;

    private IReadOnlyList<TrackedDeadline> Track(Entry entry, ILookup<string, Entry> versions)
    {
        if (entry.Version == 1) return TrackedDeadline.Of([entry]);
        if (known.TryGetValue(entry.Id, out var track) && track.Version == entry.Version) return track.Deadlines;
        // The store may already be ahead of what readers see.
        var deadlines = TrackedDeadline.Of([.. versions[entry.Id].Where(v => v.Version <= entry.Version)]);
        known[entry.Id] = (entry.Version, deadlines);
        return deadlines;
    }
}
