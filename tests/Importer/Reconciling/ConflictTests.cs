using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace FundingDirectory.Tests.Importer.Reconciling;

/// <summary>The life of a conflict between a source and an editor, over real runs.</summary>
public sealed class ConflictTests
{
    private static readonly string Id = EntryId.From("said", "p");

    private static Parsed Says(string title, long? most = null) => new() { Complete = true, Records = [new ParsedRecord("p", Make.Programme("p", title) with { AmountMax = most })] };

    private static async Task<HarvestStage> WithConflict()
    {
        var stage = await HarvestStage.Open();
        await stage.Run(Says("Alt"));
        await stage.Edit(Id, p => p with { Title = "Von der Redaktion" });
        Assert.Equal(1, (await stage.Run(Says("Neu"))).Run.Counts.Held);
        return stage;
    }

    private static async Task<Proposal?> Waiting(HarvestStage stage) => (await stage.Proposals.Open("import:said", CancellationToken.None)).SingleOrDefault();

    private static async Task Decide(HarvestStage stage, string state)
    {
        var id = (await Waiting(stage))!.Id;
        await using var connection = await stage.Database.Open(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = "update proposal set state = @State, decided_by = 'anna' where id = @Id";
        command.Parameters.Add(new SqliteParameter("@State", state));
        command.Parameters.Add(new SqliteParameter("@Id", id));
        await command.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task A_conflict_is_one_open_proposal_however_often_the_source_says_the_same()
    {
        using var stage = await WithConflict();
        var dump = await stage.Dump();
        var again = await stage.Run(Says("Neu"));
        Assert.Equal((0, 1), (again.Run.Counts.Held, again.Run.Counts.Unchanged));
        Assert.Equal(dump, await stage.Dump());
        Assert.Equal(("Neu", "title"), ((await Waiting(stage))!.Content.Title, Assert.Single((await Waiting(stage))!.Fields)));
    }

    [Fact]
    public async Task A_further_change_of_the_source_renews_the_proposal_and_loses_no_other_change()
    {
        using var stage = await WithConflict();
        var first = (await Waiting(stage))!;
        Assert.Equal(1, (await stage.Run(Says("Noch neuer", 7_000))).Run.Counts.Held);
        var renewed = (await Waiting(stage))!;
        Assert.Equal((first.Id, "Noch neuer", first.BasedOn + 1), (renewed.Id, renewed.Content.Title, renewed.BasedOn));
        Assert.Equal(("Von der Redaktion", 7_000L), ((await stage.Programme(Id)).Title, (await stage.Programme(Id)).AmountMax!.Value));
    }

    [Fact]
    public async Task A_change_elsewhere_keeps_the_conflict_waiting()
    {
        using var stage = await WithConflict();
        await stage.Run(Says("Neu", 7_000));
        var waiting = (await Waiting(stage))!;
        Assert.Equal(("Neu", 7_000L), (waiting.Content.Title, ((FundingProgramme)waiting.Content).AmountMax!.Value));
    }

    [Fact]
    public async Task A_proposal_is_closed_when_the_source_comes_round_to_the_editors_value()
    {
        using var stage = await WithConflict();
        await stage.Run(Says("Von der Redaktion"));
        Assert.Null(await Waiting(stage));
    }

    [Fact]
    public async Task A_proposal_is_closed_when_the_editor_comes_round_to_the_sources_value()
    {
        using var stage = await WithConflict();
        await stage.Edit(Id, p => p with { Title = "Neu" });
        await stage.Run(Says("Neu"));
        Assert.Null(await Waiting(stage));
        await stage.Run(Says("Ganz neu"));
        Assert.Equal("Ganz neu", (await stage.Programme(Id)).Title);
    }

    [Fact]
    public async Task A_rejected_value_does_not_come_back_but_a_new_one_is_asked_about()
    {
        using var stage = await WithConflict();
        await Decide(stage, "rejected");
        var dump = await stage.Dump();
        Assert.Equal((0, 1), (await stage.Run(Says("Neu"))).Run.Counts is var c ? (c.Held, c.Unchanged) : default);
        Assert.Equal(dump, await stage.Dump());
        Assert.Equal(1, (await stage.Run(Says("Anders"))).Run.Counts.Held);
        Assert.Equal("Anders", (await Waiting(stage))!.Content.Title);
        Assert.Equal("Von der Redaktion", (await stage.Programme(Id)).Title);
    }

    [Fact]
    public async Task What_an_editor_saves_meanwhile_is_in_the_renewed_proposal()
    {
        using var stage = await WithConflict();
        await stage.Edit(Id, p => p with { Summary = "Nachgetragen." });
        await stage.Run(Says("Neu"));
        Assert.Equal(("Neu", "Nachgetragen."), ((await Waiting(stage))!.Content.Title, (await Waiting(stage))!.Content.Summary));
    }

    [Fact]
    public async Task An_archived_entry_is_kept_up_to_date_and_stays_archived()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Says("Alt"));
        await stage.Edit(Id, p => p, EntryStatus.Archived);
        await stage.Run(Says("Neu"));
        var entry = (await stage.Entries.Get(Id, CancellationToken.None))!;
        Assert.Equal((EntryStatus.Archived, "Neu"), (entry.Status, entry.Content.Title));
    }
}
