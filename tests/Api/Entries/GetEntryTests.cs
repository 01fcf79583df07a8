using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FundingDirectory.Tests.Api.Entries;

public sealed class GetEntryTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private const string SmartCities = "/api/v1/funding-programmes/modellprojekte-smart-cities";

    [Fact]
    public async Task A_programme_has_the_fields_of_the_contract()
    {
        var record = await app.Get(SmartCities);
        string[] names =
        [
            "kind", "id", "slug", "version", "revision", "status", "title", "summary", "description", "level", "fundingBody", "projectManagementAgency", "fundingAreas", "topics", "phases", "fundingType",
            "eligibleApplicants", "consortium", "populationMin", "populationMax", "budgetSecurity", "fundingRates", "amountMin", "amountMax", "amountPer", "projectVolumeMin", "totalBudget", "ownContribution",
            "eligibleCosts", "deadlineModel", "rounds", "openness", "procedure", "earlyStart", "cumulation", "stateAid", "durationMonths", "effort", "contacts", "links", "guideline", "legalBasis", "provenance", "sources", "lastVerified",
        ];
        Assert.Empty(names.Except(record.Select(f => f.Key)));
        Assert.Equal("fundingProgramme", record["kind"]!.GetValue<string>());
        Assert.Equal("closed", record["openness"]!["state"]!.GetValue<string>());
        Assert.Equal([65m, 90m], record["fundingRates"]!.AsArray().Select(r => r!["percentMax"]!.GetValue<decimal>()).Order());
    }

    [Fact]
    public async Task The_id_leads_to_the_same_record_as_the_slug()
    {
        var bySlug = await app.Get(SmartCities);
        var byId = await app.Get($"/api/v1/funding-programmes/{bySlug["id"]}");
        Assert.Equal(bySlug.ToJsonString(), byId.ToJsonString());
    }

    [Fact]
    public async Task The_same_state_is_not_sent_twice()
    {
        var first = await app.Client.GetAsync(new Uri(SmartCities, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, SmartCities);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var again = await app.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Head_answers_like_get_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, SmartCities);
        var response = await app.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.NotNull(response.Headers.ETag);
    }

    [Theory]
    [InlineData("/api/v1/funding-programmes/gibt-es-nicht")]
    [InlineData("/api/v1/competence-centres/modellprojekte-smart-cities")]
    [InlineData("/api/v1/gibt-es-nicht")]
    public async Task What_does_not_exist_is_a_problem(string address) => await app.Problem(address, 404);

    [Fact]
    public async Task A_withdrawn_entry_is_gone_but_shows_its_last_state()
    {
        var store = app.Services.GetRequiredService<EntryStore>();
        var content = Make.Programme("zurueckgezogen", "Zurückgezogenes Programm");
        var id = EntryId.From("test", content.Slug);
        await store.Save(new EntryChange(id, content, EntryStatus.Withdrawn, 0, "import:test", null), Make.Now, CancellationToken.None);
        await Eventually.Holds(() => app.Services.GetRequiredService<IndexFollower>().Current.Find(id) is not null);
        var response = await app.Client.GetAsync(new Uri($"/api/v1/funding-programmes/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Equal("withdrawn", (await response.Content.ReadFromJsonAsync<JsonObject>())!["status"]!.GetValue<string>());
    }
}
