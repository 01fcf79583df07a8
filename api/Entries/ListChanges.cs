using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Entries;

/// <summary>One change: the newest version of an entry, withdrawn ones included. Read the record at <c>Url</c>; with the status «archived» it is there no more: delete your copy.</summary>
public sealed record Change(long Revision, EntryKind Kind, string Id, int Version, EntryStatus Status, DateTimeOffset SavedAt, string? Reason, string Title, string Url);

/// <summary>Changes in commit order. <c>Next</c>: pass it as «since» to go on; the same value again when there is nothing new.</summary>
public sealed record ChangePage(IReadOnlyList<Change> Items, int Total, long Next);

/// <summary>GET /changes</summary>
public static class ListChanges
{
    /// <summary>What changed after a revision, in order. Every entry occurs once, with its newest state.</summary>
    /// <param name="since">The revision already known; 0 for everything.</param>
    /// <param name="limit">How many changes to return.</param>
    public static async Task<Results<Ok<ChangePage>, ProblemHttpResult>> Handle(IndexFollower follower, EntryStore store, [Whole(0, long.MaxValue, 0)] string? since, [Whole(1, Paging.MostLimit, Paging.MostLimit)] string? limit, CancellationToken cancel)
    {
        var input = new Input();
        var most = input.Whole(limit, Paging.MostLimit, 1, Paging.MostLimit);
        var after = 0L;
        if (!string.IsNullOrEmpty(since) && (!long.TryParse(since, System.Globalization.NumberStyles.None, null, out after))) input.Wrong(nameof(since), "Erwartet wird eine Revision: eine ganze Zahl ab 0.");
        if (input.Problem is { } problem) return problem;
        // A host may be a moment behind its store; but a revision that the store itself does not have would hide every change until it is reached.
        if (after > follower.Current.Revision && await store.LatestRevision(cancel) is var newest && after > newest)
            return Problems.Invalid(nameof(since), $"Die Revision {after} gibt es noch nicht, die neueste ist {newest}. Wurde das Verzeichnis wiederhergestellt, beginnen Sie bitte mit since=0.");
        var entries = follower.Current.ChangesAfter(after);
        var items = entries.Take(most).Select(e => new Change(e.Revision, e.Kind, e.Id, e.Version, e.Status, e.SavedAt, e.Reason, e.Content.Title, ApiAddress.Of(e))).ToList();
        return TypedResults.Ok(new ChangePage(items, entries.Count, items.Count > 0 ? items[^1].Revision : after));
    }
}
