using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Importer.Fetching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Importer.Commands;

/// <summary>The commands as processes, over a real data folder.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Portal = "eu-funding-portal";
    private static readonly string Captures = Path.Combine(SharedSources.Repository, "tests", "Importer", "Connectors", "captures", Portal);

    private readonly TempFolder folder = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    private Database Database => Database.Sqlite(folder.File("directory.db"));

    private Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => ImporterRun.Of(folder.Path, arguments);

    [Fact]
    public async Task A_source_that_another_host_harvests_is_left_alone()
    {
        await Migrations.Run(Database, cancel);
        await new LeaseStore(Database).Claim(Portal, "rechner-b, Prozess 77 (x)", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(5), cancel);
        var (code, _, errors) = await Run("run", Portal, "--from", Captures);
        Assert.Equal(1, code);
        Assert.Matches(@"eu-funding-portal: Das läuft bereits auf rechner-b, Prozess 77, seit .+ Uhr\. Nichts geändert\.", errors);
        Assert.Equal(0, await new HarvestStore(Database).LatestRun(cancel));
    }

    [Fact]
    public async Task A_kept_answer_is_read_again_without_the_network_and_counts_as_fetched_when_it_was()
    {
        Assert.Equal(2, (await Run("reparse", Portal)).Code);
        Assert.Equal(0, (await Run("run", Portal, "--from", Captures)).Code);
        var first = (await new HarvestStore(Database).Runs(Portal, 0, 1, cancel))[0];
        var seen = (await new HarvestStore(Database).Records(Portal, cancel)).Values.Select(r => r.LastSeen).Max();

        var (code, output, errors) = await Run("reparse", Portal, "--capture", first.CaptureHash!);
        Assert.True(code == 0, errors);
        Assert.Contains("ohne Netz gelesen", output);
        var second = (await new HarvestStore(Database).Runs(Portal, 0, 1, cancel))[0];
        Assert.Equal((2L, first.CaptureHash, first.StartedAt, 0, first.Counts.Read), (second.Number, second.CaptureHash, second.CapturedAt!.Value, second.Counts.Changed, second.Counts.Unchanged));
        Assert.Equal(seen, (await new HarvestStore(Database).Records(Portal, cancel)).Values.Select(r => r.LastSeen).Max());
        Assert.Contains("mit diesem Hash", (await Run("reparse", Portal, "--capture", "../../etc")).Errors);
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_may_only_be_looked_at()
    {
        var older = Directory.CreateDirectory(folder.File("older")).FullName;
        foreach (var file in Directory.GetFiles(Captures)) File.Copy(file, Path.Combine(older, Path.GetFileName(file)));
        File.Copy(Directory.GetFiles(Captures).Order(StringComparer.Ordinal).First(), Path.Combine(older, "zzz-again.json"));
        Assert.Equal(0, (await Run("run", Portal, "--from", older)).Code);
        var hash = (await new HarvestStore(Database).Runs(Portal, 0, 1, cancel))[0].CaptureHash!;
        Assert.Equal(0, (await Run("run", Portal, "--from", Captures)).Code);
        var (code, _, errors) = await Run("reparse", Portal, "--capture", hash);
        Assert.Equal(1, code);
        Assert.Contains("nur mit --dry-run", errors);
        Assert.Equal(0, (await Run("reparse", Portal, "--capture", hash, "--dry-run")).Code);
        Assert.Equal(2, await new HarvestStore(Database).LatestRun(cancel));
    }

    [Fact]
    public async Task A_run_that_lost_its_starter_stops_cleanly_and_gives_the_lease_back()
    {
        using var server = new LocalServer((_, _) => Task.Delay(Timeout.Infinite, cancel));
        using var process = ImporterRun.Start(folder.Path, ["run", Portal, "--stop-with-input"], ("Harvest__EuSearchAddress", server.Address.ToString()));
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await Eventually.Holds(() => server.Asked.Count > 0);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
        Assert.Equal((2, "Abgebrochen, nichts geändert."), (process.ExitCode, (await errors).Trim()));
        Assert.Equal("next", (await new LeaseStore(Database).Claim(Portal, "next", DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1), cancel)).Holder);
        Assert.Equal(0, await new HarvestStore(Database).LatestRun(cancel));
    }

    [Fact]
    public async Task After_a_killed_run_the_next_one_succeeds_at_once()
    {
        using var server = new LocalServer((_, _) => Task.Delay(Timeout.Infinite, cancel));
        using var process = ImporterRun.Start(folder.Path, ["run", Portal], ("Harvest__EuSearchAddress", server.Address.ToString()));
        await Eventually.Holds(() => server.Asked.Count > 0);
        process.Kill();
        await process.WaitForExitAsync(cancel);
        var (code, _, errors) = await Run("run", Portal, "--from", Captures);
        Assert.True(code == 0, errors);
    }

    [Fact]
    public async Task A_source_whose_last_run_failed_rests_before_the_next_and_one_on_hold_is_left_out()
    {
        await Migrations.Run(Database, cancel);
        foreach (var source in Sources.All)
            await new HarvestStore(Database).Apply(new HarvestBatch { Run = new HarvestRun { Source = source.Id, StartedAt = DateTimeOffset.UtcNow, FinishedAt = DateTimeOffset.UtcNow, Outcome = RunOutcome.Broken, Message = "weg", Counts = new() } }, cancel);
        var onHold = DeskLists.Write(new Dictionary<string, SourceNote> { ["edih-katalog"] = new() { Paused = true } });
        Assert.True(await new DeskListStore(Database).Save(new DeskListVersion(DeskListKind.Sources, 1, DateTimeOffset.UtcNow, "Bert", "Umbau", onHold), cancel));
        var (code, output, _) = await Run("run", "--all");
        Assert.Equal(0, code);
        Assert.Contains("edih-katalog: von der Redaktion angehalten", output);
        Assert.Contains($"{Portal}: noch nicht fällig, wieder ab ", output);
        Assert.Equal(Sources.All.Count, await new HarvestStore(Database).LatestRun(cancel));
    }

    [Theory]
    [InlineData("--limit", "0"), InlineData("--limit", "100000"), InlineData("--source", "gibt-es-nicht")]
    public async Task A_wrong_option_of_the_link_check_is_named(string option, string value)
    {
        var (code, _, errors) = await Run("check-links", option, value);
        Assert.NotEqual(0, code);
        Assert.Contains(option == "--limit" ? "--limit" : "gibt-es-nicht", errors);
    }

    [Fact]
    public async Task A_link_check_without_links_says_so()
    {
        var (code, output, errors) = await Run("check-links");
        Assert.True(code == 0, errors);
        Assert.Contains("link-check: 0 Links geprüft", output.Replace('\u00a0', ' '));
    }
}
