using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>What other people's tools say of our descriptions: two linters, a walk through the running directory, and a client whose types are made from them.</summary>
[Trait("Category", "Browser")]
public sealed class ContractToolsTests(ContractSite site) : IClassFixture<ContractSite>
{
    private static readonly (string, string)[] Quiet = [("REDOCLY_TELEMETRY", "off"), ("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")];

    private static readonly string[] Files = [Api("openapi.json"), Api("openapi.common-grants.json")];

    [Fact]
    public async Task Spectral_finds_nothing()
    {
        var (code, output, errors) = await NodeTool.Run("spectral", ["lint", "--ruleset", NodeTool.File("spectral.yaml"), "--fail-severity", "hint", "--quiet", .. Files]);
        Assert.True(code == 0, output + errors);
    }

    [Fact]
    public async Task Redocly_finds_nothing()
    {
        var (code, output, errors) = await NodeTool.Run("redocly", ["lint", "--config", NodeTool.File("redocly.yaml"), .. Files, Api("openapi.arazzo.yaml")], Quiet);
        Assert.True(code == 0, output + errors);
    }

    [Fact]
    public async Task The_ways_of_partners_lead_through_the_running_directory()
    {
        var address = site.App.Address.ToString().TrimEnd('/');
        var (code, output, errors) = await NodeTool.Run("redocly", ["respect", Api("openapi.arazzo.yaml"), "--server", $"verzeichnis={address}", "--server", $"commongrants={address}"], Quiet);
        Assert.True(code == 0, output + errors);
    }

    private static string Api(string file) => Path.Combine(Repository.Root, "api", file);
}
