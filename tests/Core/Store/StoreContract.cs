using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Store;

/// <summary>What every database must do; one subclass a database.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected abstract Database Database { get; }

    private EntryStore Entries => new(Database);
    private HarvestStore Harvests => new(Database);

    /// <summary>As when several hosts start at once on an empty database.</summary>
    public virtual async ValueTask InitializeAsync() => await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Migrations.Run(Database, CancellationToken.None))));

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<Entry?> Save(EntryContent content, int expected = 0, EntryStatus status = EntryStatus.Published) =>
        Entries.Save(new EntryChange(EntryId.From("test", content.Slug), content, status, expected, "tester", "weil"), Make.Now, CancellationToken.None);

    [Fact]
    public async Task A_saved_entry_is_read_as_it_was_written()
    {
        var content = Make.Programme() with { Description = "Zeile eins\n\nZeile «zwei» mit ß und 😀", PopulationMax = 20_000 };
        var saved = await Save(content);
        var read = await Entries.Get(saved!.Id, CancellationToken.None);
        Assert.Equivalent(saved, read, strict: true);
        Assert.Equal(65, ((FundingProgramme)read!.Content).FundingRates[0].PercentMax);
    }

    [Fact]
    public async Task A_second_save_of_the_same_version_is_refused_and_changes_nothing()
    {
        await Save(Make.Programme());
        await Save(Make.Programme(title: "Zweite Fassung"), expected: 1);
        Assert.Null(await Save(Make.Programme(title: "Zu spät"), expected: 1));
        Assert.Equal("Zweite Fassung", (await Entries.Get(EntryId.From("test", "muster"), CancellationToken.None))!.Content.Title);
    }

    [Fact]
    public async Task A_new_entry_with_a_slug_that_is_taken_is_refused()
    {
        await Save(Make.Programme());
        var other = new EntryChange(EntryId.From("test", "anders"), Make.Programme(), EntryStatus.Published, 0, "tester", null);
        Assert.Null(await Entries.Save(other, Make.Now, CancellationToken.None));
    }

    [Fact]
    public async Task Every_version_stays_readable()
    {
        var first = await Save(Make.Programme());
        await Save(Make.Programme(title: "Neu"), expected: 1, EntryStatus.Withdrawn);
        var versions = await Entries.Versions(first!.Id, CancellationToken.None);
        Assert.Equal([(2, "Neu", EntryStatus.Withdrawn), (1, "Musterprogramm", EntryStatus.Published)], versions.Select(v => (v.Version, v.Content.Title, v.Status)));
    }

    [Fact]
    public async Task Changes_come_in_order_and_each_entry_once()
    {
        await Save(Make.Programme("a"));
        await Save(Make.Programme("b"));
        await Save(Make.Programme("a", "A neu"), expected: 1);
        var changes = await Entries.ChangesSince(1, CancellationToken.None);
        Assert.Equal([(2L, "b"), (3L, "a")], changes.Select(c => (c.Revision, c.Content.Slug)));
    }

    [Fact]
    public async Task Concurrent_writers_never_commit_an_earlier_revision_after_a_follower_saw_a_later_one()
    {
        const int Writers = 4, Each = 15;
        using var done = new CancellationTokenSource();
        var seen = new HashSet<long>();
        var follower = Task.Run(async () =>
        {
            long last = 0;
            while (true)
            {
                var finished = done.IsCancellationRequested;
                foreach (var change in await Entries.ChangesSince(last, CancellationToken.None))
                {
                    Assert.True(change.Revision > last);
                    last = change.Revision;
                    seen.Add(last);
                }
                if (finished) return;
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) Assert.NotNull(await Save(Make.Programme($"w{w}-{i}")));
        })));
        await done.CancelAsync();
        await follower;
        Assert.Equal(Writers * Each, seen.Count);
    }

    [Fact]
    public async Task A_batch_that_meets_a_newer_version_stores_nothing_at_all()
    {
        await Save(Make.Programme("alt"));
        await Save(Make.Programme("alt", "vom Menschen"), expected: 1);
        var batch = Batch(
            new EntryChange(EntryId.From("test", "neu"), Make.Programme("neu"), EntryStatus.Published, 0, "import:test", null),
            new EntryChange(EntryId.From("test", "alt"), Make.Programme("alt", "vom Import"), EntryStatus.Published, 1, "import:test", null));
        Assert.Null(await Harvests.Apply(batch, CancellationToken.None));
        Assert.Null(await Entries.Get(EntryId.From("test", "neu"), CancellationToken.None));
        Assert.Equal(0, await Harvests.LatestRun(CancellationToken.None));
        Assert.Equal(2, await Entries.LatestRevision(CancellationToken.None));
    }

    [Fact]
    public async Task A_run_stored_in_parts_counts_whole_or_not_at_all()
    {
        await Save(Make.Programme("alt"));
        await Save(Make.Programme("alt", "vom Menschen"), expected: 1);
        EntryChange New(string slug) => new(EntryId.From("test", slug), Make.Programme(slug), EntryStatus.Published, 0, "import:test", null);
        await using (var given = await Harvests.Begin(trial: false, CancellationToken.None))
        {
            Assert.True(await given.Write(Batch(New("a")), CancellationToken.None));
            Assert.Equal("a", (await given.Entry(EntryId.From("test", "a"), CancellationToken.None))!.Content.Slug);
            Assert.False(await given.Write(Batch(New("b"), new EntryChange(EntryId.From("test", "alt"), Make.Programme("alt", "vom Import"), EntryStatus.Published, 1, "import:test", null)), CancellationToken.None));
        }
        Assert.Equal((2L, 0L), (await Entries.LatestRevision(CancellationToken.None), await Harvests.LatestRun(CancellationToken.None)));
        Assert.Null(await Entries.Get(EntryId.From("test", "a"), CancellationToken.None));

        await using (var trial = await Harvests.Begin(trial: true, CancellationToken.None))
            Assert.True(await trial.Write(Batch(New("a")), CancellationToken.None) && (await trial.Finish(Batch().Run, CancellationToken.None))!.Number == 0);
        Assert.Null(await Entries.Get(EntryId.From("test", "a"), CancellationToken.None));

        await using (var whole = await Harvests.Begin(trial: false, CancellationToken.None))
        {
            Assert.True(await whole.Write(Batch(New("a")), CancellationToken.None) && await whole.Write(Batch(New("b")), CancellationToken.None));
            await whole.Finish(Batch().Run, CancellationToken.None);
        }
        Assert.Equal([("alt", 2L), ("a", 3L), ("b", 4L)], (await Entries.ChangesSince(0, CancellationToken.None)).Select(e => (e.Content.Slug, e.Revision)));
        Assert.Equal(1, await Harvests.LatestRun(CancellationToken.None));
    }

    [Fact]
    public async Task A_missing_record_keeps_what_it_said_last()
    {
        var record = new SourceRecord { Source = "test", SourceId = "x", EntryId = EntryId.From("test", "x"), FirstSeen = Make.Now, LastSeen = Make.Now, Content = Make.Programme("x") };
        await Harvests.Apply(Batch() with { Records = [record] }, CancellationToken.None);
        var last = (await Harvests.Last("test", _ => null, CancellationToken.None)).Others["x"];
        await Harvests.Apply(Batch() with { Missing = [last with { MissingSince = Make.Now.AddDays(1), WithdrawnAt = Make.Now.AddDays(3) }] }, CancellationToken.None);
        var read = (await Harvests.Records("test", CancellationToken.None))["x"];
        Assert.Equal((Make.Now.AddDays(1), Make.Now.AddDays(3), "x", false), (read.MissingSince, read.WithdrawnAt, read.Content.Slug, last.HasEntry));
        Assert.Equal("x", Assert.Single(await Harvests.Read("test", id => id == "x", (_, content) => content.Slug, CancellationToken.None)).Value);
    }

    [Fact]
    public async Task A_run_keeps_what_the_source_said_and_when()
    {
        var record = new SourceRecord { Source = "test", SourceId = "x", EntryId = EntryId.From("test", "x"), FirstSeen = Make.Now, LastSeen = Make.Now, Content = Make.Programme("x") };
        await Harvests.Apply(Batch() with { Records = [record] }, CancellationToken.None);
        await Harvests.Apply(Batch() with { Records = [record with { LastSeen = Make.Now.AddDays(1), MissingSince = Make.Now.AddDays(1) }] }, CancellationToken.None);
        var read = (await Harvests.Records("test", CancellationToken.None))["x"];
        Assert.Equal((Make.Now, Make.Now.AddDays(1), Make.Now.AddDays(1)), (read.FirstSeen, read.LastSeen, read.MissingSince));
        Assert.Equal([2L, 1L], (await Harvests.Runs("test", 0, 10, CancellationToken.None)).Select(r => r.Number));
        Assert.Equal([1L], (await Harvests.Runs("test", 1, 10, CancellationToken.None)).Select(r => r.Number));
    }

    [Fact]
    public async Task A_register_file_of_one_state_leaves_the_other_states_alone()
    {
        var register = new MunicipalityStore(Database);
        var ulm = Make.Hagenow with { Ars = "084210000000", Ags = "08421000", Name = "Ulm", OfficialName = "Ulm", StateKey = "08", State = "Baden-Württemberg" };
        await register.Replace([Make.Hagenow, ulm], CancellationToken.None);
        var change = await register.Replace([Make.Hagenow with { Inhabitants = 12_500 }], CancellationToken.None);
        Assert.Equal((0, 1, 0), (change.Added.Count, change.Changed.Count, change.Gone.Count));
        Assert.Equal([("Ulm", 12_399), ("Hagenow", 12_500)], (await register.All(CancellationToken.None)).Select(m => (m.Name, m.Inhabitants!.Value)));
    }

    [Fact]
    public async Task Migrations_can_run_again()
    {
        await Save(Make.Programme());
        await Migrations.Run(Database, CancellationToken.None);
        Assert.Equal(1, await Entries.LatestRevision(CancellationToken.None));
    }

    private static HarvestBatch Batch(params EntryChange[] changes) => new()
    {
        Run = new HarvestRun { Source = "test", StartedAt = Make.Now, FinishedAt = Make.Now, Outcome = RunOutcome.Accepted, Counts = new HarvestCounts { Read = changes.Length } },
        Changes = changes,
    };
}
