using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>An entry as it lies on the desk. At least one of both is there, except for a proposed entry that nobody took up yet.</summary>
public sealed record OpenEntry(string Id, Entry? Published, Draft? Draft)
{
    /// <summary>0 = not published yet.</summary>
    public int Version => Published?.Version ?? 0;
    /// <summary>0 = no draft.</summary>
    public int Edit => Draft?.Edit ?? 0;
    public EntryContent Content => Draft?.Content ?? Published!.Content;
    public EntryKind Kind => Content.Kind;
}

/// <summary>How a decision about a draft ended. Entry: what is published now; Refusal: why nothing was published, in German.</summary>
public sealed record Decision(Entry? Entry, string? Refusal);

/// <summary>The rules of writing and publishing: one draft an entry, a second person, nothing overwritten, nothing lost.</summary>
public sealed class EntryDesk(EntryStore entries, DraftStore drafts, EditingSettings settings, TimeProvider time)
{
    public const int LongestReason = 300;

    /// <summary>Whether only a second person may publish.</summary>
    public bool NeedsSecondPerson => settings.SecondPerson;

    /// <summary>An entry with its draft; null when there is neither.</summary>
    public async Task<OpenEntry?> Find(string id, CancellationToken cancel)
    {
        var (entry, draft) = (await entries.Get(id, cancel), await drafts.OfEntry(id, cancel));
        return entry is null && draft is null ? null : new(id, entry, draft);
    }

    /// <summary>A draft put together with what was published since it was made; as it is when nothing was.</summary>
    public async Task<Meeting> Current(OpenEntry open, CancellationToken cancel)
    {
        if (open is not { Published: { } entry, Draft: { } draft } || draft.BasedOn == entry.Version) return new(open.Content, [], []);
        return Meeting.Of(await VersionOf(open.Id, draft.BasedOn, cancel), entry.Content, draft.Content);
    }

    /// <summary>What an entry said in a version; null when there is none.</summary>
    public async Task<EntryContent?> VersionOf(string id, int version, CancellationToken cancel) => (await entries.Versions(id, cancel)).FirstOrDefault(v => v.Version == version)?.Content;

    /// <summary>Saves what an editor wrote over the state it was made from; null when somebody else was faster.</summary>
    public Task<Draft?> Save(OpenEntry open, EntryContent content, DraftState state, string? reason, string editor, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var draft = open.Draft ?? New(open, content, editor, now);
        return drafts.Save(draft.By(editor) with { BasedOn = open.Version, Content = content, State = state, Reason = reason ?? draft.Reason, Remark = null, ChangedAt = now, PublishAt = null, ApprovedBy = null }, cancel);
    }

    /// <summary>Begins a draft that is decided as a whole: another status, an old version, a source's values. Null when the entry has a draft already.</summary>
    public Task<Draft?> Propose(OpenEntry open, EntryContent content, EntryStatus status, string reason, string editor, string? resolves, CancellationToken cancel, DraftState state = DraftState.Review) =>
        open.Draft is not null ? Task.FromResult<Draft?>(null)
            : drafts.Save(New(open, content, editor, time.GetUtcNow()) with { Status = status, State = state, Reason = reason, Resolves = resolves }, cancel);

    /// <summary>Sends a draft back to its authors.</summary>
    public Task<Draft?> SendBack(Draft draft, string remark, CancellationToken cancel) => drafts.Save(draft with { State = DraftState.Draft, Remark = remark, ChangedAt = time.GetUtcNow() }, cancel);

    public Task<bool> Drop(Draft draft, string editor, CancellationToken cancel) => drafts.Drop(draft, editor, time.GetUtcNow(), cancel);

    /// <summary>Publishes the draft that lies for review.</summary>
    public async Task<Decision> Approve(OpenEntry open, string editor, CancellationToken cancel) =>
        await Obstacle(open, editor, cancel) is { } obstacle ? new(null, obstacle) : await Publish(open, open.Draft!, editor, cancel);

    /// <summary>Approves the draft that lies for review for a later moment; why that is not possible, in German, or null.</summary>
    public async Task<string?> Plan(OpenEntry open, DateTimeOffset at, string editor, CancellationToken cancel)
    {
        if (await Obstacle(open, editor, cancel) is { } obstacle) return obstacle;
        return await drafts.Save(open.Draft! with { State = DraftState.Planned, PublishAt = at, ApprovedBy = editor }, cancel) is null ? Overtaken : null;
    }

    /// <summary>Puts a planned draft back to those that wait for approval; null when somebody else was faster.</summary>
    public Task<Draft?> Unplan(Draft draft, string? remark, CancellationToken cancel) =>
        drafts.Save(draft with { State = DraftState.Review, PublishAt = null, ApprovedBy = null, Remark = remark ?? draft.Remark }, cancel);

    /// <summary>Publishes every planned draft whose moment has come; one that no longer can be goes back to review with the reason. Gives how many appeared.</summary>
    public async Task<int> PublishPlanned(CancellationToken cancel)
    {
        var appeared = 0;
        foreach (var draft in await drafts.Due(time.GetUtcNow(), cancel))
        {
            if (await Find(draft.EntryId, cancel) is not { } open || open.Draft?.Edit != draft.Edit) continue;
            if ((await Current(open, cancel)).Conflicts.Count > 0) await Unplan(draft, $"Zur geplanten Zeit nicht erschienen: {Contradiction}", cancel);
            else if ((await Publish(open, draft, draft.ApprovedBy!, cancel)).Entry is not null) appeared++;
        }
        return appeared;
    }

    private const string Contradiction = "Der Eintrag wurde inzwischen an denselben Stellen anders veröffentlicht. Öffnen Sie den Entwurf und führen Sie beides zusammen.",
        Overtaken = "Inzwischen hat jemand anderes gespeichert. Laden Sie die Seite neu und sehen Sie den Entwurf noch einmal an.";

    /// <summary>Why an editor may not publish what lies for review, in German; null = may.</summary>
    private async Task<string?> Obstacle(OpenEntry open, string editor, CancellationToken cancel)
    {
        if (open.Draft is not { State: DraftState.Review } draft) return "Hier liegt nichts zur Freigabe.";
        if (settings.SecondPerson && !draft.MayBeApprovedBy(editor)) return "Sie haben an diesem Entwurf mitgeschrieben. Freigeben muss ihn eine zweite Person.";
        return (await Current(open, cancel)).Conflicts.Count > 0 ? Contradiction : null;
    }

    private async Task<Decision> Publish(OpenEntry open, Draft draft, string approver, CancellationToken cancel)
    {
        var content = (await Current(open, cancel)).Content;
        if (open.Published is null) content = content with { Slug = NewSlug(content, open.Id) };
        // The history is public, so it names no approver; the desk shows who it was.
        var second = draft.MayBeApprovedBy(approver);
        var remarks = string.Join(", ", new[] { second ? null : "ohne zweite Person freigegeben", draft.PublishAt is { } at ? $"geplant für {German.Moment(at)}" : null }.OfType<string>());
        var reason = remarks.Length == 0 ? draft.Reason : $"{draft.Reason} ({remarks})";
        var change = new EntryChange(open.Id, content, draft.Status, open.Version, draft.LastAuthor, reason) { ApprovedBy = second ? approver : null };
        return await drafts.Publish(draft, change, approver, time.GetUtcNow(), cancel) is { } saved ? new(saved, null) : new(null, Overtaken);
    }

    /// <summary>Notes that somebody compared an entry with its source and everything still holds; null when somebody else saved in between.</summary>
    public Task<Entry?> Confirm(Entry entry, string editor, CancellationToken cancel) => entries.Save(
        new EntryChange(entry.Id, entry.Content with { LastVerified = BerlinTime.Today(time) }, entry.Status, entry.Version, editor, "geprüft: die Angaben stimmen noch"), time.GetUtcNow(), cancel);

    private static Draft New(OpenEntry open, EntryContent content, string editor, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid().ToString(), EntryId = open.Id, BasedOn = open.Version, Content = content, Status = open.Published?.Status ?? EntryStatus.Published, Authors = [editor], CreatedAt = now, ChangedAt = now,
    };

    // The tail keeps two entries of one title apart; an address never changes afterwards.
    private static string NewSlug(EntryContent content, string id) => $"{GuideText.Slug(content.Title)}-{id[..6]}";
}
