using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Meta;

public sealed class GetHealthTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    [Theory]
    [InlineData("/healthz/live", "live")]
    [InlineData("/healthz/ready", "ready")]
    public async Task The_host_says_that_it_is_well(string address, string status)
    {
        var health = await app.Get(address);
        Assert.Equal((status, 0L), (health["status"]!.GetValue<string>(), health["lag"]!.GetValue<long>()));
    }
}
