using System.Text;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class EuFundingPortalTests
{
    private static readonly EuFundingPortal Connector = new();
    private static readonly Parsed Own = Connector.Parse(SharedSources.Own("eu-funding-portal"));

    private static FundingProgramme Call(string reference) => (FundingProgramme)Own.Records.Single(r => r.SourceId == reference).Content;

    private static Parsed Parse(params string[] pages) => Connector.Parse([.. pages.Select((p, i) => SharedSources.Bytes($"page-{i + 1}.json", Encoding.UTF8.GetBytes(p)))]);

    [Fact]
    public void A_topic_is_read_with_its_own_money_and_day()
    {
        var call = Call("9001TOPICSen");
        Assert.Equal(("Helpful assistants for small towns", "probe-2026-town-01", "en"), (call.Title, call.Slug, call.Language));
        Assert.Equal("Towns try out assistants.\n\n- Small ones first", call.Description);
        Assert.Equal((FundingLevel.Eu, "Europäische Kommission", FundingType.Grant, AiFit.Explicit), (call.Level, call.FundingBody!.Name, call.FundingType, call.AiFit));
        Assert.True(call.FundingAreas.Count == 0 && !call.AreaUnknown && call.EligibleApplicants.Count == 0);
        Assert.Equal((4_000_000, 500_000, 750_000), (call.TotalBudget, call.AmountMin, call.AmountMax));
        Assert.Equal((DeadlineModel.Single, 1), (call.DeadlineModel, call.Procedure!.Stages));
        var round = Assert.Single(call.Rounds);
        Assert.Equal((RoundKind.Application, new DateOnly(2026, 3, 10), new DateOnly(2026, 12, 1), "17:00"), (round.Kind, round.Opens, round.Closes, round.Time));
        Assert.Equal(["PROBE-2026-TOWN-01", "PROBE-2026-TOWN", "Towns of tomorrow", "Digital Europe Programme (DIGITAL)", "DIGITAL Simple Grants", "Town hall", "Help", "DigitalAgenda", "AI"], call.Keywords);
        Assert.Equal((LinkRole.Application, "https://ec.europa.eu/probe/topic/town-01"), (call.Links[0].Role, call.Links[0].Url));
        var evidence = call.Provenance.Single(p => p.Field == "totalBudget");
        Assert.Contains("ganzen Aufrufs", evidence.Note);
        Assert.Equal("CC BY 4.0", call.Sources[0].Licence);
    }

    [Fact]
    public void Translations_of_one_call_are_one_record_under_its_English_reference()
    {
        Assert.Equal(["9001TOPICSen", "9002TOPICSen", "9003COMPETITIVE_CALLen", "9004COMPETITIVE_CALLen", "9005TOPICSen", "9007PROSPECTSEN"], Own.Records.Select(r => r.SourceId));
        Assert.Equal("de", Call("9002TOPICSen").Language);
    }

    [Fact]
    public void Money_of_several_topics_together_is_not_shown_as_one_topics()
    {
        var call = Call("9002TOPICSen");
        Assert.Null(call.TotalBudget);
        Assert.Equal("Die Budgettabelle nennt 12.500.000 Euro für 3 Themen des Aufrufs zusammen.", call.Provenance.Single(p => p.Field == "totalBudget").Note);
        Assert.True(call.AmountMin is null && call.AmountMax is null && call.AmountPer == AmountPer.Unknown);
    }

    [Fact]
    public void Two_stages_are_an_outline_and_an_application()
    {
        var call = Call("9002TOPICSen");
        Assert.Equal((DeadlineModel.TwoStage, 2), (call.DeadlineModel, call.Procedure!.Stages));
        Assert.Equal([(RoundKind.Outline, new DateOnly(2027, 1, 10), new DateOnly(2027, 3, 1)), (RoundKind.Application, null, new DateOnly(2027, 9, 1))], call.Rounds.Select(r => (r.Kind, r.Opens, r.Closes!.Value)));
    }

    [Fact]
    public void A_scholarship_is_for_single_persons_and_no_cut_off_is_told_later_than_its_clock_says()
    {
        var call = Call("9003COMPETITIVE_CALLen");
        Assert.Equal(("Third round: scholarships for clerks", "third-round-scholarships-for-clerks-9003"), (call.Title, call.Slug));
        Assert.Equal([ApplicantType.Individual], call.EligibleApplicants);
        Assert.Equal("scholarships", call.Provenance.Single(p => p.Field == "eligibleApplicants").Quote);
        Assert.Equal(DeadlineModel.CutOffs, call.DeadlineModel);
        Assert.Equal(["2026-01-03 23:30", "2026-09-02 03:59", "2027-01-03 07:59"], call.Rounds.Select(r => $"{r.Closes:yyyy-MM-dd} {r.Time}"));
        Assert.All(call.Rounds, r => Assert.Equal(RoundKind.CutOff, r.Kind));
        Assert.Equal(30_500, call.TotalBudget);
        Assert.Contains("ohne Währung", call.Provenance.Single(p => p.Field == "totalBudget").Note);
    }

    [Fact]
    public void A_cascade_call_has_its_own_title_and_no_foreign_money()
    {
        var call = Call("9004COMPETITIVE_CALLen");
        Assert.Equal(("Third round: helpers for villages", "third-round-helpers-for-villages-9004", "Villages get helpers."), (call.Title, call.Slug, call.Description));
        Assert.True(call.TotalBudget is null && call.EligibleApplicants.Count == 0);
        Assert.Equal((AiFit.Digital, DeadlineModel.Single, "17:00"), (call.AiFit, call.DeadlineModel, call.Rounds[0].Time));
    }

    [Fact]
    public void A_closed_call_is_closed_and_keeps_its_dates()
    {
        var call = Call("9005TOPICSen");
        Assert.Equal((DeadlineModel.Closed, new DateOnly(2026, 2, 1)), (call.DeadlineModel, call.Rounds[0].Closes));
    }

    [Fact]
    public void A_call_without_title_is_one_problem() => Assert.Equal(new Problem("9008TOPICSen", "title", "Der Aufruf hat keinen Titel."), Assert.Single(Own.Problems));

    [Fact]
    public void All_announced_results_make_a_complete_run()
    {
        Assert.True(Own.Complete);
        var first = SharedSources.Own("eu-funding-portal").Take(1).ToList();
        Assert.False(Connector.Parse(first).Complete);
    }

    [Fact]
    public void Queries_by_programme_are_complete_only_together()
    {
        var pages = SharedSources.Own("eu-funding-portal").Select(c => c with { Name = $"43152860/{c.Name}" }).ToList();
        Assert.False(Connector.Parse(pages).Complete);
        var empty = """{"totalResults":0,"results":[]}"""u8.ToArray();
        Assert.True(Connector.Parse([.. pages, .. EuProgrammes.Labels.Keys.Where(k => k != "43152860").Select(k => SharedSources.Bytes($"{k}/page-001.json", empty))]).Complete);
    }

    [Theory]
    [InlineData("<html><title>Radware Captcha Page</title></html>", "Webseite")]
    [InlineData("""{"totalResults":3,"results":[{"reference":""", "abgeschnitten")]
    [InlineData("""{"error":"x"}""", "keine Suchantwort")]
    [InlineData("""["results"]""", "keine Suchantwort")]
    [InlineData("""{"totalResults":"3","results":[]}""", "keine Suchantwort")]
    [InlineData("", "abgeschnitten")]
    public void What_is_no_search_answer_is_refused_with_a_clear_line(string page, string words) => Assert.Contains(words, Assert.Throws<SourceFormatException>(() => Parse(page)).Message);

    [Fact]
    public void Odd_values_are_not_trusted_and_harm_nothing()
    {
        var parsed = Parse("""
            {"totalResults":2,"results":[
             {"reference":"1TOPICSen","metadata":{"title":["Odd"],"type":["1"],"identifier":["A-1"],"status":["31094502"],"deadlineDate":["soon","0207-01-01T00:00:00.000+0000"],"budgetOverview":["{broken"],"url":["javascript:alert(1)"]}},
             {"metadata":null}, 17, null]}
            """);
        var call = (FundingProgramme)Assert.Single(parsed.Records).Content;
        Assert.True(call.Rounds.Count == 0 && call.DeadlineModel == DeadlineModel.Unknown && call.TotalBudget is null && call.Links.Count == 0);
        Assert.Equal(3, parsed.Problems.Count);
    }

    [Fact]
    public async Task Every_programme_and_page_is_fetched_and_faults_are_asked_again()
    {
        var count = 0;
        using var server = new LocalServer((request, stream) =>
        {
            // Every third answer misbehaves, as real ones do now and then.
            if (++count % 3 == 0) return count % 2 == 0 ? LocalServer.Write(stream, 200, "<html>", "text/html") : LocalServer.WriteHead(stream, 200, 900, "application/json", "", "{\"total");
            var programme = Regex.Match(request.Body, "\"frameworkProgramme\":\\[\"(\\d+)\"\\]").Groups[1].Value;
            var number = int.Parse(Regex.Match(request.Path, "pageNumber=(\\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
            var total = programme == "43108390" ? 150 : 1;
            var results = Enumerable.Range(0, total).Skip((number - 1) * 100).Take(100).Select(i => $$$"""{"reference":"{{{programme}}}{{{i}}}TOPICSen","metadata":{"title":["Call {{{i}}}"],"identifier":["{{{programme}}}-{{{i}}}"],"type":["1"]}}""");
            return LocalServer.Write(stream, 200, $$"""{"totalResults":{{total}},"results":[{{string.Join(',', results)}}]}""");
        });
        using var fetcher = new Fetcher(FetchPolicy.For(null), new HurriedTime());
        var captures = await new EuFundingPortal(new Uri(server.Address, "search")).Fetch(fetcher, TestContext.Current.CancellationToken);
        Assert.Equal(EuProgrammes.Labels.Count + 1, captures.Count);
        var parsed = Connector.Parse(captures);
        Assert.Equal(EuProgrammes.Labels.Count + 149, parsed.Records.Count);
        Assert.True(parsed.Complete && parsed.Problems.Count == 0);
        Assert.All(server.Asked, r => Assert.True(r.Method == "POST" && r.Path.StartsWith("/search?apiKey=SEDIA&text=***&pageSize=100&pageNumber=", StringComparison.Ordinal) && r.Body.Contains("""{"terms":{"type":["1","2","8"]}}""")));
    }

    [Fact]
    public void The_original_cascade_calls_read_as_they_are()
    {
        var parsed = Connector.Parse(FileCaptures.Read(SharedSources.Path("eu-funding-tenders/raw/search-cascade-calls.json"), TimeProvider.System));
        Assert.True(parsed.Complete && parsed.Problems.Count == 0);
        var calls = parsed.Records.ToDictionary(r => r.SourceId, r => (FundingProgramme)r.Content);
        Assert.Equal(4, calls.Count);
        Assert.All(calls.Values, c => Assert.Equal(DeadlineModel.CutOffs, c.DeadlineModel));
        Assert.Equal(7, calls["11143COMPETITIVE_CALLen"].Rounds.Count);
        Assert.Equal(4_000_000, calls["11264COMPETITIVE_CALLen"].TotalBudget);
        Assert.Equal(["11143COMPETITIVE_CALLen", "11145COMPETITIVE_CALLen", "11265COMPETITIVE_CALLen"], calls.Where(c => c.Value.EligibleApplicants.Contains(ApplicantType.Individual)).Select(c => c.Key));
    }

    [Fact]
    public void The_original_budget_tables_give_a_topic_its_own_money_only()
    {
        using var topic = System.Text.Json.JsonDocument.Parse(File.ReadAllText(SharedSources.Path("eu-funding-tenders/raw/search-topic-metadata-excerpt.json")));
        var own = EuBudget.Read(topic.RootElement.GetProperty("metadata").GetProperty("budgetOverview")[0].GetString(), "HORIZON-MISS-2027-02-CANCER-02");
        Assert.Equal((20_000_000, 7_000_000, 10_000_000), (own.Total, own.Min, own.Max));
        using var shared = System.Text.Json.JsonDocument.Parse(File.ReadAllText(SharedSources.Path("eu-funding-tenders/raw/topicDetails-digital-2026-skills-10-edtech.json")));
        var none = EuBudget.Read(shared.RootElement.GetProperty("TopicDetails").GetProperty("budgetOverviewJSONItem").GetRawText(), "DIGITAL-2026-SKILLS-10-EDTECH");
        Assert.True(none.Total is null && none.Note!.Contains("3 Themen"));
    }
}
