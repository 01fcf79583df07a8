using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace FundingDirectory.Tests.Api.CommonGrants;

public sealed class GetOpportunityTests(OpportunityStage stage) : IClassFixture<OpportunityStage>
{
    [Fact]
    public async Task A_programme_is_told_with_its_money_dates_and_applicants()
    {
        var o = await stage.One(stage.Full);
        Assert.Equal(("Ein Programm mit allem", "Wofür es da ist.", "open"), ((string)o["title"]!, (string)o["description"]!, (string)o["status"]!["value"]!));
        Assert.Equal(("5000", "2000000", "50000000"), (Amount(o, "minAwardAmount"), Amount(o, "maxAwardAmount"), Amount(o, "totalAmountAvailable")));
        Assert.Contains("65", (string)o["funding"]!["details"]!, StringComparison.Ordinal);
        Assert.Equal(("singleDate", "2090-06-30", "12:00:00"), ((string)o["keyDates"]!["closeDate"]!["eventType"]!, (string)o["keyDates"]!["closeDate"]!["date"]!, (string)o["keyDates"]!["closeDate"]!["time"]!));
        Assert.Equal("dateRange", (string)o["keyDates"]!["otherDates"]!["round1"]!["eventType"]!);
        Assert.Equal(["government_municipal", "government_county", "government_special_district", "custom"], o["acceptedApplicantTypes"]!.AsArray().Select(a => (string)a!["value"]!));
        Assert.Equal("https://example.org/ganz", (string)o["source"]!);
    }

    [Fact]
    public async Task What_the_protocol_does_not_know_is_in_custom_fields()
    {
        var fields = (await stage.One(stage.Full))["customFields"]!;
        Assert.Equal("Musterministerium", (string)fields["agency"]!["value"]!["name"]!);
        Assert.Equal(10, (int)fields["costSharing"]!["value"]!["percentage"]!);
        Assert.Equal("hilfe@example.org", (string)fields["contactInfo"]!["value"]!["email"]!);
        Assert.Equal(("array", "13"), ((string)fields["fundingAreas"]!["fieldType"]!, (string)fields["fundingAreas"]!["value"]![0]!));
        Assert.Equal(65, (int)fields["fundingRates"]!["value"]![0]!["percentMax"]!);
        Assert.Equal("bis zu 65 Prozent", (string)fields["provenance"]!["value"]![0]!["quote"]!);
        Assert.Equal(("federal", "integer"), ((string)fields["level"]!["value"]!, (string)fields["revision"]!["fieldType"]!));
    }

    [Fact]
    public async Task Nothing_is_made_up_where_nothing_is_known()
    {
        var o = await stage.One(stage.Bare);
        Assert.Equal(("Nur ein Titel", "", "custom", "unknown"), ((string)o["title"]!, (string)o["description"]!, (string)o["status"]!["value"]!, (string)o["status"]!["customValue"]!));
        Assert.All(["funding", "keyDates", "acceptedApplicantTypes"], name => Assert.False(o.ContainsKey(name), name));
        Assert.All(["agency", "costSharing", "level", "fundingRates", "eligibilityCriteria"], name => Assert.False(o["customFields"]!.AsObject().ContainsKey(name), name));
    }

    [Fact]
    public async Task A_rolling_programme_says_its_end_in_words()
    {
        var found = await stage.Search(new { filters = new { customFilters = new { deadlineModel = new { @operator = "eq", value = "rolling" } } }, pagination = new { pageSize = 1 } });
        var close = found["items"]![0]!["keyDates"]?["closeDate"];
        Assert.Equal("other", (string)close!["eventType"]!);
        Assert.NotEmpty((string)close["details"]!);
    }

    [Fact]
    public async Task A_withdrawn_programme_stays_readable_and_says_so()
    {
        var status = (await stage.One(stage.Withdrawn))["status"]!;
        Assert.Equal(("custom", "withdrawn"), ((string)status["value"]!, (string)status["customValue"]!));
    }

    [Theory]
    [InlineData("00000000-0000-5000-8000-000000000000", HttpStatusCode.NotFound)]
    [InlineData("ganz", HttpStatusCode.BadRequest)]
    public async Task What_is_not_there_is_told_in_the_protocols_shape(string id, HttpStatusCode status)
    {
        var answer = await stage.App.Client.GetAsync(new Uri($"/common-grants/opportunities/{id}", UriKind.Relative));
        Assert.Equal((status, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal((int)status, (int)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["status"]!);
    }

    private static string Amount(JsonObject o, string name) => (string)o["funding"]![name]!["amount"]!;
}
