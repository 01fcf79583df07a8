using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Compares what a source says now with what it said last and with what is published, and says what to store. Record by record, so that the
/// contents of a large source are never together in memory: whoever drives it takes what has come together and stores it. Pure.</summary>
internal sealed class Reconciler(HarvestRun run, Known known)
{
    /// <summary>How long a record may be missing before its entry is marked as withdrawn: a source may lose a record for a day.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(36);

    private readonly HashSet<string> listed = new(StringComparer.Ordinal);
    private List<EntryChange> changes = [];
    private List<SourceRecord> records = [];
    private List<LastRecord> missing = [];
    private List<SameRecord> unchanged = [];
    private List<string> closed = [];
    private List<Proposal> proposals = [], renewed = [];

    /// <summary>What became of the records so far.</summary>
    public HarvestCounts Counts { get; private set; } = new();

    /// <summary>How many contents wait to be taken.</summary>
    public int Pending => changes.Count + records.Count;

    // Answers that were kept and read again are no new evidence of what the source lists today.
    private DateTimeOffset Seen => run.CapturedAt ?? run.FinishedAt;

    private string By => $"import:{run.Source}";

    /// <summary>What is to be stored since the last call.</summary>
    public HarvestBatch Take()
    {
        var batch = new HarvestBatch { Run = run, Changes = changes, Records = records, Missing = missing, Unchanged = unchanged, Proposals = proposals, Renewed = renewed, Closed = closed };
        (changes, records, missing, unchanged, closed, proposals, renewed) = ([], [], [], [], [], [], []);
        return batch;
    }

    /// <summary>The entry that a record belongs to: the one it continues, the one it is, or a new one.</summary>
    public string EntryOf(string key) =>
        known.EntryOf(key) ?? (known.Twins.GetValueOrDefault(key) is { Sure: true } twin ? twin.EntryId : EntryId.From(run.Source, key));

    /// <summary>A record that says what it said last.</summary>
    public void SeeAgain(string key, UInt128? rawMark)
    {
        unchanged.Add(new(key, rawMark));
        listed.Add(known.Last.Unchanged[key]);
        Counts = Counts with { Unchanged = Counts.Unchanged + 1 };
    }

    /// <summary>A record that is new or says something else. <paramref name="last"/>: what it said last; <paramref name="entry"/>: the entry it belongs to, as it stands.</summary>
    public void See(ParsedRecord record, SourceRecord? last, Entry? entry)
    {
        var twin = known.Twins.GetValueOrDefault(record.SourceId);
        var id = EntryOf(record.SourceId);
        if (entry is null && record.AsHint) Hint(id, last?.Content, record.Content);
        else if (entry is null) Add(id, record.Content, twin);
        else Compare(entry, last, record, twin);
        listed.Add(id);
        records.Add(new SourceRecord
        {
            Source = run.Source, SourceId = record.SourceId, EntryId = id, FirstSeen = last?.FirstSeen ?? Seen, LastSeen = last?.LastSeen > Seen ? last.LastSeen : Seen, Content = record.Content, RawMark = record.RawMark,
        });
    }

    private void Add(string id, EntryContent content, Twin? twin)
    {
        // Two records may have the same title; the second gets a tail that never changes.
        if (!known.Slugs.Add((content.Kind, content.Slug))) content = content with { Slug = $"{content.Slug}-{id[..6]}" };
        changes.Add(new EntryChange(id, content, EntryStatus.Published, 0, By, "neu in der Quelle"));
        Counts = Counts with { Added = Counts.Added + 1 };
        if (twin is null) return;
        proposals.Add(new Proposal
        {
            // Made from the pair: once answered, the question is never asked again.
            Id = EntryId.From(Proposal.Duplicate, $"{id}/{twin.EntryId}"), EntryId = id, BasedOn = 1, Origin = Proposal.Duplicate, CreatedAt = run.FinishedAt, CreatedBy = By,
            Reason = $"mögliches Duplikat von «{twin.Title}»: {twin.Why}", Content = content, Twin = twin.EntryId,
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
        (waiting is null ? proposals : renewed).Add(new Proposal
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
            changes.Add(new EntryChange(entry.Id, merge.Content, back ? EntryStatus.Published : entry.Status, entry.Version, By, reason));
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
            if (waiting is not null) closed.Add(waiting.Id);
            return false;
        }
        var proposal = new Proposal
        {
            Id = waiting?.Id ?? Guid.NewGuid().ToString(), EntryId = entry.Id, BasedOn = version, Origin = By, CreatedAt = waiting?.CreatedAt ?? run.FinishedAt, CreatedBy = By,
            Reason = $"Quelle und Redaktion haben geändert: {string.Join(", ", merge.Conflicts)}", Content = merge.Proposed, Fields = merge.Conflicts,
        };
        if (waiting is not null && waiting.BasedOn == version && waiting.Fields.ToHashSet().SetEquals(merge.Conflicts) && FieldDiff.Same(waiting.Content, merge.Proposed)) return false;
        (waiting is null ? proposals : renewed).Add(proposal);
        Counts = Counts with { Held = Counts.Held + 1 };
        return true;
    }

    /// <summary>Whether a withdrawn entry is listed again. What an editor took away, and what other sources have given up, our own catalogue does not bring back.</summary>
    private bool IsBack(Entry entry, SourceRecord? last) =>
        last is null ? run.Source != CatalogueFile.Source && entry.SavedBy.StartsWith("import:", StringComparison.Ordinal) : last.WithdrawnAt is not null;

    /// <summary>Marks the records that the source no longer names; a record that is there but is <paramref name="unreadable"/> is none of them. Gives the entries
    /// that no source names any more: they are to be withdrawn.</summary>
    public IReadOnlyList<string> Miss(IReadOnlySet<string> unreadable, TimeSpan grace)
    {
        listed.UnionWith(known.Last.Others.Values.Where(r => unreadable.Contains(r.SourceId)).Select(r => r.EntryId));
        listed.UnionWith(known.Missing.Where(m => !IsGone(m.Record)).Select(m => m.Record.EntryId));
        List<string> unnamed = [];
        foreach (var record in known.Missing.Select(m => m.Record))
        {
            var gone = IsGone(record);
            missing.Add(record with { MissingSince = record.MissingSince ?? Seen, WithdrawnAt = gone ? run.FinishedAt : null });
            Counts = gone ? Counts with { Withdrawn = Counts.Withdrawn + 1 } : Counts with { Missing = Counts.Missing + 1 };
            if (gone && !IsListedElsewhere(record.EntryId) && listed.Add(record.EntryId)) unnamed.Add(record.EntryId);
        }
        return unnamed;

        bool IsGone(LastRecord record) => Seen - (record.MissingSince ?? Seen) >= grace;
    }

    /// <summary>Withdraws a published entry that no source names any more.</summary>
    public void Withdraw(Entry? entry)
    {
        if (entry is { Status: EntryStatus.Published }) changes.Add(new EntryChange(entry.Id, entry.Content, EntryStatus.Withdrawn, entry.Version, By, "von der Quelle nicht mehr geführt"));
    }

    /// <summary>An entry stands while one of its sources lists it. Our own catalogue is no such source: it only tells what was found elsewhere.</summary>
    private bool IsListedElsewhere(string id) => listed.Contains(id)
        || known.Sightings[id].Any(s => s.Source != run.Source && s.Source != CatalogueFile.Source && s.WithdrawnAt is null);
}
