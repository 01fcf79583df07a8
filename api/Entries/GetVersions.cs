using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Core.Workflow;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Entries;

/// <summary>One version of an entry: who saved it, when, why, and what differs from the one before. SavedBy: «Redaktion» or «Import», never a person; Source: the
/// source of an import, null for the editors. Deadlines: the deadlines that went and came; null when they stayed.</summary>
public sealed record VersionInfo(
    int Version, long Revision, EntryStatus Status, DateTimeOffset SavedAt, string SavedBy, string? Source, string? Reason, IReadOnlyList<FieldChange> Changes, DeadlineChange? Deadlines);

/// <summary>GET /{kind}/{id}/versions: the history, newest first. The only read that asks the store: it is rare, and old versions need no place in memory.</summary>
public static class GetVersions
{
    /// <summary>The handler for one kind.</summary>
    public static Delegate Of(EntryKind kind) => (IndexFollower follower, EntryStore store, string id, CancellationToken cancel) => Handle(kind, follower, store, id, cancel);

    private static async Task<Results<Ok<Page<VersionInfo>>, ProblemHttpResult>> Handle(EntryKind kind, IndexFollower follower, EntryStore store, string id, CancellationToken cancel)
    {
        if (follower.Current.Find(kind, id) is not { } entry) return Problems.NotFound("Es gibt keinen Eintrag mit dieser Kennung.");
        var versions = await store.Versions(entry.Id, cancel);
        var items = versions.Select((v, i) => Of(v, versions.ElementAtOrDefault(i + 1))).ToList();
        return TypedResults.Ok(new Page<VersionInfo> { Items = items, Total = items.Count });
    }

    private static VersionInfo Of(Entry version, Entry? before) => new(
        version.Version, version.Revision, version.Status, version.SavedAt, version.PublicSaver, version.SavedFrom, version.Reason, before is null ? [] : FieldDiff.Of(before.Content, version.Content),
        (before is null ? null : DeadlineHistory.Between(before, version)) is { } moved ? moved with { By = version.PublicSaver } : null);
}
