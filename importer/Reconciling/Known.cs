using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>What the store knew before the run. Records: what must be compared; Unchanged: records that need no comparing, with their entry;
/// Claims: entries that already name a record of this source as theirs.</summary>
internal sealed record Known(
    IReadOnlyDictionary<string, SourceRecord> Records,
    IReadOnlyDictionary<string, string> Unchanged,
    IReadOnlyDictionary<string, Entry> Entries,
    IReadOnlyDictionary<(string Source, string SourceId), string> Claims)
{
    /// <summary>Open proposals of this source by the entry they are about.</summary>
    public IReadOnlyDictionary<string, Proposal> Waiting { get; init; } = new Dictionary<string, Proposal>();
    /// <summary>When each source saw each entry.</summary>
    public ILookup<string, Sighting> Sightings { get; init; } = Array.Empty<Sighting>().ToLookup(s => s.EntryId);

    /// <summary>The entry that continues a record: the one it was in last, or one that claims it; null for a record never seen.</summary>
    public string? EntryOf(string source, string sourceId) => Records.GetValueOrDefault(sourceId)?.EntryId ?? Unchanged.GetValueOrDefault(sourceId) ?? Claims.GetValueOrDefault((source, sourceId));
}
