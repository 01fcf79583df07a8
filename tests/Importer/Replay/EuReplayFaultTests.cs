using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Replay;

/// <summary>A real state of the portal over HTTP from a server that misbehaves: the run succeeds fully or changes nothing.</summary>
public sealed partial class EuReplayFaultTests
{
    /// <summary>Answers by programme as the portal does; <paramref name="bad"/> says which requests, counted from 1, go wrong.</summary>
    private static LocalServer Serve(EuState state, string fault, Func<int, bool> bad)
    {
        var (count, gate) = (0, new Lock());
        return new LocalServer(async (request, stream) =>
        {
            int number;
            lock (gate) number = ++count;
            var programme = Programme().Match(request.Body).Groups[1].Value;
            var page = int.Parse(PageNumber().Match(request.Path).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var pages = state.With(c => c["frameworkProgrammes"]!.AsArray().Any(p => (string?)p!["id"] == programme)).Pages();
            var body = page <= pages.Count ? System.Text.Encoding.UTF8.GetString(pages[page - 1].Bytes.Span) : """{"totalResults": 0, "results": []}""";
            if (!bad(number)) await LocalServer.Write(stream, 200, body);
            else if (fault == "500") await LocalServer.Write(stream, 500, "");
            else if (fault == "html") await LocalServer.Write(stream, 200, "<html><title>Radware Captcha Page</title></html>", "text/html");
            else await LocalServer.WriteHead(stream, 200, System.Text.Encoding.UTF8.GetByteCount(body), "application/json", "", body[..(body.Length / 2)]);
        });
    }

    private static async Task<HarvestReport> Run(HarvestStage stage, LocalServer server)
    {
        using var fetcher = new Fetcher(FetchPolicy.For("test@example.org"), new HurriedTime());
        var portal = new EuFundingPortal(new Uri(server.Address, "search"));
        return await new Harvester(stage.Database, stage.Folder, stage.Clock).Run(portal, () => portal.Fetch(fetcher, CancellationToken.None), dryRun: false, CancellationToken.None);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("html")]
    [InlineData("cut")]
    public async Task With_every_third_answer_bad_the_run_takes_everything(string fault)
    {
        using var stage = await HarvestStage.Open();
        var state = EuState.Read("2026-07-07");
        using var server = Serve(state, fault, n => n % 3 == 0);
        var report = await Run(stage, server);
        var known = state.Calls.Values.Count(c => c["frameworkProgrammes"]!.AsArray().Any(p => EuProgrammes.Labels.ContainsKey((string)p!["id"]!)));
        Assert.Equal((RunOutcome.Accepted, known, 0), (report.Run.Outcome, report.Run.Counts.Added, report.Run.Counts.Problems));
        Assert.Equal(state.Calls.Count, known);
    }

    [Theory]
    [InlineData("500", RunOutcome.Broken)]
    [InlineData("html", RunOutcome.Refused)]
    [InlineData("cut", RunOutcome.Broken)]
    public async Task With_only_bad_answers_from_some_point_on_nothing_changes(string fault, RunOutcome outcome)
    {
        using var stage = await HarvestStage.Open();
        using (var good = Serve(EuState.Read("2026-04-22"), "", _ => false)) await Run(stage, good);
        var dump = await stage.Dump();
        using var server = Serve(EuState.Read("2026-07-07"), fault, n => n > 4);
        var report = await Run(stage, server);
        Assert.Equal(outcome, report.Run.Outcome);
        Assert.Equal(dump, await stage.Dump());
    }

    [GeneratedRegex(@"frameworkProgramme""\s*:\s*\[\s*""(\d+)""")]
    private static partial Regex Programme();

    [GeneratedRegex(@"pageNumber=(\d+)")]
    private static partial Regex PageNumber();
}
