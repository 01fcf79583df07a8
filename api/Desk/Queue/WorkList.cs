using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;

namespace FundingDirectory.Api.Desk.Queue;

/// <summary>Everything that lies on the desk: what harvests, link checks, readers and editors asked, and what the entries themselves show.</summary>
public sealed class WorkList(IndexFollower follower, ProposalStore proposals, DraftStore drafts, ReaderMessageStore messages, DeskItemStore items, TimeProvider time)
{
    // What was looked at and left as it was comes back after that time.
    private static readonly TimeSpan LookedAtFor = TimeSpan.FromDays(EntryIssues.StaleDays);
    private (long Version, IReadOnlyList<WorkItem> Items) issues = (-1, []);

    /// <summary>All work, the most urgent first. Titles of proposed new entries are empty: they stand in the proposals' contents.</summary>
    public async Task<IReadOnlyList<WorkItem>> Read(CancellationToken cancel)
    {
        var directory = follower.Current;
        var (known, open, written) = (await items.All(cancel), await proposals.All(cancel), await drafts.All(cancel));
        // A question that a draft takes up is no work of its own until that draft is decided.
        var answered = written.Select(d => d.Resolves).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. open.Where(p => !answered.Contains(p.Id)).Select(p => Of(directory, p))
                .Concat(written.Select(d => Of(directory, d)))
                .Concat((await messages.Open(cancel)).Select(m => Of(directory, m)))
                .Concat(Issues(directory))
                .Select(i => known.TryGetValue(i.Id, out var item) ? (Item: i with { ClaimedBy = item.ClaimedBy }, IsDone: IsDone(i, item)) : (Item: i, IsDone: false))
                .Where(i => !i.IsDone).Select(i => i.Item).OrderBy(i => i.Kind).ThenBy(i => i.Since).ThenBy(i => i.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What the entries show changes only with the directory.</summary>
    private IReadOnlyList<WorkItem> Issues(PublishedDirectory directory)
    {
        var kept = issues;
        if (kept.Version == directory.Version) return kept.Items;
        IReadOnlyList<WorkItem> found = [.. directory.Entries.SelectMany(e => EntryIssues.Of(e, directory.Today))];
        issues = (directory.Version, found);
        return found;
    }

    private bool IsDone(WorkItem work, DeskItem item) => work.IsDoneByLooking && item.DoneAt is { } at && item.Mark == $"{work.Version}" && time.GetUtcNow() - at < LookedAtFor;

    private static WorkItem Of(PublishedDirectory directory, ProposalSummary proposal) => About(directory, proposal.EntryId, new WorkItem
    {
        Kind = proposal.Origin switch { Proposal.Duplicate => WorkKind.Duplicate, LinkStore.Origin => WorkKind.BrokenLink, _ => proposal.BasedOn == 0 ? WorkKind.Hint : WorkKind.Conflict },
        Subject = proposal.Id, EntryId = proposal.EntryId, Title = "", Detail = proposal.Reason, Since = proposal.CreatedAt,
    });

    private static WorkItem Of(PublishedDirectory directory, DraftSummary draft) => About(directory, draft.EntryId, new WorkItem
    {
        Kind = draft.State switch { DraftState.Review => WorkKind.Review, DraftState.Planned => WorkKind.Planned, _ => WorkKind.Draft }, Subject = draft.Id, EntryId = draft.EntryId, Title = "",
        Detail = $"{(draft.PublishAt is { } at ? $"erscheint am {German.Moment(at)}, " : "")}von {German.List(draft.Authors)}{(draft.Reason is { } reason ? $": {reason}" : "")}", Since = draft.ChangedAt,
    });

    private static WorkItem Of(PublishedDirectory directory, ReaderMessage message) =>
        About(directory, message.EntryId, new WorkItem { Kind = WorkKind.Message, Subject = message.Id, EntryId = message.EntryId, Title = "", Detail = message.Text, Since = message.At });

    private static WorkItem About(PublishedDirectory directory, string entryId, WorkItem item) =>
        directory.Find(entryId) is { } entry ? item with { Title = entry.Content.Title, EntryKind = entry.Kind, Version = entry.Version } : item;
}
