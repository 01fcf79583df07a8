using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Core.Search;

/// <summary>Keeps a <see cref="PublishedDirectory"/> in step with the store by following its revisions. Readers take
/// <see cref="Current"/> and never wait.</summary>
public sealed class IndexFollower(Database database, TimeProvider time)
{
    private const int RunsKept = 200;
    private readonly EntryStore entryStore = new(database);
    private readonly HarvestStore harvestStore = new(database);
    private readonly MunicipalityStore municipalityStore = new(database);
    private readonly LinkStore linkStore = new(database);
    private readonly RunHistory history = new(database);
    private readonly Dictionary<string, Entry> known = [];
    private ILookup<string, Sighting> sightings = Array.Empty<Sighting>().ToLookup(s => s.EntryId);
    private MunicipalityRegister register = new([]);
    private IReadOnlyList<HarvestRun> runs = [];
    private IReadOnlyDictionary<string, SourceRuns> sources = new Dictionary<string, SourceRuns>();
    private IReadOnlyDictionary<string, LinkCheck> links = new Dictionary<string, LinkCheck>();
    private long run = -1, link = -1;

    /// <summary>What readers see; empty until the first <see cref="Follow"/>.</summary>
    public PublishedDirectory Current { get; private set; } = new([], SearchIndex.Build([], default), new([]), [], new Dictionary<string, SourceRuns>(), -1, default);

    /// <summary>Takes over what changed since the last call; false when nothing did. One caller at a time.</summary>
    public async Task<bool> Follow(CancellationToken cancel)
    {
        var today = BerlinTime.Today(time);
        var latestRun = await harvestStore.LatestRun(cancel);
        var latestLink = await linkStore.Latest(cancel);
        var latest = await entryStore.LatestRevision(cancel);
        if (latest == Current.Revision && latestRun == run && latestLink == link && today == Current.Today) return false;

        // The register is the largest table by far; it is read beside everything else, so that a start does not wait for both in turn.
        var reading = latestRun == run ? null : Task.Run(async () => new MunicipalityRegister(await municipalityStore.All(cancel)), cancel);
        foreach (var entry in await entryStore.ChangesSince(Math.Max(0, Current.Revision), cancel)) known[entry.Id] = entry;
        if (latestRun != run)
        {
            sightings = (await harvestStore.Sightings(cancel)).ToLookup(s => s.EntryId);
            runs = await harvestStore.Runs(null, 0, RunsKept, cancel);
            sources = await history.Sources(cancel);
        }
        if (latestLink != link) links = await linkStore.All(cancel);
        // A change committed between the two questions is in «known» already; its revision counts, not the one asked for first.
        var revision = known.Count == 0 ? latest : Math.Max(latest, known.Values.Max(e => e.Revision));
        var entries = known.Values.Select(WithSightings).Select(WithLinkChecks).ToList();
        var index = SearchIndex.Build([.. entries.Where(e => e.Status != EntryStatus.Archived)], today);
        if (reading is not null) register = await reading;
        Current = new PublishedDirectory(entries, index, register, runs, sources, revision, today);
        (run, link) = (latestRun, latestLink);
        return true;
    }

    /// <summary>Fills in when each source saw the entry; a harvest counts as a comparison with the source, shipping a catalogue does not.</summary>
    private Entry WithSightings(Entry entry)
    {
        var seen = sightings[entry.Id].ToDictionary(s => (s.Source, s.SourceId));
        if (seen.Count == 0) return entry;
        var sources = entry.Content.Sources.Select(s => seen.TryGetValue((s.Source, s.SourceId), out var sighting)
            ? s with { FirstSeen = sighting.FirstSeen, LastSeen = sighting.LastSeen, Withdrawn = sighting.WithdrawnAt } : s).ToList();
        var harvested = seen.Values.Where(s => s.Source != CatalogueFile.Source).Select(s => (DateOnly?)BerlinTime.Day(s.LastSeen)).Max();
        var verified = harvested > entry.Content.LastVerified || entry.Content.LastVerified is null ? harvested ?? entry.Content.LastVerified : entry.Content.LastVerified;
        return entry with { Content = entry.Content with { Sources = sources, LastVerified = verified } };
    }

    /// <summary>Fills in what became of the entry's links.</summary>
    private Entry WithLinkChecks(Entry entry)
    {
        if (!entry.Content.Links.Any(l => links.ContainsKey(l.Url))) return entry;
        var checkedLinks = entry.Content.Links.Select(l => links.TryGetValue(l.Url, out var check) ? l with { State = check.State, CheckedAt = check.CheckedAt, RedirectsTo = check.RedirectsTo } : l).ToList();
        return entry with { Content = entry.Content with { Links = checkedLinks } };
    }
}
