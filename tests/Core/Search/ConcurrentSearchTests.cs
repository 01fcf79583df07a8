using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>Readers search without pause while 1,000 entries change. Entries change in groups of five and each version names itself in its words, its facts
/// and its envelope, so that a state with half a change in it contradicts itself.</summary>
public sealed class ConcurrentSearchTests
{
    private const int Groups = 40, GroupSize = 5, Changes = 200, Readers = 3;

    // What a version says: the level and the topic alternate, so that facets tell versions apart.
    private static FundingLevel LevelOf(int version) => version % 2 == 0 ? FundingLevel.Federal : FundingLevel.State;

    private static EntryContent Content(int group, int member, int version) => new FundingProgramme
    {
        Slug = $"g{group}-{member}", Title = $"gruppe{group} mitglied{member}", Summary = $"fassung{version} allgemein", Level = LevelOf(version), Topics = [version % 2 == 0 ? Topic.Data : Topic.Skills],
    };

    private static string Id(int group, int member) => EntryId.From("group", $"{group}-{member}");

    private static Entry[] Group(int group, int version, long revision = 1, EntryStatus status = EntryStatus.Published) =>
        [.. Enumerable.Range(0, GroupSize).Select(m => SampleEntries.Of(Id(group, m), Content(group, m, version), status, revision) with { Version = version })];

    /// <summary>Which version a group has after so many changes, and whether it is gone: every eleventh change archives a group, the next one brings it back.</summary>
    private static (int Group, int Version, bool IsGone) Change(int number) => (number * 7 % Groups, (number / Groups) + 2, number % 11 == 10);

    [Fact]
    public async Task An_index_that_readers_hold_never_changes_while_its_successors_are_made()
    {
        var first = SearchIndex.Build([.. Enumerable.Range(0, Groups).SelectMany(g => Group(g, 1))], SampleEntries.Today);
        var expected = Enumerable.Range(0, Groups).Select(g => Summary(first, $"gruppe{g} allgemein")).ToArray();
        var (current, gone, failures) = (first, new long[Groups], new List<string>());
        await WhileReading(failures, random =>
        {
            var group = random.Next(Groups);
            // Asked before the index is taken: what was gone by then must stay unseen.
            var goneAt = Volatile.Read(ref gone[group]);
            var index = Volatile.Read(ref current);
            Check(index.Search, group, mustBeGone: goneAt > 0 && goneAt == Volatile.Read(ref gone[group]));
            Assert.Equal(expected[group], Summary(first, $"gruppe{group} allgemein"));
        }, () =>
        {
            for (var i = 0; i < Changes; i++)
            {
                var (group, version, isGone) = Change(i);
                var next = isGone && i % 2 == 0 ? current.With([], [.. Enumerable.Range(0, GroupSize).Select(m => Id(group, m))]) : current.With(Group(group, version, i + 2, isGone ? EntryStatus.Archived : EntryStatus.Published), []);
                if (!isGone) Volatile.Write(ref gone[group], 0);
                Volatile.Write(ref current, next);
                if (isGone) Volatile.Write(ref gone[group], i);
            }
            return Task.CompletedTask;
        });
        Assert.Empty(failures);
        Assert.Equal(expected.Length, Enumerable.Range(0, Groups).Count(g => Summary(first, $"gruppe{g} allgemein") == expected[g]));
    }

    [Fact]
    public async Task Readers_of_the_follower_see_every_change_whole_or_not_at_all()
    {
        using var folder = new TempFolder();
        var database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, default);
        var (store, follower, failures) = (new EntryStore(database), new IndexFollower(database, TimeProvider.System), new List<string>());
        for (var g = 0; g < Groups; g++) await Save(store, g, EntryStatus.Published, 0);
        await follower.Follow(default);
        var seen = follower.Current.Revision;
        await WhileReading(failures, random =>
        {
            var least = Volatile.Read(ref seen);
            var directory = follower.Current;
            Assert.True(directory.Revision >= least, $"Revision {directory.Revision} came after {least}.");
            var group = random.Next(Groups);
            Check(directory.Index.Search, group, mustBeGone: false);
            // The entries beside the index are those in it.
            Assert.Equal(directory.Entries.Count, directory.Index.Search(new SearchQuery { Limit = 0 }).Total);
            foreach (var hit in directory.Index.Search(new SearchQuery { Text = $"gruppe{group}" }).Items) Assert.Equal(directory.Find(hit.Entry.Id), hit.Entry);
        }, async () =>
        {
            var versions = Enumerable.Repeat(1, Groups).ToArray();
            for (var i = 0; i < Changes; i++)
            {
                var (group, _, isGone) = Change(i);
                await Save(store, group, isGone ? EntryStatus.Archived : EntryStatus.Published, versions[group]++);
                Assert.True(await follower.Follow(default));
                Volatile.Write(ref seen, follower.Current.Revision);
            }
        });
        Assert.Empty(failures);
        Assert.Equal((Groups + Changes) * GroupSize, follower.Current.Revision);
    }

    private static async Task Save(EntryStore store, int group, EntryStatus status, int expectedVersion)
    {
        for (var m = 0; m < GroupSize; m++)
            Assert.NotNull(await store.Save(new EntryChange(Id(group, m), Content(group, m, expectedVersion + 1), status, expectedVersion, "import:test", null), SavedAt, default));
    }

    private static readonly DateTimeOffset SavedAt = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>One group in one answer: all of it in one version, found by that version's words, counted by that version's facts.</summary>
    private static void Check(Func<SearchQuery, SearchAnswer> search, int group, bool mustBeGone)
    {
        var answer = search(new SearchQuery { Text = $"\"gruppe{group}\"", Limit = 100 });
        Assert.True(answer.Total is 0 or GroupSize, $"{answer.Total} of group {group}.");
        Assert.Equal(answer.Total, answer.Items.Count);
        Assert.False(mustBeGone && answer.Total > 0, $"Group {group} was archived and is back.");
        // Every entry has exactly one kind, one level, one topic.
        foreach (var facet in new[] { "kind", "level", "topic" }) Assert.Equal(answer.Total, answer.Facets[facet].Sum(v => v.Count));
        foreach (var hit in answer.Items)
        {
            Assert.Equal(answer.Items[0].Entry.Version, hit.Entry.Version);
            Assert.Equal($"fassung{hit.Entry.Version} allgemein", hit.Entry.Content.Summary);
        }
        if (answer.Total == 0) return;
        var version = answer.Items[0].Entry.Version;
        Assert.Equal(Vocabulary.Code(LevelOf(version)), Assert.Single(answer.Facets["level"]).Value);

        // The words of all groups: nobody is found by a version that it no longer has, and the facets add up.
        var all = search(new SearchQuery { Text = $"\"fassung{version}\"", Limit = 1_000 });
        Assert.Equal((all.Items.Count, 0), (all.Total, all.Total % GroupSize));
        Assert.All(all.Items, hit => Assert.Equal(version, hit.Entry.Version));
        Assert.Equal(all.Total, all.Facets["level"].Where(v => v.Value == Vocabulary.Code(LevelOf(version))).Sum(v => v.Count));
        Assert.Equal(all.Total, all.Items.Select(h => h.Entry.Id).Distinct().Count());
    }

    private static string Summary(SearchIndex index, string text)
    {
        var answer = index.Search(new SearchQuery { Text = text });
        return $"{answer.Total}: {string.Join(' ', answer.Items.Select(h => $"{h.Entry.Id}/{h.Entry.Version}/{h.Score:R}"))} {string.Join(' ', answer.Facets.SelectMany(f => f.Value).Select(v => $"{v.Value}={v.Count}"))}";
    }

    /// <summary>Reads on several threads from before the first to after the last change.</summary>
    private static async Task WhileReading(List<string> failures, Action<Random> read, Func<Task> change)
    {
        var begun = Enumerable.Range(0, Readers).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToArray();
        var done = false;
        var readers = Enumerable.Range(0, Readers).Select(r => Task.Factory.StartNew(() =>
        {
            var random = new Random(r);
            try
            {
                read(random);
                begun[r].SetResult();
                while (!Volatile.Read(ref done)) read(random);
                read(random);
            }
            catch (Exception e)
            {
                lock (failures) failures.Add(e.Message);
            }
            finally
            {
                begun[r].TrySetResult(); // A reader that failed at once is waited for no longer.
            }
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        await Task.WhenAll(begun.Select(b => b.Task));
        await change();
        Volatile.Write(ref done, true);
        await Task.WhenAll(readers);
    }
}
