using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>What the store knew before the run, without the contents of entries: those are read one by one where they must be compared. Last: what the source said
/// last; Missing: records that it no longer names.</summary>
internal sealed record Known(LastHarvest Last, IReadOnlyList<MissingRecord> Missing)
{
    /// <summary>Entries that already name a record of this source as theirs, by the key of a record never seen.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();
    /// <summary>Entries that new records seem to be, by the record's key.</summary>
    public IReadOnlyDictionary<string, Twin> Twins { get; init; } = new Dictionary<string, Twin>();
    /// <summary>Addresses that are taken, of the kinds of which there are new records.</summary>
    public HashSet<(EntryKind Kind, string Slug)> Slugs { get; init; } = [];
    /// <summary>Keys of records that no entry continues.</summary>
    public IReadOnlySet<string> New { get; init; } = new HashSet<string>();
    /// <summary>Open proposals of this source by the entry they are about.</summary>
    public IReadOnlyDictionary<string, Proposal> Waiting { get; init; } = new Dictionary<string, Proposal>();
    /// <summary>When other sources saw the entries of the missing records.</summary>
    public ILookup<string, Sighting> Sightings { get; init; } = Array.Empty<Sighting>().ToLookup(s => s.EntryId);

    /// <summary>The entry that continues a record: the one it was in last, or one that claims it; null for a record never seen.</summary>
    public string? EntryOf(string sourceId) => Last.Others.GetValueOrDefault(sourceId)?.EntryId ?? Last.Unchanged.GetValueOrDefault(sourceId) ?? Claims.GetValueOrDefault(sourceId);
}

/// <summary>A record that the source no longer names, though it was not withdrawn. HasEnded: its deadline has passed; Sketch: what it was.</summary>
internal sealed record MissingRecord(LastRecord Record, bool HasEnded, Sketch Sketch);
