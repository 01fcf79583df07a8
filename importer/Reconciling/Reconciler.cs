using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>What the store knew before the run. Records: what must be compared; Unchanged: source ids that need no comparing; Claims: entries that already name a record of this source as theirs.</summary>
internal sealed record Known(
    IReadOnlyDictionary<string, SourceRecord> Records,
    IReadOnlySet<string> Unchanged,
    IReadOnlyDictionary<string, Entry> Entries,
    IReadOnlyDictionary<(string Source, string SourceId), string> Claims);

/// <summary>Compares what a source says now with what it said last and with what is published, and says what to store. Pure.</summary>
internal static class Reconciler
{
    /// <summary>How long a record may be missing before its entry is marked as withdrawn: a source may lose a record for a day.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(36);

    /// <summary>The changes of one run with their counts.</summary>
    public static HarvestBatch Reconcile(HarvestRun run, Parsed parsed, Known known)
    {
        var plan = new Plan(run, known);
        foreach (var record in parsed.Records) plan.See(record);
        if (parsed.Complete) plan.MissWhatWasNotSeen([.. parsed.Problems.Select(p => p.RecordId)]);
        var counts = plan.Counts with { Read = parsed.Records.Count, Problems = parsed.Problems.Count };
        return new HarvestBatch { Run = run with { Counts = counts }, Changes = plan.Changes, Records = plan.Records, Unchanged = plan.Unchanged, Proposals = plan.Proposals };
    }

    private sealed class Plan(HarvestRun run, Known known)
    {
        private readonly HashSet<string> seen = new(StringComparer.Ordinal);
        private readonly HashSet<(EntryKind, string)> slugs = [.. known.Entries.Values.Select(e => (e.Kind, e.Content.Slug))];

        public List<EntryChange> Changes { get; } = [];
        public List<SourceRecord> Records { get; } = [];
        public List<string> Unchanged { get; } = [];
        public List<Proposal> Proposals { get; } = [];
        public HarvestCounts Counts { get; private set; } = new();

        private string By => $"import:{run.Source}";

        public void See(ParsedRecord record)
        {
            if (!seen.Add(record.SourceId)) return;
            if (known.Unchanged.Contains(record.SourceId))
            {
                Unchanged.Add(record.SourceId);
                Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
                return;
            }
            var last = known.Records.GetValueOrDefault(record.SourceId);
            var id = last?.EntryId ?? known.Claims.GetValueOrDefault((run.Source, record.SourceId)) ?? EntryId.From(run.Source, record.SourceId);
            var entry = known.Entries.GetValueOrDefault(id);
            if (entry is null) Add(id, record.Content);
            else Compare(entry, last?.Content ?? ThreeWayMerge.BaseForAdoption(record.Content, entry.Content), record);
            Records.Add(new SourceRecord
            {
                Source = run.Source, SourceId = record.SourceId, EntryId = id, FirstSeen = last?.FirstSeen ?? run.FinishedAt, LastSeen = run.FinishedAt, Content = record.Content,
            });
        }

        private void Add(string id, EntryContent content)
        {
            // Two records may have the same title; the second gets a tail that never changes.
            if (!slugs.Add((content.Kind, content.Slug))) content = content with { Slug = $"{content.Slug}-{id[..6]}" };
            Changes.Add(new EntryChange(id, content, EntryStatus.Published, 0, By, "neu in der Quelle"));
            Counts = Counts with { Added = Counts.Added + 1 };
        }

        private void Compare(Entry entry, EntryContent last, ParsedRecord record)
        {
            var merge = ThreeWayMerge.Merge(last, record.Content, entry.Content);
            if (merge.Conflicts.Count > 0)
            {
                Counts = Counts with { Held = Counts.Held + 1 };
                Proposals.Add(new Proposal
                {
                    Id = Guid.NewGuid().ToString(), EntryId = entry.Id, BasedOn = entry.Version, Origin = By, CreatedAt = run.FinishedAt, CreatedBy = By,
                    Reason = $"Quelle und Redaktion haben geändert: {string.Join(", ", merge.Conflicts)}", Content = record.Content with { Slug = entry.Content.Slug },
                });
            }
            var fields = FieldDiff.Of(entry.Content, merge.Content);
            if (fields.Count == 0 && entry.Status != EntryStatus.Withdrawn)
            {
                if (merge.Conflicts.Count == 0) Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
                return;
            }
            var reason = fields.Count == 0 ? "wieder in der Quelle" : $"Quelle geändert: {string.Join(", ", fields.Select(f => f.Field))}";
            var status = entry.Status == EntryStatus.Archived ? EntryStatus.Archived : EntryStatus.Published;
            Changes.Add(new EntryChange(entry.Id, merge.Content, status, entry.Version, By, reason));
            Counts = Counts with { Changed = Counts.Changed + 1 };
        }

        /// <summary>A record that is there but cannot be read is not missing.</summary>
        public void MissWhatWasNotSeen(HashSet<string> unreadable)
        {
            foreach (var record in known.Records.Values.Where(r => r.WithdrawnAt is null && !seen.Contains(r.SourceId) && !unreadable.Contains(r.SourceId)))
            {
                var since = record.MissingSince ?? run.FinishedAt;
                var gone = run.FinishedAt - since >= Grace;
                Records.Add(record with { MissingSince = since, WithdrawnAt = gone ? run.FinishedAt : null });
                if (!gone) { Counts = Counts with { Missing = Counts.Missing + 1 }; continue; }
                Counts = Counts with { Withdrawn = Counts.Withdrawn + 1 };
                if (known.Entries.TryGetValue(record.EntryId, out var entry) && entry.Status == EntryStatus.Published)
                    Changes.Add(new EntryChange(entry.Id, entry.Content, EntryStatus.Withdrawn, entry.Version, By, "von der Quelle nicht mehr geführt"));
            }
        }
    }
}
