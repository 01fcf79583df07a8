using FundingDirectory.Importer.Connectors;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Harvest;

public sealed class ListSourcesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task Every_connector_is_listed_with_its_licence()
    {
        var sources = (await app.Get("/api/v1/sources"))["items"]!.AsArray();
        Assert.Equal(Connectors.All.Select(c => c.Source.Id).Order(), sources.Select(s => s!["id"]!.GetValue<string>()).Order());
        Assert.All(sources, s => Assert.False(string.IsNullOrWhiteSpace(s!["licence"]!.GetValue<string>())));
    }
}
