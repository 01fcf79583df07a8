using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Looks up what the store knows of the records of a run: no more than what must be compared, and never many contents at once.</summary>
internal sealed class Recall(Database database, string source)
{
    private readonly HarvestStore harvests = new(database);
    private readonly EntryStore entries = new(database);

    /// <summary>What was known before the run. <paramref name="today"/>: the day on which deadlines are past.</summary>
    public async Task<Known> Of(Parsed parsed, Harvested harvested, DateOnly today, CancellationToken cancel)
    {
        var last = await harvests.Last(source, harvested.Fingerprint, cancel);
        var missing = parsed.Complete ? await Missing(parsed, harvested, last, today, cancel) : [];
        var waiting = (await new ProposalStore(database).Open($"import:{source}", cancel)).DistinctBy(p => p.EntryId).ToDictionary(p => p.EntryId);
        var known = new Known(last, missing) { Waiting = waiting };
        if (missing.Count > 0) known = known with { Sightings = await Sightings([.. missing.Select(m => m.Record.EntryId)], cancel) };
        HashSet<string> unseen = [.. harvested.Keys.Where(k => !last.Unchanged.ContainsKey(k) && last.Others.GetValueOrDefault(k) is not { HasEntry: true })];
        // Only a record that was never seen may meet any entry of the directory.
        return unseen.Count == 0 ? known : await WithNewcomers(known, harvested, unseen, cancel);
    }

    private async Task<IReadOnlyList<MissingRecord>> Missing(Parsed parsed, Harvested harvested, LastHarvest last, DateOnly today, CancellationToken cancel)
    {
        // A record that is there but cannot be read is not missing.
        var unreadable = parsed.Problems.Select(p => p.RecordId).ToHashSet(StringComparer.Ordinal);
        var missing = last.Others.Values.Where(r => r.WithdrawnAt is null && !harvested.Has(r.SourceId) && !unreadable.Contains(r.SourceId)).ToDictionary(r => r.SourceId);
        if (missing.Count == 0) return [];
        var sketches = await harvests.Read(source, missing.ContainsKey, (id, content) => new MissingRecord(missing[id], HasEnded(content, today), Sketch.Of(id, content)), cancel);
        return [.. sketches.Values];
    }

    private async Task<ILookup<string, Sighting>> Sightings(HashSet<string> ids, CancellationToken cancel) =>
        (await harvests.Sightings(cancel)).Where(s => s.Source != source && ids.Contains(s.EntryId)).ToLookup(s => s.EntryId);

    private async Task<Known> WithNewcomers(Known known, Harvested harvested, HashSet<string> unseen, CancellationToken cancel)
    {
        Dictionary<string, string> claims = new(StringComparer.Ordinal);
        List<Sketch> programmes = [];
        foreach (var kind in harvested.Kinds)
            await foreach (var entry in entries.OfKind(kind, cancel))
            {
                known.Slugs.Add((kind, entry.Content.Slug));
                // An entry of the starter catalogue may name this source's record: then the harvest continues that entry.
                foreach (var claim in entry.Content.Sources.Where(s => s.Source == source && s.SourceId is not null && unseen.Contains(s.SourceId))) claims.TryAdd(claim.SourceId!, entry.Id);
                if (entry.Content is FundingProgramme && entry.Status != EntryStatus.Archived) programmes.Add(Sketch.Of(entry.Id, entry.Content));
            }
        known = known with { Claims = claims };
        string IdOf(string key) => known.EntryOf(key) ?? EntryId.From(source, key);
        var existing = await entries.Existing(unseen.Select(IdOf).ToHashSet(StringComparer.Ordinal), cancel);
        HashSet<string> fresh = [.. unseen.Where(k => !existing.Contains(IdOf(k)))];
        return known with { New = fresh, Twins = Twins(known, harvested, fresh, programmes) };
    }

    /// <summary>Entries that new records seem to be: of other sources, or of this one under a key that it gave up.</summary>
    private static Dictionary<string, Twin> Twins(Known known, Harvested harvested, HashSet<string> fresh, List<Sketch> programmes)
    {
        if (programmes.Count + known.Missing.Count == 0) return [];
        var newcomers = harvested.Keys.Where(k => fresh.Contains(k) && !harvested.IsHint(k)).Select(k => Sketch.Of(k, harvested.Read(k)!.Content)).ToList();
        // Two records of one source are two programmes, even when one of them has gone.
        var own = known.Last.Others.Values.Select(r => r.EntryId).Concat(known.Last.Unchanged.Values).Concat(known.Claims.Values).ToHashSet(StringComparer.Ordinal);
        var twins = Duplicates.Find(newcomers, programmes.Where(p => !own.Contains(p.Id)));
        foreach (var (key, old) in MovedRecords.Find(newcomers, known.Missing))
            if (old.Record.HasEntry) twins[key] = new Twin(old.Record.EntryId, old.Sketch.Title, Sure: true, "an anderer Stelle derselben Quelle");
        return twins;
    }

    private static bool HasEnded(EntryContent content, DateOnly today) =>
        content is FundingProgramme programme && Openness.Of(programme, today).State == OpennessState.Closed;
}
