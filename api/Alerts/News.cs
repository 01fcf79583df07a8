using System.Collections.Concurrent;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.WebUtilities;

namespace FundingDirectory.Api.Alerts;

/// <summary>What changed in a state of the directory, made ready once for all subscriptions that are looked at. Any number of threads may ask.</summary>
public sealed class News
{
    private readonly PublishedDirectory directory;
    private readonly ILookup<string, Entry> versions;
    private readonly ConcurrentDictionary<long, IReadOnlyList<ChangedEntry>> since = new();
    private readonly ConcurrentDictionary<(DateOnly, DateOnly), ILookup<string, NearDeadline>> near = new();
    private readonly ConcurrentDictionary<string, Candidate> candidates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, int), ChangedEntry> compared = new();

    private News(PublishedDirectory directory, ILookup<string, Entry> versions) => (this.directory, this.versions) = (directory, versions);

    /// <summary>Reads what subscriptions from this revision on may need.</summary>
    public static async Task<News> Since(PublishedDirectory directory, long revision, EntryStore store, CancellationToken cancel) =>
        new(directory, await store.Versions(directory.ChangesAfter(revision).Select(e => e.Id), cancel));

    /// <summary>What there is to tell a subscriber; reminders up to a day.</summary>
    public Digest For(Subscription subscription, DateOnly until)
    {
        var changed = since.GetOrAdd(subscription.Revision, Changes);
        var deadlines = near.GetOrAdd((subscription.CoveredUntil, until), _ => Near(subscription.CoveredUntil, until));
        var ids = changed.Select(c => c.Now.Id).Concat(deadlines.Select(d => d.Key)).ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0) return new([], [], [], []);
        var (found, takes) = Found(subscription, ids);
        List<ChangedEntry> relevant = [.. changed.Where(c => found.Contains(c.Now.Id))];
        bool Was(ChangedEntry c) => c.Before.Status == EntryStatus.Published && takes(c.Before);
        bool Is(ChangedEntry c) => c.Now.Status == EntryStatus.Published && takes(c.Now);
        List<Entry> fresh = [.. relevant.Where(c => c.Before.Status != EntryStatus.Published && Is(c)).Select(c => c.Now)];
        return new(
            fresh,
            [.. relevant.Where(c => c.Before.Status == EntryStatus.Published && c.Now.Status == EntryStatus.Published && (Was(c) || Is(c)) && c.Differences.Count > 0)],
            [.. relevant.Where(c => c.Now.Status != EntryStatus.Published && Was(c)).Select(c => c.Now)],
            [.. found.Where(id => fresh.TrueForAll(e => e.Id != id)).SelectMany(id => deadlines[id]).Where(d => takes(d.Entry)).OrderBy(d => d.Round.Day).ThenBy(d => d.Entry.Id, StringComparer.Ordinal)]);
    }

    /// <summary>What of these entries a subscriber watches, and whether their state is one that was asked for.</summary>
    private (IReadOnlySet<string>, Func<Entry, bool>) Found(Subscription subscription, HashSet<string> ids) => subscription.Kind switch
    {
        SubscriptionKind.Search => Searched(subscription.What, ids),
        SubscriptionKind.Project => (InProject(subscription.What, ids), _ => true),
        _ => (ids.Where(id => id == subscription.What).ToHashSet(), _ => true),
    };

    /// <summary>Every entry that changed after a revision, beside what it was then; one that was not there yet is beside an archived state of itself.</summary>
    private IReadOnlyList<ChangedEntry> Changes(long revision) =>
        [.. directory.ChangesAfter(revision).Select(now => Compare(versions[now.Id].FirstOrDefault(v => v.Revision <= revision) ?? now with { Status = EntryStatus.Archived, Version = 0 }, now))];

    private ChangedEntry Compare(Entry before, Entry now) => compared.GetOrAdd((now.Id, before.Version), _ => new ChangedEntry(before, now));

    /// <summary>The deadlines whose reminder falls due after one day and up to another.</summary>
    private ILookup<string, NearDeadline> Near(DateOnly after, DateOnly until) => directory.Deadlines.Dated
        .Where(d => d.Round.Closes is { } closes && closes >= directory.Today && Reminders.Days.Any(before => closes.AddDays(-before) > after && closes.AddDays(-before) <= until))
        .ToLookup(d => d.Entry.Id, d => new NearDeadline(d.Entry, d.Round), StringComparer.Ordinal);

    // Whether one can apply is looked at before and after a change; so the search itself takes every state.
    private (IReadOnlySet<string>, Func<Entry, bool>) Searched(string parameters, HashSet<string> ids)
    {
        var query = SearchAddress.Read(Read(parameters)).Query;
        var statuses = query.Statuses;
        return (directory.Index.FoundAmong(query with { Statuses = [] }, ids), entry => statuses.Count == 0 || entry.Content is not FundingProgramme programme || Takes(statuses, Openness.Of(programme, directory.Today).State));
    }

    private static bool Takes(IReadOnlyList<string> statuses, OpennessState state) =>
        statuses.Contains(Vocabulary.Code(state)) || (state == OpennessState.ClosingSoon && statuses.Contains(Vocabulary.Code(OpennessState.Open)));

    private HashSet<string> InProject(string parameters, HashSet<string> ids)
    {
        var programmes = ids.Select(id => directory.Find(id)).OfType<Entry>().Where(e => e.Kind == EntryKind.FundingProgramme).Select(e => candidates.GetOrAdd(e.Id, _ => new Candidate(e, directory.Today)));
        return [.. MatchProfile.NotExcluded(directory, ProjectAddress.Read(Read(parameters)).Profile, programmes).Select(e => e.Id)];
    }

    /// <summary>Parameters of an address as they were when the subscription was made.</summary>
    private static QueryCollection Read(string parameters) => new(QueryHelpers.ParseQuery(parameters));
}
