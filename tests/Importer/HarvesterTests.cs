using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

/// <summary>The pipeline over a real SQLite file, with a source that says what the test wants.</summary>
public sealed class HarvesterTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly Clock clock = new();
    private Database database = null!;

    public async ValueTask InitializeAsync()
    {
        database = Database.Sqlite(folder.File("directory.db"));
        await Migrations.Run(database, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private EntryStore Entries => new(database);

    private async Task<HarvestReport> Run(Parsed parsed, bool dryRun = false, string bytes = "a") =>
        await new Harvester(database, folder.Path, clock).Run(new Said(parsed), () => Task.FromResult<IReadOnlyList<Capture>>(
            [new Capture { Name = "page.json", FetchedAt = clock.GetUtcNow(), Bytes = System.Text.Encoding.UTF8.GetBytes(bytes) }]), dryRun, CancellationToken.None);

    private static Parsed Of(params EntryContent[] contents) => new() { Records = [.. contents.Select(c => new ParsedRecord(c.Slug, c))], Complete = true };

    private static EntryContent[] Twenty => [.. Enumerable.Range(0, 20).Select(i => Make.Programme($"p{i}"))];

    private async Task<Entry> Entry(string slug) => (await Entries.Get(EntryId.From("said", slug), CancellationToken.None))!;

    [Fact]
    public async Task A_second_identical_run_changes_nothing()
    {
        Assert.Equal(20, (await Run(Of(Twenty))).Run.Counts.Added);
        var revision = await Entries.LatestRevision(CancellationToken.None);
        var again = await Run(Of(Twenty));
        Assert.Equal((RunOutcome.Accepted, 20, 0, 0), (again.Run.Outcome, again.Run.Counts.Unchanged, again.Run.Counts.Added, again.Run.Counts.Changed));
        Assert.Equal(revision, await Entries.LatestRevision(CancellationToken.None));
    }

    [Fact]
    public async Task A_change_of_the_source_becomes_a_new_version()
    {
        await Run(Of(Make.Programme("p")));
        var report = await Run(Of(Make.Programme("p") with { AmountMax = 7_000 }));
        Assert.Equal(1, report.Run.Counts.Changed);
        var entry = await Entry("p");
        Assert.Equal((2, 7_000L, "import:said"), (entry.Version, ((FundingProgramme)entry.Content).AmountMax!.Value, entry.SavedBy));
    }

    [Fact]
    public async Task An_editors_field_survives_what_the_source_says_and_a_true_conflict_waits_as_a_proposal()
    {
        await Run(Of(Make.Programme("p")));
        var entry = await Entry("p");
        await Entries.Save(new EntryChange(entry.Id, entry.Content with { Title = "Von der Redaktion" }, EntryStatus.Published, 1, "anna", null), Make.Now, CancellationToken.None);
        var report = await Run(Of(Make.Programme("p", "Von der Quelle") with { AmountMax = 9_000 }));
        entry = await Entry("p");
        Assert.Equal(("Von der Redaktion", 9_000L, 1), (entry.Content.Title, ((FundingProgramme)entry.Content).AmountMax!.Value, report.Run.Counts.Held));
        var again = await Run(Of(Make.Programme("p", "Von der Quelle") with { AmountMax = 9_000 }));
        Assert.Equal((0, 1), (again.Run.Counts.Held, again.Run.Counts.Unchanged));
    }

    [Fact]
    public async Task A_record_whose_key_is_too_long_for_the_store_is_named_and_the_others_are_taken()
    {
        var report = await Run(Of([.. Twenty, Make.Programme(new string('x', 201))]));
        Assert.Equal((RunOutcome.Accepted, 20), (report.Run.Outcome, report.Run.Counts.Added));
        Assert.Contains("201 Zeichen", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_is_withdrawn_only_after_the_grace_period_and_comes_back_when_listed_again()
    {
        await Run(Of(Twenty));
        Assert.Equal(1, (await Run(Of(Twenty[1..]))).Run.Counts.Missing);
        Assert.Equal(EntryStatus.Published, (await Entry("p0")).Status);
        clock.Advance(TimeSpan.FromHours(37));
        Assert.Equal(1, (await Run(Of(Twenty[1..]))).Run.Counts.Withdrawn);
        Assert.Equal(EntryStatus.Withdrawn, (await Entry("p0")).Status);
        await Run(Of(Twenty));
        Assert.Equal(EntryStatus.Published, (await Entry("p0")).Status);
    }

    [Fact]
    public async Task An_unchanged_record_is_seen_once_more_and_missing_no_longer()
    {
        await Run(Of(Twenty));
        await Run(Of(Twenty[1..]));
        clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(20, (await Run(Of(Twenty))).Run.Counts.Unchanged);
        var record = (await new HarvestStore(database).Records("said", CancellationToken.None))["p0"];
        Assert.Equal((clock.GetUtcNow(), null), (record.LastSeen, record.MissingSince));
        clock.Advance(TimeSpan.FromHours(30));
        Assert.Equal(1, (await Run(Of(Twenty[1..]))).Run.Counts.Missing);
    }

    [Fact]
    public async Task A_record_that_cannot_be_read_is_not_missing()
    {
        await Run(Of(Twenty));
        clock.Advance(TimeSpan.FromDays(10));
        var counts = (await Run(Of(Twenty[1..]) with { Problems = [new Problem("p0", null, "Das Dokument ist beschädigt.")] })).Run.Counts;
        Assert.Equal((19, 0, 0, 1), (counts.Unchanged, counts.Missing, counts.Withdrawn, counts.Problems));
    }

    [Fact]
    public async Task An_incomplete_run_withdraws_nothing()
    {
        await Run(Of(Twenty));
        clock.Advance(TimeSpan.FromDays(10));
        var counts = (await Run(Of(Twenty[..5]) with { Complete = false })).Run.Counts;
        Assert.Equal((5, 0, 0), (counts.Unchanged, counts.Missing, counts.Withdrawn));
    }

    [Fact]
    public async Task A_run_that_would_lose_more_than_a_tenth_is_refused_and_changes_nothing()
    {
        await Run(Of(Twenty));
        var report = await Run(Of([.. Twenty[3..].Select(p => p with { Title = "anders" })]));
        Assert.Equal(RunOutcome.Refused, report.Run.Outcome);
        Assert.Contains("3 von 20", report.Run.Message, StringComparison.Ordinal);
        Assert.Equal("Musterprogramm", (await Entry("p5")).Content.Title);
    }

    [Fact]
    public async Task A_run_of_many_parts_that_meets_a_new_entry_is_taken_back_whole_and_begun_again()
    {
        EntryContent[] many = [.. Enumerable.Range(0, 200).Select(i => Make.Programme($"m{i}", $"Programm {i}"))];
        // An editor takes the last record's address after the run has looked up what is there: the clock is read once before and once after.
        void Save() => Entries.Save(new EntryChange("fremd", Make.Programme("m199", "Von der Redaktion") with { Sources = [] }, EntryStatus.Published, 0, "anna", null), Make.Now, CancellationToken.None).GetAwaiter().GetResult();
        var report = await new Harvester(database, folder.Path, clock).Run(new Said(Of(many), () => { clock.OnRead.Enqueue(() => { }); clock.OnRead.Enqueue(Save); }), () => Task.FromResult<IReadOnlyList<Capture>>(
            [new Capture { Name = "page.json", FetchedAt = clock.GetUtcNow(), Bytes = new byte[] { 1 } }]), dryRun: false, CancellationToken.None);
        Assert.Equal((RunOutcome.Accepted, 200, 200), (report.Run.Outcome, report.Run.Counts.Added, report.Run.Counts.Read));
        var entries = await Entries.ChangesSince(0, CancellationToken.None);
        Assert.Equal((201, "fremd", 201L), (entries.Count, entries[0].Id, entries[^1].Revision));
        Assert.Equal(($"m199-{entries[^1].Id[..6]}", 1), (entries[^1].Content.Slug, entries[^1].Version));
    }

    [Fact]
    public async Task Calls_whose_deadline_has_passed_may_disappear()
    {
        EntryContent[] ended = [.. Enumerable.Range(0, 10).Select(i => Make.Programme($"e{i}") with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2026, 1, 1) }] })];
        await Run(Of([.. Twenty, .. ended]));
        Assert.Equal(RunOutcome.Accepted, (await Run(Of(Twenty))).Run.Outcome);
    }

    [Fact]
    public async Task An_empty_run_and_one_with_mostly_empty_fields_are_refused()
    {
        Assert.Equal(RunOutcome.Refused, (await Run(Of())).Run.Outcome);
        var hollow = Twenty.Select((p, i) => i < 3 ? p with { Title = " " } : p).ToArray();
        Assert.Contains("«title»", (await Run(Of(hollow))).Run.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Entries.LatestRevision(CancellationToken.None));
    }

    [Fact]
    public async Task A_dry_run_stores_nothing_at_all()
    {
        Assert.Equal(20, (await Run(Of(Twenty), dryRun: true)).Run.Counts.Added);
        Assert.Equal((0L, 0L), (await Entries.LatestRevision(CancellationToken.None), await new HarvestStore(database).LatestRun(CancellationToken.None)));
        Assert.False(Directory.Exists(folder.File("captures")));
    }

    [Fact]
    public async Task Raw_answers_are_kept_under_their_hash_and_equal_ones_once()
    {
        var first = await Run(Of(Twenty), bytes: "Rohdaten");
        var second = await Run(Of(Twenty), bytes: "Rohdaten");
        Assert.Equal(first.Run.CaptureHash, second.Run.CaptureHash);
        Assert.Single(Directory.GetFiles(folder.File("captures"), "*", SearchOption.AllDirectories));
        var kept = await new CaptureStore(database, folder.Path).Read("said", first.Run.CaptureHash!, CancellationToken.None);
        using var content = new StreamReader(Assert.Single(kept!).Open());
        Assert.Equal("Rohdaten", await content.ReadToEndAsync());
    }

    [Fact]
    public async Task Two_records_with_the_same_address_both_get_in()
    {
        var parsed = new Parsed { Complete = true, Records = [new ParsedRecord("a", Make.Programme("gleich")), new ParsedRecord("b", Make.Programme("gleich"))] };
        Assert.Equal(2, (await Run(parsed)).Run.Counts.Added);
        Assert.Equal(2, (await Run(parsed)).Run.Counts.Unchanged);
    }

    [Fact]
    public async Task A_curated_entry_that_names_the_sources_record_is_continued_and_keeps_its_words()
    {
        var starter = Make.Programme("starter", "Unser deutscher Titel") with { AmountMax = null, Sources = [new SourceReference { Source = "said", SourceId = "call-1" }] };
        await Entries.Save(new EntryChange("starter-id", starter, EntryStatus.Published, 0, "import:catalogue", null), Make.Now, CancellationToken.None);
        var call = Make.Programme("andere-adresse", "The portal's title") with { AmountMax = 9_000, EligibleApplicants = [], DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2027, 1, 5) }] };
        var report = await Run(new Parsed { Complete = true, Records = [new ParsedRecord("call-1", call)] });
        Assert.Equal((0, 1, 0), (report.Run.Counts.Added, report.Run.Counts.Changed, report.Run.Counts.Held));
        var programme = (FundingProgramme)(await Entries.Get("starter-id", CancellationToken.None))!.Content;
        Assert.Equal(("Unser deutscher Titel", "starter", 9_000L, 2), (programme.Title, programme.Slug, programme.AmountMax!.Value, programme.EligibleApplicants.Count));
        Assert.Equal(new DateOnly(2027, 1, 5), Assert.Single(programme.Rounds).Closes);
        Assert.Equal(1, (await Run(new Parsed { Complete = true, Records = [new ParsedRecord("call-1", call)] })).Run.Counts.Unchanged);
    }

    private sealed class Said(Parsed parsed, Action? onParse = null) : IConnector
    {
        public Source Source { get; } = new() { Id = "said", Name = "Testquelle", Homepage = "https://example.org", Licence = "CC0-1.0", Attribution = "Test", Interval = TimeSpan.FromDays(1) };

        public Task<IReadOnlyList<Capture>> Fetch(Fetcher fetcher, CancellationToken cancel) => throw new NotSupportedException();

        public Parsed Parse(IReadOnlyList<Capture> captures)
        {
            onParse?.Invoke();
            return parsed;
        }
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset now = Make.Now;

        /// <summary>What happens when the clock is read next, and after that.</summary>
        public Queue<Action> OnRead { get; } = new();

        public override DateTimeOffset GetUtcNow()
        {
            if (OnRead.TryDequeue(out var happens)) happens();
            return now;
        }

        public void Advance(TimeSpan time) => now += time;
    }
}
