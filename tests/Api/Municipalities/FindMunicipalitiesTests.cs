using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Municipalities;

public sealed class FindMunicipalitiesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Theory]
    [InlineData("hagenow", "130760060060")]
    [InlineData("Köln", "053150000000")]
    [InlineData("koeln", "053150000000")]
    [InlineData("Cottbus", "120520000000")]
    public async Task A_name_is_found_however_it_is_written(string name, string ars) =>
        Assert.Equal(ars, (await app.Get($"/api/v1/municipalities?q={Uri.EscapeDataString(name)}"))["items"]![0]!["ars"]!.GetValue<string>());

    [Fact]
    public async Task The_register_is_complete() => Assert.InRange((await app.Get("/api/v1/municipalities?limit=1"))["total"]!.GetValue<int>(), 10_700, 14_000);
}
