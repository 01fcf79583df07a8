using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Harvest;

public sealed class ListRunsTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Fact]
    public async Task The_first_start_is_a_run_of_the_catalogue()
    {
        var run = Assert.Single((await app.Get("/api/v1/harvest-runs?source=catalogue"))["items"]!.AsArray());
        Assert.Equal("accepted", run!["outcome"]!.GetValue<string>());
        Assert.True(run["counts"]!["added"]!.GetValue<int>() > 200);
    }
}
