using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Core.Search;

/// <summary>Keeps a <see cref="PublishedDirectory"/> in step with the store by following its revisions. Readers take
/// <see cref="Current"/> and never wait. A handful of changes updates the index; when many have come together it is built anew beside the readers.</summary>
/// <param name="snapshot">Where the words of the index are kept for the next start; null = nowhere.</param>
public sealed class IndexFollower(Database database, TimeProvider time, IndexSnapshot? snapshot = null) : IDisposable
{
    private const int RunsKept = 200, MostUpdated = 500;
    private readonly EntryStore entryStore = new(database);
    private readonly HarvestStore harvestStore = new(database);
    private readonly MunicipalityStore municipalityStore = new(database);
    private readonly LinkStore linkStore = new(database);
    private readonly RunHistory history = new(database);
    private readonly DeskListStore listStore = new(database);
    private readonly Dictionary<string, Entry> known = [];
    private ILookup<string, Sighting> sightings = Array.Empty<Sighting>().ToLookup(s => s.EntryId);
    private IReadOnlyDictionary<string, LinkCheck> links = new Dictionary<string, LinkCheck>();
    private Synonyms synonyms = Synonyms.Embedded;
    private long run = -1, link = -1, list;
    private Merge? merge;
    private Task saving = Task.CompletedTask;

    /// <summary>A full build under way, and what has changed since it began.</summary>
    private sealed record Merge(Task<SearchIndex> Building, List<Entry> Changed);

    /// <summary>What readers see; empty until the first <see cref="Follow"/>.</summary>
    public PublishedDirectory Current { get; private set; } = new(EntryDirectory.Of([]), SearchIndex.Build([], default), new([]), new([], new Dictionary<string, SourceRuns>(), new Dictionary<string, SourceNote>()), -1);

    /// <summary>When the store was last asked with success. Null = never.</summary>
    public DateTimeOffset? Contact { get; private set; }

    /// <summary>The newest revision the store was seen to have; ahead of <see cref="Current"/> while its changes are being taken over.</summary>
    public long SeenRevision { get; private set; }

    /// <summary>Told what an operator should know about the snapshot, in one English line.</summary>
    public Action<string> Note { get; set; } = _ => { };

    /// <summary>Takes over what changed since the last call; false when nothing did. One caller at a time.</summary>
    public async Task<bool> Follow(CancellationToken cancel)
    {
        if (merge is { Building.IsCompleted: true }) await Finish(merge);
        var today = BerlinTime.Today(time);
        var latestRun = await harvestStore.LatestRun(cancel);
        var latestLink = await linkStore.Latest(cancel);
        SeenRevision = await entryStore.LatestRevision(cancel);
        var latestList = await listStore.Latest(cancel);
        var listed = latestList != list;
        if (listed) await TakeLists(latestList, cancel);
        if (SeenRevision == Current.Revision && latestRun == run && latestLink == link && today == Current.Today)
        {
            Contact = time.GetUtcNow();
            return listed;
        }

        // The register is the largest table by far; it is read beside everything else, so that a start does not wait for both in turn.
        var reading = latestRun == run ? null : Task.Run(async () => new MunicipalityRegister(await municipalityStore.All(cancel)), cancel);
        var (changes, revision) = await entryStore.Follow(Math.Max(0, Current.Revision), cancel);
        foreach (var entry in changes) known[entry.Id] = entry;
        if (reading is null && latestLink == link && today == Current.Today && changes.Count <= MostUpdated) Update([.. changes.Select(Seen)], revision);
        else await Renew(reading, latestRun, latestLink, revision, today, cancel);
        Contact = time.GetUtcNow();
        return true;
    }

    /// <summary>Waits for a snapshot that is being written.</summary>
    public void Dispose() => saving.GetAwaiter().GetResult();

    /// <summary>Puts what editors changed beside the entries in force. Only queries and pages ask for it, so no text is read again.</summary>
    private async Task TakeLists(long latest, CancellationToken cancel)
    {
        if (await listStore.Current(DeskListKind.Synonyms, cancel) is { } text) synonyms = Synonyms.Parse(text);
        if (await listStore.Current(DeskListKind.Terms, cancel) is { } terms) Vocabulary.Use(DeskLists.Terms(terms));
        Current = Current.With(Current.Index.WithSynonyms(synonyms), DeskLists.Sources(await listStore.Current(DeskListKind.Sources, cancel)));
        list = latest;
    }

    private void Update(Entry[] changed, long revision)
    {
        Current = Current.With(changed, revision);
        merge?.Changed.AddRange(changed);
        if (merge is not null || !Current.Index.NeedsMerge) return;
        var (entries, today) = (Current.Entries, Current.Today);
        merge = new(Task.Run(() => SearchIndex.Build(entries, today)), []);
    }

    private async Task Finish(Merge finished)
    {
        merge = null;
        var index = await finished.Building;
        Keep(index);
        Current = Current.With(index.With(finished.Changed, []).WithSynonyms(synonyms));
    }

    /// <summary>Makes everything ready for a start, another day, or what a harvest saw.</summary>
    private async Task Renew(Task<MunicipalityRegister>? reading, long latestRun, long latestLink, long revision, DateOnly today, CancellationToken cancel)
    {
        var harvests = Current.Harvests;
        if (latestRun != run)
        {
            sightings = (await harvestStore.Sightings(cancel)).ToLookup(s => s.EntryId);
            harvests = new(await harvestStore.Runs(null, 0, RunsKept, cancel), await history.Sources(cancel), harvests.Notes);
        }
        if (latestLink != link) links = await linkStore.All(cancel);
        Entry[] entries = [.. known.Values.Select(Seen)];
        var index = IndexOf(entries, today).WithSynonyms(synonyms);
        // What was being built is for another day or other sightings.
        merge = null;
        Current = new PublishedDirectory(EntryDirectory.Of(entries), index, reading is null ? Current.Register : await reading, harvests, revision);
        (run, link) = (latestRun, latestLink);
    }

    private SearchIndex IndexOf(Entry[] entries, DateOnly today)
    {
        Entry[] living = [.. entries.Where(e => e.Status != EntryStatus.Archived)];
        if (Current.Revision >= 0 && living.Length <= 2 * Current.Index.Count) return Current.Index.Renewed(living, today);
        if (Current.Revision < 0 && snapshot is not null)
        {
            var stored = snapshot.Load(living, today, out var reason);
            if (reason is not null) Note($"The stored search index was not used: {reason}. It is built anew.");
            if (stored is not null) return stored;
        }
        var index = SearchIndex.Build(living, today);
        Keep(index);
        return index;
    }

    /// <summary>Stores a freshly built index beside everything else; one at a time.</summary>
    private void Keep(SearchIndex index)
    {
        if (snapshot is null || index.Count == 0 || !saving.IsCompleted) return;
        saving = Task.Run(() =>
        {
            if (snapshot.Save(index) is { } reason) Note($"The search index could not be stored: {reason}");
        });
    }

    /// <summary>An entry with what harvests and link checks saw of it.</summary>
    private Entry Seen(Entry entry) => WithLinkChecks(WithSightings(entry));

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
