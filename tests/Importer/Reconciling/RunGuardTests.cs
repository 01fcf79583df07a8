using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Reconciling;

/// <summary>What is not plausible is refused as a whole, told, and leaves no trace but the run itself.</summary>
public sealed class RunGuardTests
{
    private static Parsed Programmes(int count, int from = 0, Func<FundingProgramme, int, FundingProgramme>? change = null) => new()
    {
        Complete = true,
        Records = [.. Enumerable.Range(from, count).Select(i => new ParsedRecord($"p{i}", (change ?? ((p, _) => p))(Make.Programme($"p{i}", $"Programm Nummer {i:00}"), i)))],
    };

    public static TheoryData<string> Cases => ["empty", "hollow", "unreadable", "shrunken"];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_run_that_is_not_plausible_changes_nothing_and_is_kept_with_its_reason(string name)
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Programmes(40));
        var dump = await stage.Dump();
        var (parsed, reason) = name switch
        {
            "empty" => (Programmes(0), "keinen einzigen"),
            "hollow" => (Programmes(40, change: (p, i) => i < 5 ? p with { Title = "" } : p with { Title = "anders" }), "«title» ist nur in 35 von 40"),
            "unreadable" => (Programmes(35) with { Problems = [.. Enumerable.Range(35, 5).Select(i => new Problem($"p{i}", null, "beschädigt"))] }, "35 von 40"),
            _ => (Programmes(35, change: (p, _) => p with { Title = "anders" }), "5 von 40"),
        };
        var report = await stage.Run(parsed);
        Assert.Equal(RunOutcome.Refused, report.Run.Outcome);
        Assert.Contains(reason, report.Run.Message!, StringComparison.Ordinal);
        Assert.Equal(dump, await stage.Dump());
        var kept = (await stage.Harvests.Runs("said", 0, 1, CancellationToken.None))[0];
        Assert.Equal((RunOutcome.Refused, report.Run.Message), (kept.Outcome, kept.Message));
    }

    public static TheoryData<string, string> Answers => new()
    {
        { "foerderdatenbank", "<html><title>Radware Captcha Page</title></html>" }, { "foerderdatenbank", "kein Archiv" }, { "foerderdatenbank", "" },
        { "eu-funding-portal", "<html><title>Radware Captcha Page</title></html>" }, { "eu-funding-portal", "{\"totalResults\": 3, \"results\": [" }, { "eu-funding-portal", "[]" },
        { "eu-funding-portal", "{\"totalResults\": 0, \"results\": []}" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_web_page_or_a_torso_instead_of_data_is_refused(string source, string body)
    {
        using var stage = await HarvestStage.Open();
        var dump = await stage.Dump();
        var report = await stage.Run(FundingDirectory.Importer.Connectors.Connectors.Find(source)!, [SharedSources.Bytes("antwort", Encoding.UTF8.GetBytes(body))]);
        Assert.Equal(RunOutcome.Refused, report.Run.Outcome);
        Assert.Matches(@"^[A-ZÄÖÜ«].+\.$", report.Run.Message);
        Assert.Equal(dump, await stage.Dump());
        Assert.Equal(report.Run.Message, (await stage.Harvests.Runs(source, 0, 1, CancellationToken.None))[0].Message);
    }

    [Fact]
    public async Task A_justified_shrink_is_taken_with_its_reason_and_counts_as_gone_at_once()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Programmes(40));
        Assert.Equal(RunOutcome.Refused, (await stage.Run(Programmes(20))).Run.Outcome);
        var taken = await stage.Run(Programmes(20), acceptShrink: "Das Land hat die Programme zusammengelegt.");
        Assert.Equal((RunOutcome.Accepted, 20, 20), (taken.Run.Outcome, taken.Run.Counts.Withdrawn, taken.Run.Counts.Unchanged));
        Assert.Equal("20 von 40 bekannten Datensätzen fehlen, ohne dass ihre Frist vorbei ist; erlaubt sind 10 Prozent. Trotzdem übernommen: Das Land hat die Programme zusammengelegt.",
            (await stage.Harvests.Runs("said", 0, 1, CancellationToken.None))[0].Message);
        Assert.Equal(RunOutcome.Accepted, (await stage.Run(Programmes(20))).Run.Outcome);
    }

    [Fact]
    public async Task The_reason_overrules_a_shrink_and_nothing_else()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Programmes(40));
        Assert.Equal(RunOutcome.Refused, (await stage.Run(Programmes(0), acceptShrink: "weil")).Run.Outcome);
        var regular = await stage.Run(Programmes(38), acceptShrink: "weil");
        Assert.Equal((RunOutcome.Accepted, 2, 0, null), (regular.Run.Outcome, regular.Run.Counts.Missing, regular.Run.Counts.Withdrawn, regular.Run.Message));
    }

    [Fact]
    public async Task Small_losses_of_several_runs_add_up_until_they_are_refused()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(Programmes(40));
        Assert.Equal(RunOutcome.Accepted, (await stage.Run(Programmes(37))).Run.Outcome);
        Assert.Equal(RunOutcome.Refused, (await stage.Run(Programmes(34))).Run.Outcome);
    }

    [Fact]
    public async Task Ended_calls_may_go_but_they_do_not_make_room_for_others_to_go()
    {
        using var stage = await HarvestStage.Open();
        FundingProgramme Ended(FundingProgramme p, int i) => i < 20 ? p with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2026, 1, 1) }] } : p;
        await stage.Run(Programmes(40, change: Ended));
        Assert.Contains("3 von 20", (await stage.Run(Programmes(17, from: 23, change: Ended))).Run.Message!, StringComparison.Ordinal);
        Assert.Equal(RunOutcome.Accepted, (await stage.Run(Programmes(20, from: 20, change: Ended))).Run.Outcome);
    }
}
