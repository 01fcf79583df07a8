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
    private readonly SearchIndex index;
    private readonly Dictionary<string, Entry> takenAway;
    private readonly ILookup<string, Entry> versions;
    private readonly ConcurrentDictionary<(long Revision, DateOnly After, DateOnly Until), Interval> intervals = new();
    private readonly ConcurrentDictionary<string, Candidate> candidates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, int), ChangedEntry> compared = new();
    private readonly ConcurrentDictionary<Entry, OpennessState> states = new(ReferenceEqualityComparer.Instance);

    /// <summary>What happened between two looks: most subscriptions were looked at last at the same time, and many watch the same.</summary>
    private sealed record Interval(IReadOnlyList<ChangedEntry> Changed, ILookup<string, NearDeadline> Deadlines, IReadOnlyList<string> Ids, EntrySelection Selection)
    {
        public ConcurrentDictionary<(SubscriptionKind Kind, string What), Digest> Digests { get; } = new();
    }

    private News(PublishedDirectory directory, IReadOnlyCollection<Entry> changed, ILookup<string, Entry> versions)
    {
        (this.directory, this.versions) = (directory, versions);
        // What editors took away is found by nobody any more; who watched it is to hear of that.
        takenAway = changed.Where(e => e.Status == EntryStatus.Archived).ToDictionary(e => e.Id, e => e with { Status = EntryStatus.Published }, StringComparer.Ordinal);
        index = directory.Index.With(takenAway.Values, []).ForManyQueries();
    }

    /// <summary>Reads what subscriptions from this revision on may need.</summary>
    public static async Task<News> Since(PublishedDirectory directory, long revision, EntryStore store, CancellationToken cancel)
    {
        var changed = directory.ChangesAfter(revision);
        return new(directory, changed, await store.Versions(changed.Select(e => e.Id), cancel));
    }

    /// <summary>What there is to tell a subscriber; reminders up to a day.</summary>
    public Digest For(Subscription subscription, DateOnly until)
    {
        var interval = intervals.GetOrAdd((subscription.Revision, subscription.CoveredUntil, until), Between);
        return interval.Digests.GetOrAdd((subscription.Kind, subscription.What), watched => Of(watched.Kind, watched.What, interval));
    }

    private Interval Between((long Revision, DateOnly After, DateOnly Until) key)
    {
        var (changed, deadlines) = (Changes(key.Revision), Near(key.After, key.Until));
        string[] ids = [.. changed.Select(c => c.About.Id).Concat(deadlines.Select(d => d.Key)).Distinct()];
        return new(changed, deadlines, ids, index.Select(ids));
    }

    private Digest Of(SubscriptionKind kind, string what, Interval interval)
    {
        var (found, takes) = Found(kind, what, interval);
        if (found.Count == 0) return new([], [], [], []);
        bool Was(ChangedEntry c) => c.Before.Status == EntryStatus.Published && takes(c.Before);
        bool Is(ChangedEntry c) => c.About.Status == EntryStatus.Published && takes(c.About);
        List<ChangedEntry> relevant = [.. interval.Changed.Where(c => found.Contains(c.About.Id))];
        List<ChangedEntry> fresh = [.. relevant.Where(c => c.Before.Status != EntryStatus.Published && Is(c))];
        var told = fresh.Select(c => c.About.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            fresh,
            [.. relevant.Where(c => c.Before.Status == EntryStatus.Published && c.About.Status == EntryStatus.Published && (Was(c) || Is(c)) && c.Differences.Count > 0)],
            [.. relevant.Where(c => c.About.Status != EntryStatus.Published && Was(c))],
            [.. found.Where(id => !told.Contains(id)).SelectMany(id => interval.Deadlines[id]).Where(d => takes(d.About)).OrderBy(d => d.Round.Day).ThenBy(d => d.About.Id, StringComparer.Ordinal)]);
    }

    /// <summary>What of these entries a subscriber watches, and whether their state is one that was asked for.</summary>
    private (IReadOnlySet<string>, Func<Entry, bool>) Found(SubscriptionKind kind, string what, Interval interval) => kind switch
    {
        SubscriptionKind.Search => Searched(what, interval.Selection),
        SubscriptionKind.Project => (InProject(what, interval.Ids), _ => true),
        _ => (interval.Ids.Where(id => id == what).ToHashSet(), _ => true),
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
    private (IReadOnlySet<string>, Func<Entry, bool>) Searched(string parameters, EntrySelection some)
    {
        var query = SearchAddress.Read(Read(parameters)).Query;
        var statuses = query.Statuses;
        return (index.FoundAmong(query with { Statuses = [] }, some), entry => statuses.Count == 0 || entry.Content is not FundingProgramme programme || Takes(statuses, states.GetOrAdd(entry, _ => Openness.Of(programme, directory.Today).State)));
    }

    private static bool Takes(IReadOnlyList<string> statuses, OpennessState state) =>
        statuses.Contains(Vocabulary.Code(state)) || (state == OpennessState.ClosingSoon && statuses.Contains(Vocabulary.Code(OpennessState.Open)));

    private HashSet<string> InProject(string parameters, IReadOnlyList<string> ids)
    {
        var programmes = ids.Select(id => directory.Find(id) ?? takenAway.GetValueOrDefault(id)).OfType<Entry>().Where(e => e.Kind == EntryKind.FundingProgramme).Select(e => candidates.GetOrAdd(e.Id, _ => new Candidate(e, directory.Today)));
        return [.. MatchProfile.NotExcluded(directory, ProjectAddress.Read(Read(parameters)).Profile, programmes).Select(e => e.Id)];
    }

    /// <summary>Parameters of an address as they were when the subscription was made.</summary>
    private static QueryCollection Read(string parameters) => new(QueryHelpers.ParseQuery(parameters));
}
