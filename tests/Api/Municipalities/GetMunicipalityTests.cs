using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Municipalities;

public sealed class GetMunicipalityTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Theory]
    [InlineData("130760060060")]
    [InlineData("13076060")]
    public async Task Both_keys_lead_to_the_place(string key)
    {
        var place = await app.Get($"/api/v1/municipalities/{key}");
        Assert.Equal(("Hagenow", "Ludwigslust-Parchim", "Mecklenburg-Vorpommern", "DE80O", 12_399),
            (place["name"]!.GetValue<string>(), place["county"]!.GetValue<string>(), place["state"]!.GetValue<string>(), place["nuts3"]!.GetValue<string>(), place["inhabitants"]!.GetValue<int>()));
    }

    [Fact]
    public async Task A_county_is_found_by_its_short_key() => Assert.Equal("county", (await app.Get("/api/v1/municipalities/13076"))["kind"]!.GetValue<string>());

    [Fact]
    public async Task Unknown_and_malformed_keys_are_problems()
    {
        await app.Problem("/api/v1/municipalities/139999999999", 404);
        await app.Problem("/api/v1/municipalities/Hagenow", 400);
    }
}
