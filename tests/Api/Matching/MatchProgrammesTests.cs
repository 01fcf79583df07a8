using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Matching;

public sealed class MatchProgrammesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private Task<HttpResponseMessage> Post(string json) => app.Client.PostAsync(new Uri("/api/v1/matches", UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    private async Task<JsonObject> Match(string json)
    {
        var response = await Post(json);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    [Fact]
    public async Task Hagenow_with_a_chatbot_gets_all_three_verdicts_with_reasons_and_a_centre_of_its_state()
    {
        var answer = await Match("""{ "ars": "130760060060", "topics": ["citizenService", "infrastructure"], "description": "KI-Chatbot für den Bürgerservice", "budgetEuro": 100000, "alreadyStarted": false }""");
        var programmes = answer["programmes"]!.AsArray();
        Assert.Equal(["excluded", "fits", "open"], programmes.Select(p => p!["verdict"]!.GetValue<string>()).Distinct().Order());
        Assert.All(programmes, p => Assert.NotEmpty(p!["reasons"]!.AsArray()));
        Assert.All(programmes, p => Assert.Equal(p!["reasons"]!.AsArray().Sum(r => r!["points"]!.GetValue<double>()), p["score"]!.GetValue<double>(), 2));
        Assert.Contains(answer["competenceCentres"]!.AsArray(), c => c!["areas"]!.AsArray().Any(a => a!.GetValue<string>() == "13"));
        Assert.Equal("Hagenow", answer["municipality"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_excluded_programme_says_which_condition_is_not_met()
    {
        var answer = await Match("""{ "ags": "13076060" }""");
        var excluded = answer["programmes"]!.AsArray().Where(p => p!["verdict"]!.GetValue<string>() == "excluded");
        Assert.All(excluded, p => Assert.Contains(p!["reasons"]!.AsArray(), r => r!["outcome"]!.GetValue<string>() == "notMet"));
        var smartCities = excluded.Single(p => p!["slug"]!.GetValue<string>() == "modellprojekte-smart-cities")!;
        Assert.Contains(smartCities["reasons"]!.AsArray(), r => r!["rule"]!.GetValue<string>() == "CanStillApply" && r["wouldFitIf"] is not null);
    }

    [Fact]
    public async Task An_empty_profile_gets_questions_the_most_useful_first()
    {
        var questions = (await Match("{}"))["questions"]!.AsArray().Select(q => q!["decides"]!.GetValue<int>()).ToList();
        Assert.NotEmpty(questions);
        Assert.Equal(questions.OrderDescending(), questions);
    }

    [Theory]
    [InlineData("""{ "ars": "Hagenow" }""", "ars")]
    [InlineData("""{ "applicant": "König" }""", "applicant")]
    [InlineData("""{ "topics": ["mond"] }""", "topics[0]")]
    [InlineData("""{ "budgetEuro": "viel" }""", "budgetEuro")]
    [InlineData("""{ "start": "März" }""", "start")]
    [InlineData("""{ "unbekannt": 1 }""", "unbekannt")]
    [InlineData("""{ "ars": """, "ars")]
    [InlineData("[]", "$")]
    [InlineData("null", "$")]
    [InlineData("", "$")]
    public async Task A_wrong_profile_is_refused_and_the_field_is_named(string json, string field)
    {
        var problem = await DirectoryApp.Problem(await Post(json), 400);
        Assert.Contains(field, problem["errors"]!.AsObject().Select(e => e.Key));
    }

    [Theory]
    [InlineData("""{ "ars": "139999999999" }""", "ars")]
    [InlineData("""{ "ags": "13076060", "ars": "084210000000" }""", "ags")]
    [InlineData("""{ "ars": "130760060060", "applicant": "county" }""", "applicant")]
    [InlineData("""{ "budgetEuro": -1 }""", "budgetEuro")]
    [InlineData("""{ "maxOwnSharePercent": 101 }""", "maxOwnSharePercent")]
    [InlineData("""{ "start": "2020-01" }""", "start")]
    [InlineData("""{ "existingFunding": ["gibt-es-nicht"] }""", "existingFunding")]
    public async Task What_cannot_hold_is_said_at_its_field_and_the_rest_is_answered(string json, string field)
    {
        var answer = await Match(json);
        Assert.Equal([field], answer["remarks"]!.AsArray().Select(r => r!["field"]!.GetValue<string>()));
        Assert.NotEmpty(answer["programmes"]!.AsArray());
    }

    [Fact]
    public async Task The_sheet_says_how_the_answer_came_about()
    {
        var answer = await Match("{}");
        Assert.Equal(answer["programmes"]!.AsArray().Count, answer["sheet"]!["programmesCompared"]!.GetValue<int>());
        Assert.Equal("nichts", answer["sheet"]!["stored"]!.GetValue<string>());
        Assert.Contains("Vorhabenbeginn", answer["sheet"]!["rules"]!.AsArray().Select(r => r!["label"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_list_where_a_profile_belongs_is_not_called_broken_json() =>
        Assert.Contains("Objekt", (await DirectoryApp.Problem(await Post("[]"), 400))["detail"]!.GetValue<string>(), StringComparison.Ordinal);

    [Fact]
    public async Task Null_means_unknown_for_every_field() =>
        Assert.NotEmpty((await Match("""{ "ars": null, "applicant": null, "topics": null, "costs": null, "existingFunding": null, "consortium": null, "budgetEuro": null, "start": null }"""))["programmes"]!.AsArray());

    [Fact]
    public async Task A_body_that_is_too_large_is_refused() => await DirectoryApp.Problem(await Post($"{{ \"description\": \"{new string('a', 100_000)}\" }}"), 413);

    [Fact]
    public async Task A_body_that_is_not_json_is_refused() =>
        await DirectoryApp.Problem(await app.Client.PostAsync(new Uri("/api/v1/matches", UriKind.Relative), new StringContent("ars=13", Encoding.UTF8, "text/plain")), 415);

    [Fact]
    public async Task Get_is_not_the_way_to_match() => await app.Problem("/api/v1/matches", 405);
}
