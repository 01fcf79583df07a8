using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.CommonGrants;

/// <summary>A directory with programmes in every state the protocol must tell.</summary>
public sealed class OpportunityStage : IAsyncLifetime
{
    public DirectoryApp App { get; } = new();

    public string Full { get; private set; } = "";

    public string Withdrawn { get; private set; } = "";

    public string Bare { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Full = await App.Publish(Make.Programme("ganz", "Ein Programm mit allem") with
        {
            Description = "Wofür es da ist.",
            DeadlineModel = DeadlineModel.Single,
            AmountMin = 5_000,
            AmountMax = 2_000_000,
            TotalBudget = 50_000_000,
            AmountPer = AmountPer.Project,
            FundingAreas = ["13"],
            EligibleApplicants = [ApplicantType.City, ApplicantType.County, ApplicantType.SpecialPurposeAssociation, ApplicantType.University],
            Rounds = [new Round { Kind = RoundKind.Outline, Opens = new(2020, 1, 1), Closes = new(2090, 6, 30), Time = "12:00", Quote = "bis zum 30. Juni 2090, 12 Uhr" }],
            OwnContribution = new OwnContribution { MinPercent = 10 },
            Contacts = [new Contact { Organisation = "Beratungsstelle", Email = "hilfe@example.org" }],
        });
        Bare = await App.Publish(new FundingProgramme { Slug = "kahl", Title = "Nur ein Titel" });
        Withdrawn = await App.Publish(Make.Programme("weg", "Ein zurückgezogenes Programm"), EntryStatus.Withdrawn);
    }

    public async Task<JsonObject> One(string id) => (await App.Get($"/common-grants/opportunities/{id}"))["data"]!.AsObject();

    /// <summary>What a search answers; the status must be as expected.</summary>
    public async Task<JsonObject> Search(object body, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await App.Client.PostAsJsonAsync(new Uri("/common-grants/opportunities/search", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, text);
        return JsonNode.Parse(text)!.AsObject();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
