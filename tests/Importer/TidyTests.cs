using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer;

public sealed class TidyTests
{
    private static readonly Retention Usual = new();

    private static Capture[] Answers(string text) => [SharedSources.Bytes("said.json", System.Text.Encoding.UTF8.GetBytes(text))];

    private static Parsed Says(params string[] ids) => new() { Records = [.. ids.Select(id => new ParsedRecord(id, Make.Programme(id)))], Complete = true };

    private static string[] Files(HarvestStage stage) => [.. Directory.GetFiles(Path.Combine(stage.Folder, "captures"), "*", SearchOption.AllDirectories)];

    [Fact]
    public async Task Old_answers_go_with_their_files_and_the_newest_can_still_be_read_again()
    {
        using var stage = await HarvestStage.Open();
        for (var year = 0; year < 4; year++)
        {
            await stage.Run(new SaidConnector("said", Says("a", "b")), Answers($"Jahr {year}"));
            stage.Clock.Now += TimeSpan.FromDays(365);
        }
        var half = Path.Combine(stage.Folder, "captures", "said", "x.zip.0.part");
        File.WriteAllText(half, "");
        File.SetLastWriteTimeUtc(half, stage.Clock.Now.UtcDateTime.AddDays(-2));
        var tidy = new Tidy(stage.Database, stage.Folder, isShared: false, Usual, stage.Clock);
        var before = Files(stage);
        var trial = await tidy.Run(dryRun: true, CancellationToken.None);
        Assert.Equal(before, Files(stage));

        var report = await tidy.Run(dryRun: false, CancellationToken.None);
        Assert.Equal((3, 2, 1), (report.Captures.Count, report.Runs, report.Leftovers));
        Assert.Equal((3, 1), (trial.Captures.Count, trial.Leftovers));
        var newest = (await new RunHistory(stage.Database).Captured("said", null, CancellationToken.None))!.CaptureHash!;
        Assert.EndsWith($"{newest}.zip", Assert.Single(Files(stage)), StringComparison.Ordinal);
        Assert.NotNull(await new CaptureStore(stage.Database, stage.Folder).Read("said", newest, CancellationToken.None));
        Assert.Empty((await tidy.Run(dryRun: false, CancellationToken.None)).Captures);
    }

    [Fact]
    public async Task What_lies_on_another_machine_is_left_to_it()
    {
        using var stage = await HarvestStage.Open();
        for (var year = 0; year < 3; year++)
        {
            await stage.Run(new SaidConnector("said", Says("a")), Answers($"Jahr {year}"));
            stage.Clock.Now += TimeSpan.FromDays(365);
        }
        Task<TidyReport> TidyUp(string folder, bool isShared) => new Tidy(stage.Database, folder, isShared, Usual, stage.Clock).Run(dryRun: false, CancellationToken.None);
        using var elsewhere = new TempFolder();
        Assert.Empty((await TidyUp(elsewhere.Path, isShared: true)).Captures);
        Assert.Equal(2, (await TidyUp(stage.Folder, isShared: true)).Captures.Count);
    }

    [Fact]
    public async Task With_zero_days_everything_is_kept_for_good()
    {
        using var stage = await HarvestStage.Open();
        await stage.Run(new SaidConnector("said", Says("a")), Answers("eins"));
        stage.Clock.Now += TimeSpan.FromDays(5000);
        await stage.Run(new SaidConnector("said", Says("a")), Answers("zwei"));
        stage.Clock.Now += TimeSpan.FromDays(5000);
        var report = await new Tidy(stage.Database, stage.Folder, isShared: false, new Retention { CaptureDays = 0, RunDays = 0 }, stage.Clock).Run(dryRun: false, CancellationToken.None);
        Assert.Equal((0, 0), (report.Captures.Count, report.Runs));
        Assert.Equal(2, Files(stage).Length);
    }

    [Fact]
    public async Task The_command_says_what_it_did_and_names_a_wrong_setting()
    {
        using var folder = new TempFolder();
        var (code, output, _) = await ImporterRun.Of(folder.Path, ["tidy", "--dry-run"]);
        Assert.Equal((0, "tidy: 0 Antworten, 0 Läufe und 0 unfertige Dateien würden entfernt"), (code, output.Trim().Replace('\u00a0', ' ')));
        (code, _, var errors) = await ImporterRun.Of(folder.Path, ["tidy"], ("Retention__CaptureDays", "ewig"));
        Assert.Equal(2, code);
        Assert.Contains("Retention:CaptureDays", errors, StringComparison.Ordinal);
        Assert.Contains("Retention:RunDays", new Retention { RunDays = -1 }.Error(), StringComparison.Ordinal);
    }
}
