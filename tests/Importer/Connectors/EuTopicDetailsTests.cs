using System.Text;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using FundingDirectory.Tests.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Connectors;

public sealed class EuTopicDetailsTests
{
    private const string Search = """{"totalResults":1,"results":[{"reference":"7TOPICSen","language":"en","metadata":{"title":["Helpers"],"identifier":["PROBE-1"],"type":["1"],"status":["31094502"],"frameworkProgramme":["43152860"],"DATASOURCE":["SEDIA"]}}]}""";

    // 1790812800000 is 2026-10-01T00:00:00Z.
    private const string Details = """
        {"TopicDetails":{"identifier":"PROBE-1","callTitle":"Call of towns","description":"<p>Towns help.</p>","conditions":"<p>Only towns.</p>","tags":["Town"],
         "actions":[{"plannedOpeningDate":"1776729600000","deadlineDates":["1790812800000"],"types":[{"typeOfAction":"Simple grant"}]}],
         "latestInfos":[{"lastChangeDate":"2026-04-01T10:00:00","content":"<p>The budget of PROBE-1 is 2,700,000.00 €.</p>"},{"lastChangeDate":"2026-05-01T10:00:00","content":"Submission is open for PROBE-1"}],
         "budgetOverviewJSONItem":{"budgetTopicActionMap":{"1":[
          {"action":"PROBE-1 - Simple grant","deadlineModel":"single-stage","budgetYearMap":{"2026":"9000000"},"minContribution":0,"maxContribution":0,"expectedGrants":0},
          {"action":"PROBE-2 - Simple grant","deadlineModel":"single-stage","budgetYearMap":{"2026":"9000000"},"minContribution":0,"maxContribution":0,"expectedGrants":0}]}}}}
        """;

    private static Parsed Parse(params string[] files) => new EuFundingPortal().Parse([.. files.Select((f, i) => SharedSources.Bytes($"{i}.json", Encoding.UTF8.GetBytes(f)))]);

    [Fact]
    public void Details_complete_what_the_search_left_out()
    {
        foreach (var parsed in new[] { Parse(Search, Details), Parse(Details, Search) })
        {
            var call = (FundingProgramme)Assert.Single(parsed.Records).Content;
            Assert.Equal("Towns help.\n\nOnly towns.", call.Description);
            Assert.Equal((DeadlineModel.Single, new DateOnly(2026, 10, 1), "17:00", new DateOnly(2026, 4, 21)), (call.DeadlineModel, call.Rounds[0].Closes!.Value, call.Rounds[0].Time, call.Rounds[0].Opens!.Value));
            Assert.True(call.TotalBudget is null && call.AmountMin is null && call.AmountMax is null);
            var money = call.Provenance.Where(p => p.Field == "totalBudget").ToList();
            Assert.Equal("The budget of PROBE-1 is 2,700,000.00 €.", money.Single(p => p.SourceField == "latestInfos").Quote);
            Assert.Contains("2 Themen", money.Single(p => p.SourceField == "budgetOverview").Note, StringComparison.Ordinal);
            Assert.Contains("Town", call.Keywords);
            Assert.True(parsed.Complete && parsed.Problems.Count == 0);
        }
    }

    [Fact]
    public void What_the_search_says_stays() =>
        Assert.Equal("Own.", ((FundingProgramme)Parse(Search.Replace("\"type\":", "\"descriptionByte\":[\"Own.\"],\"type\":"), Details.Replace("\"conditions\"", "\"x\"")).Records[0].Content).Description);

    [Fact]
    public async Task A_programme_with_too_many_results_is_asked_in_parts_and_digital_topics_for_their_details()
    {
        using var server = new LocalServer((request, stream) =>
        {
            if (request.Method == "GET") return request.Path == "/details/probe-1.json" ? LocalServer.Write(stream, 200, Details) : LocalServer.Write(stream, 404, "");
            if (!request.Body.Contains("43152860", StringComparison.Ordinal)) return LocalServer.Write(stream, 200, """{"totalResults":0,"results":[]}""");
            var type = Regex.Match(request.Body, "\"type\":\\[([^\\]]+)\\]").Groups[1].Value;
            return LocalServer.Write(stream, 200, type.Contains(',') ? """{"totalResults":10001,"results":[{}]}""" : type == "\"1\"" && request.Body.Contains("31094502", StringComparison.Ordinal) ? Search : """{"totalResults":0,"results":[]}""");
        });
        using var fetcher = new Fetcher(FetchPolicy.For(null), new HurriedTime());
        var portal = new EuFundingPortal(new Uri(server.Address, "search"), new Uri(server.Address, "details/"));
        var parsed = portal.Parse(await portal.Fetch(fetcher, TestContext.Current.CancellationToken));
        Assert.True(parsed.Complete);
        Assert.Equal("Towns help.\n\nOnly towns.", Assert.Single(parsed.Records).Content.Description);
        Assert.Single(server.Asked, r => r.Method == "GET");
    }

    [Fact]
    public void The_original_details_of_a_shared_call_give_its_day_and_quote_its_money()
    {
        var details = FileCaptures.Read(SharedSources.Path("eu-funding-tenders/raw/topicDetails-digital-2026-skills-10-edtech.json"), TimeProvider.System);
        var search = Search.Replace("PROBE-1", "DIGITAL-2026-SKILLS-10-EDTECH");
        var call = (FundingProgramme)new EuFundingPortal().Parse([SharedSources.Bytes("page-1.json", Encoding.UTF8.GetBytes(search)), .. details]).Records[0].Content;
        Assert.Equal((new DateOnly(2026, 10, 1), "17:00"), (call.Rounds[0].Closes!.Value, call.Rounds[0].Time));
        Assert.Null(call.TotalBudget);
        Assert.Contains(call.Provenance, p => p.SourceField == "latestInfos" && p.Quote!.Contains("2,700,000", StringComparison.Ordinal));
    }
}
