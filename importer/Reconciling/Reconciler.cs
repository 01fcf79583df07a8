using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Compares what a source says now with what it said last and with what is published, and says what to store. Pure.</summary>
internal static class Reconciler
{
    /// <summary>How long a record may be missing before its entry is marked as withdrawn: a source may lose a record for a day.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(36);

    /// <summary>The changes of one run with their counts. <paramref name="grace"/>: null for the usual one.</summary>
    public static HarvestBatch Reconcile(HarvestRun run, Parsed parsed, Known known, TimeSpan? grace = null)
    {
        var plan = new Plan(run, known, Twins(run.Source, parsed, known));
        foreach (var record in parsed.Records) plan.See(record);
        if (parsed.Complete) plan.MissWhatWasNotSeen([.. parsed.Problems.Select(p => p.RecordId)], grace ?? Grace);
        var counts = plan.Counts with { Read = parsed.Records.Count, Problems = parsed.Problems.Count };
        return new HarvestBatch
        {
            Run = run with { Counts = counts }, Changes = plan.Changes, Records = plan.Records, Unchanged = plan.Unchanged, Proposals = plan.Proposals, Renewed = plan.Renewed, Closed = plan.Closed,
        };
    }

    /// <summary>Entries that new records of this source seem to be: of other sources, or of this one under a key that it gave up.</summary>
    private static Dictionary<string, Twin> Twins(string source, Parsed parsed, Known known)
    {
        var newcomers = parsed.Records.Where(r => !r.AsHint && !known.Unchanged.ContainsKey(r.SourceId) && !known.Entries.ContainsKey(known.EntryOf(source, r.SourceId) ?? EntryId.From(source, r.SourceId))).DistinctBy(r => r.SourceId).ToList();
        if (newcomers.Count == 0) return [];
        // Two records of one source are two programmes, even when one of them has gone.
        var own = known.Records.Values.Select(r => r.EntryId).Concat(parsed.Records.Select(r => known.EntryOf(source, r.SourceId)).OfType<string>()).ToHashSet();
        var twins = new Dictionary<string, Twin>(Duplicates.Find(newcomers, known.Entries.Values.Where(e => e.Status != EntryStatus.Archived && !own.Contains(e.Id))));
        foreach (var (key, entryId) in MovedRecords.Find(newcomers, parsed, known.Records))
            if (known.Entries.TryGetValue(entryId, out var entry)) twins[key] = new Twin(entry, Sure: true, "an anderer Stelle derselben Quelle");
        return twins;
    }

    private sealed class Plan(HarvestRun run, Known known, Dictionary<string, Twin> twins)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private readonly HashSet<string> listed = [];
        private readonly HashSet<(EntryKind, string)> slugs = [.. known.Entries.Values.Select(e => (e.Kind, e.Content.Slug))];

        public List<EntryChange> Changes { get; } = [];
        public List<SourceRecord> Records { get; } = [];
        public List<string> Unchanged { get; } = [];
        public List<Proposal> Proposals { get; } = [];
        public List<Proposal> Renewed { get; } = [];
        public List<string> Closed { get; } = [];
        public HarvestCounts Counts { get; private set; } = new();

        // Answers that were kept and read again are no new evidence of what the source lists today.
        private DateTimeOffset Seen => run.CapturedAt ?? run.FinishedAt;

        private string By => $"import:{run.Source}";

        public void See(ParsedRecord record)
        {
            if (!seen.Add(record.SourceId)) return;
            if (known.Unchanged.TryGetValue(record.SourceId, out var stands))
            {
                Unchanged.Add(record.SourceId);
                listed.Add(stands);
                Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
                return;
            }
            var last = known.Records.GetValueOrDefault(record.SourceId);
            var twin = twins.GetValueOrDefault(record.SourceId);
            var id = known.EntryOf(run.Source, record.SourceId) ?? (twin is { Sure: true } ? twin.Entry.Id : EntryId.From(run.Source, record.SourceId));
            var entry = known.Entries.GetValueOrDefault(id);
            if (entry is null && record.AsHint) Hint(id, last?.Content, record.Content);
            else if (entry is null) Add(id, record.Content, twin);
            else Compare(entry, last, record, twin);
            listed.Add(id);
            Records.Add(new SourceRecord
            {
                Source = run.Source, SourceId = record.SourceId, EntryId = id, FirstSeen = last?.FirstSeen ?? Seen, LastSeen = last?.LastSeen > Seen ? last.LastSeen : Seen, Content = record.Content,
            });
        }

        private void Add(string id, EntryContent content, Twin? twin)
        {
            // Two records may have the same title; the second gets a tail that never changes.
            if (!slugs.Add((content.Kind, content.Slug))) content = content with { Slug = $"{content.Slug}-{id[..6]}" };
            Changes.Add(new EntryChange(id, content, EntryStatus.Published, 0, By, "neu in der Quelle"));
            Counts = Counts with { Added = Counts.Added + 1 };
            if (twin is null) return;
            Proposals.Add(new Proposal
            {
                // Made from the pair: once answered, the question is never asked again.
                Id = EntryId.From(Proposal.Duplicate, $"{id}/{twin.Entry.Id}"), EntryId = id, BasedOn = 1, Origin = Proposal.Duplicate, CreatedAt = run.FinishedAt, CreatedBy = By,
                Reason = $"mögliches Duplikat von «{twin.Entry.Content.Title}»: {twin.Why}", Content = content, Twin = twin.Entry.Id,
            });
        }

        /// <summary>A hint waits once; when its source says something else, the same proposal says so.</summary>
        private void Hint(string id, EntryContent? last, EntryContent content)
        {
            IReadOnlyList<FieldChange> fields = last is null ? [] : FieldDiff.Of(last, content);
            if (last is not null && fields.Count == 0)
            {
                Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
                return;
            }
            Counts = Counts with { Held = Counts.Held + 1 };
            var waiting = known.Waiting.GetValueOrDefault(id);
            (waiting is null ? Proposals : Renewed).Add(new Proposal
            {
                Id = waiting?.Id ?? Guid.NewGuid().ToString(), EntryId = id, BasedOn = 0, Origin = By, CreatedAt = waiting?.CreatedAt ?? run.FinishedAt, CreatedBy = By, Content = content,
                Reason = last is null ? "Neuer Hinweis der Quelle" : $"Hinweis der Quelle geändert: {string.Join(", ", fields.Select(f => f.Field))}",
            });
        }

        private void Compare(Entry entry, SourceRecord? last, ParsedRecord record, Twin? twin)
        {
            var waiting = known.Waiting.GetValueOrDefault(entry.Id);
            var back = entry.Status == EntryStatus.Withdrawn && IsBack(entry, last);
            if (last is not null && waiting is null && !back && FieldDiff.Same(last.Content, record.Content))
            {
                Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
                return;
            }
            var merge = ThreeWayMerge.Merge(last?.Content ?? ThreeWayMerge.BaseForAdoption(record.Content, entry.Content), record.Content, entry.Content, waiting?.Fields);
            var fields = FieldDiff.Of(entry.Content, merge.Content);
            var saves = fields.Count > 0 || back;
            if (saves)
            {
                var names = string.Join(", ", fields.Select(f => f.Field));
                var reason = last is null && twin is not null ? $"auch in dieser Quelle gefunden ({twin.Why})" : fields.Count == 0 ? "wieder in der Quelle" : $"Quelle geändert: {names}";
                Changes.Add(new EntryChange(entry.Id, merge.Content, back ? EntryStatus.Published : entry.Status, entry.Version, By, reason));
                Counts = Counts with { Changed = Counts.Changed + 1 };
            }
            var held = Hold(entry, merge, waiting, entry.Version + (saves ? 1 : 0));
            if (!saves && !held) Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
        }

        /// <summary>Keeps one open proposal an entry and source in step with the conflict; true when there is something new to decide.</summary>
        private bool Hold(Entry entry, MergeResult merge, Proposal? waiting, int version)
        {
            if (merge.Conflicts.Count == 0)
            {
                if (waiting is not null) Closed.Add(waiting.Id);
                return false;
            }
            var proposal = new Proposal
            {
                Id = waiting?.Id ?? Guid.NewGuid().ToString(), EntryId = entry.Id, BasedOn = version, Origin = By, CreatedAt = waiting?.CreatedAt ?? run.FinishedAt, CreatedBy = By,
                Reason = $"Quelle und Redaktion haben geändert: {string.Join(", ", merge.Conflicts)}", Content = merge.Proposed, Fields = merge.Conflicts,
            };
            if (waiting is not null && waiting.BasedOn == version && waiting.Fields.ToHashSet().SetEquals(merge.Conflicts) && FieldDiff.Same(waiting.Content, merge.Proposed)) return false;
            (waiting is null ? Proposals : Renewed).Add(proposal);
            Counts = Counts with { Held = Counts.Held + 1 };
            return true;
        }

        /// <summary>Whether a withdrawn entry is listed again. What an editor took away, and what other sources have given up, our own catalogue does not bring back.</summary>
        private bool IsBack(Entry entry, SourceRecord? last) =>
            last is null ? run.Source != CatalogueFile.Source && entry.SavedBy.StartsWith("import:", StringComparison.Ordinal) : last.WithdrawnAt is not null;

        /// <summary>A record that is there but cannot be read is not missing.</summary>
        public void MissWhatWasNotSeen(HashSet<string> unreadable, TimeSpan grace)
        {
            var missing = known.Records.Values.Where(r => r.WithdrawnAt is null && !seen.Contains(r.SourceId) && !unreadable.Contains(r.SourceId)).ToList();
            listed.UnionWith(known.Records.Values.Where(r => unreadable.Contains(r.SourceId)).Select(r => r.EntryId));
            listed.UnionWith(missing.Where(r => !IsGone(r)).Select(r => r.EntryId));
            foreach (var record in missing)
            {
                var gone = IsGone(record);
                Records.Add(record with { MissingSince = record.MissingSince ?? Seen, WithdrawnAt = gone ? run.FinishedAt : null });
                Counts = gone ? Counts with { Withdrawn = Counts.Withdrawn + 1 } : Counts with { Missing = Counts.Missing + 1 };
                if (gone && !IsListedElsewhere(record.EntryId) && known.Entries.TryGetValue(record.EntryId, out var entry) && entry.Status == EntryStatus.Published && listed.Add(entry.Id))
                    Changes.Add(new EntryChange(entry.Id, entry.Content, EntryStatus.Withdrawn, entry.Version, By, "von der Quelle nicht mehr geführt"));
            }

            bool IsGone(SourceRecord record) => Seen - (record.MissingSince ?? Seen) >= grace;
        }

        /// <summary>An entry stands while one of its sources lists it. Our own catalogue is no such source: it only tells what was found elsewhere.</summary>
        private bool IsListedElsewhere(string id) => listed.Contains(id)
            || known.Sightings[id].Any(s => s.Source != run.Source && s.Source != CatalogueFile.Source && s.WithdrawnAt is null);
    }
}
