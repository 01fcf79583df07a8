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
        return drafts.Save(draft.By(editor) with { BasedOn = open.Version, Content = content, State = state, Reason = reason ?? draft.Reason, Remark = null, ChangedAt = now }, cancel);
    }

    /// <summary>Begins a draft that is decided as a whole: another status, an old version, a source's values. Null when the entry has a draft already.</summary>
    public Task<Draft?> Propose(OpenEntry open, EntryContent content, EntryStatus status, string reason, string editor, string? resolves, CancellationToken cancel, DraftState state = DraftState.Review) =>
        open.Draft is not null ? Task.FromResult<Draft?>(null)
            : drafts.Save(New(open, content, editor, time.GetUtcNow()) with { Status = status, State = state, Reason = reason, Resolves = resolves }, cancel);

    /// <summary>Sends a draft back to its authors.</summary>
    public Task<Draft?> SendBack(Draft draft, string remark, CancellationToken cancel) => drafts.Save(draft with { State = DraftState.Draft, Remark = remark, ChangedAt = time.GetUtcNow() }, cancel);

    public Task<bool> Drop(Draft draft, string editor, CancellationToken cancel) => drafts.Drop(draft, editor, time.GetUtcNow(), cancel);

    /// <summary>Publishes the draft that lies for review.</summary>
    public async Task<Decision> Approve(OpenEntry open, string editor, CancellationToken cancel)
    {
        if (open.Draft is not { State: DraftState.Review } draft) return new(null, "Hier liegt nichts zur Freigabe.");
        var second = draft.MayBeApprovedBy(editor);
        if (!second && settings.SecondPerson) return new(null, "Sie haben an diesem Entwurf mitgeschrieben. Freigeben muss ihn eine zweite Person.");
        var meeting = await Current(open, cancel);
        if (meeting.Conflicts.Count > 0) return new(null, "Der Eintrag wurde inzwischen an denselben Stellen anders veröffentlicht. Öffnen Sie den Entwurf und führen Sie beides zusammen.");
        var content = open.Published is null ? meeting.Content with { Slug = NewSlug(meeting.Content, open.Id) } : meeting.Content;
        var reason = $"{draft.Reason} ({(second ? $"freigegeben von {editor}" : "ohne zweite Person freigegeben")})";
        var change = new EntryChange(open.Id, content, draft.Status, open.Version, draft.LastAuthor, reason);
        return await drafts.Publish(draft, change, editor, time.GetUtcNow(), cancel) is { } saved ? new(saved, null)
            : new(null, "Inzwischen hat jemand anderes gespeichert. Laden Sie die Seite neu und sehen Sie den Entwurf noch einmal an.");
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
