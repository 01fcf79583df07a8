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

    [Fact]
    public async Task The_starter_catalogue_shows_its_run_its_age_and_how_complete_it_is()
    {
        var catalogue = (await app.Get("/api/v1/sources"))["items"]!.AsArray().Single(s => s!["id"]!.GetValue<string>() == "catalogue")!;
        Assert.Equal(("accepted", 0, 0, 0), (catalogue["lastGoodRun"]!["outcome"]!.GetValue<string>(), catalogue["ageDays"]!.GetValue<int>(), catalogue["overdueDays"]!.GetValue<int>(), catalogue["failedRuns"]!.GetValue<int>()));
        var title = catalogue["fields"]!.AsArray().Single(f => f!["field"]!.GetValue<string>() == "title")!;
        Assert.Equal((catalogue["entries"]!.GetValue<int>(), 100), (title["filled"]!.GetValue<int>(), title["percent"]!.GetValue<int>()));
    }
}
