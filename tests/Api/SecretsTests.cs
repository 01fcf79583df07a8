using FundingDirectory.Api;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class SecretsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("ConnectionString", "Server=db;Integrated Security=true"), InlineData("Anything", "Server=db;Password=hunter2"), InlineData("Metrics", "https://name:hunter2@collector.example"), InlineData("ApiToken", "hunter2"), InlineData("Key", "hunter2")]
    public void A_secret_in_a_settings_file_stops_the_start_and_is_not_repeated(string name, string value)
    {
        var file = folder.File("appsettings.json");
        File.WriteAllText(file, $$"""{ "FundingDirectory": { "Inner": { "{{name}}": "{{value}}" } } }""");
        var error = Settings.Read(new ConfigurationBuilder().AddJsonFile(file).Build()).Error;
        Assert.Contains($"FundingDirectory__Inner__{name}", error, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_from_the_environment_is_fine() =>
        Assert.Null(Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new("FundingDirectory:ConnectionString", "Server=db;Password=hunter2")]).Build()).Error);
}
