using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Reconciling;

/// <summary>Records that go, stay away, come back, or stand in several sources.</summary>
public sealed class LifecycleTests
{
    private static readonly string Shared = EntryId.From("said", "p0");

    /// <summary>Twenty records; the first also names a record of the source «other».</summary>
    private static Parsed Twenty(int from = 0) => new()
    {
        Complete = true,
        Records = [.. Enumerable.Range(0, 20).Select(i => new ParsedRecord($"p{i}", Make.Programme($"p{i}", $"Programm Nummer {i:00}") with
        {
            Sources = i == 0 ? [new SourceReference { Source = "said", SourceId = "p0" }, new SourceReference { Source = "other", SourceId = "o0" }] : [new SourceReference { Source = "said", SourceId = $"p{i}" }],
        })).Skip(from)],
    };

    private static Parsed Other(int from = 0) => new()
    {
        Complete = true,
        Records = [.. Enumerable.Range(0, 20).Select(i => new ParsedRecord($"o{i}", Make.Programme($"o{i}", $"Anderes Vorhaben {i:00}") with { Sources = [new SourceReference { Source = "other", SourceId = $"o{i}" }] })).Skip(from)],
    };

    private static async Task Gone(HarvestStage stage, Parsed parsed, string source)
    {
        await stage.Run(parsed, source);
        stage.Clock.Now += TimeSpan.FromHours(37);
        Assert.Equal(1, (await stage.Run(parsed, source)).Run.Counts.Withdrawn);
    }

    private static async Task<EntryStatus> Status(HarvestStage stage, string id) => (await stage.Entries.Get(id, CancellationToken.None))!.Status;

    [Fact]
    public async Task An_entry_stands_as_long_as_one_of_its_sources_lists_it()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Twenty());
        await stage.Run(Other(), "other");
        await Gone(stage, Twenty(1), "said");
        Assert.Equal(EntryStatus.Published, await Status(stage, Shared));
        await Gone(stage, Other(1), "other");
        Assert.Equal(EntryStatus.Withdrawn, await Status(stage, Shared));
        await stage.Run(Twenty());
        Assert.Equal(EntryStatus.Published, await Status(stage, Shared));
    }

    [Fact]
    public async Task Our_own_catalogue_neither_holds_nor_revives_what_the_official_source_gave_up()
    {
        using var stage = await HarvestStage.Open();
        var curated = new Parsed
        {
            Complete = true,
            Records = [new ParsedRecord("fundingProgramme/p", Make.Programme("p") with { Sources = [new SourceReference { Source = "catalogue", SourceId = "fundingProgramme/p" }, new SourceReference { Source = "other", SourceId = "o0" }] })],
        };
        await stage.Run(curated, "catalogue");
        await stage.Run(Other(), "other");
        await Gone(stage, Other(1), "other");
        var id = EntryId.From("catalogue", "fundingProgramme/p");
        Assert.Equal(EntryStatus.Withdrawn, await Status(stage, id));
        var dump = await stage.Dump();
        Assert.Equal(1, (await stage.Run(curated, "catalogue")).Run.Counts.Unchanged);
        Assert.Equal(EntryStatus.Withdrawn, await Status(stage, id));
        await stage.Run(Other(), "other");
        Assert.Equal(EntryStatus.Published, await Status(stage, id));
        Assert.NotEqual(dump, await stage.Dump());
    }

    [Fact]
    public async Task What_an_editor_archived_is_not_revived_by_a_comeback()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Twenty());
        await stage.Edit(Shared, p => p, EntryStatus.Archived);
        await Gone(stage, Twenty(1), "said");
        await stage.Run(Twenty());
        Assert.Equal(EntryStatus.Archived, await Status(stage, Shared));
    }

    [Fact]
    public async Task A_record_that_returns_within_the_grace_period_starts_anew()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Twenty());
        foreach (var from in new[] { 1, 0, 1 })
        {
            stage.Clock.Now += TimeSpan.FromHours(20);
            Assert.Equal((from, 0), (await stage.Run(Twenty(from))).Run.Counts is var c ? (c.Missing, c.Withdrawn) : default);
        }
        var record = (await stage.Harvests.Records("said", CancellationToken.None))["p0"];
        Assert.Equal((Make.Now, Make.Now.AddHours(40), Make.Now.AddHours(60)), (record.FirstSeen, record.LastSeen, record.MissingSince));
    }

    [Fact]
    public async Task A_record_whose_folder_was_renamed_continues_its_entry()
    {
        using var stage = await HarvestStage.Open();
        static Parsed In(string folder) => new() { Complete = true, Records = [.. Enumerable.Range(0, 20).Select(i => new ParsedRecord(i == 0 ? $"Bund/{folder}/dorf" : $"Bund/BMX/p{i}", Make.Programme($"p{i}", $"Programm {i:00}")))] };
        await stage.Run(In("BMALT"));
        Assert.Equal(0, (await stage.Run(In("BMNEU"))).Run.Counts.Added);
        stage.Clock.Now += TimeSpan.FromHours(37);
        Assert.Equal(1, (await stage.Run(In("BMNEU"))).Run.Counts.Withdrawn);
        Assert.Equal(EntryStatus.Published, await Status(stage, EntryId.From("said", "Bund/BMALT/dorf")));
    }

    [Fact]
    public async Task A_state_that_jumps_back_and_a_deadline_that_moves_twice_are_told_each_time()
    {
        using var stage = await HarvestStage.Open();
        foreach (var (note, day) in new[] { ("angekündigt", 1), ("offen", 1), ("angekündigt", 15), ("angekündigt", 1) })
        {
            stage.Clock.Now += TimeSpan.FromDays(1);
            await stage.Run(new Parsed { Complete = true, Records = [new ParsedRecord("p", Make.Programme("p") with { StatusNote = note, DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2027, 3, day) }] })] });
        }
        var versions = await stage.Entries.Versions(EntryId.From("said", "p"), CancellationToken.None);
        Assert.Equal(["angekündigt", "angekündigt", "offen", "angekündigt"], versions.Select(v => ((FundingProgramme)v.Content).StatusNote));
        Assert.Equal([(15, 1), (1, 15)], DeadlineHistory.Of(versions).Select(c => (c.Before[0].Closes!.Value.Day, c.After[0].Closes!.Value.Day)));
        Assert.Equal("import:said", DeadlineHistory.Of(versions)[0].By);
    }
}
