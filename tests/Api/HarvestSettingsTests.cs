using FundingDirectory.Api;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class HarvestSettingsTests
{
    private static (Settings Value, string? Error) Read(params (string Name, string Value)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>($"FundingDirectory:Harvest:{s.Name}", s.Value))).Build());

    [Fact]
    public void Nothing_is_harvested_by_default()
    {
        Assert.Null(Read().Error);
        Assert.Empty(Read().Value.Harvest.ToPlan().Rhythms);
        Assert.Empty(Read(("Schedule:foerderdatenbank", "04:30")).Value.Harvest.ToPlan().Rhythms);
    }

    [Fact]
    public void What_the_schedule_names_is_planned_with_dash_or_underscore()
    {
        var (settings, error) = Read(("Enabled", "true"), ("Schedule:foerderdatenbank", "04:30"), ("Schedule:EU_funding_portal", "6h"), ("Schedule:link-check", "1d"));
        Assert.Null(error);
        Assert.Equal(["eu-funding-portal", "foerderdatenbank", "link-check"], settings.Harvest.ToPlan().Rhythms.Keys.Order());
    }

    [Theory]
    [InlineData("Schedule:foerderdatenbank", "manchmal"), InlineData("Schedule:gibt-es-nicht", "6h"), InlineData("Enabled", "true"), InlineData("Enabled", "vielleicht"), InlineData("EuSearchAddress", "irgendwo")]
    public void A_wrong_value_is_named_in_one_line(string name, string value)
    {
        var error = Read((name, value)).Error;
        Assert.StartsWith($"FundingDirectory:Harvest:{name}", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error!);
    }
}
