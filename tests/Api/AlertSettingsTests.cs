using FundingDirectory.Api;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class AlertSettingsTests
{
    private static string? Error(params (string Name, string Value)[] settings) =>
        Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create($"FundingDirectory:{s.Name}", (string?)s.Value))).Build()).Error;

    [Theory]
    [InlineData("Alerts:Key", "zu kurz")]
    [InlineData("Alerts:Key", "AAAA")]
    [InlineData("Smtp:From", "niemand")]
    [InlineData("Smtp:Port", "0")]
    [InlineData("Smtp:Security", "ssl")]
    [InlineData("Smtp:TimeoutSeconds", "0")]
    public void A_wrong_value_is_named(string name, string value) =>
        Assert.Contains(name, Error([("Smtp:Host", "mail.example"), .. name == "Smtp:From" ? Array.Empty<(string, string)>() : [("Smtp:From", "a@b.example")], (name, value)]), StringComparison.Ordinal);

    [Fact]
    public void A_password_is_never_sent_in_the_open() =>
        Assert.Contains("Smtp:User", Error(("Smtp:Host", "mail.example"), ("Smtp:From", "a@b.example"), ("Smtp:User", "u"), ("Smtp:Security", "none")), StringComparison.Ordinal);

    [Fact]
    public void What_a_directory_with_alerts_needs_is_accepted() =>
        Assert.Null(Error(("Smtp:Host", "mail.example"), ("Smtp:From", "a@b.example"), ("Alerts:Key", AlertStage.Key)));

    [Fact]
    public async Task An_operator_forgets_an_address_on_the_command_line()
    {
        using var folder = new TempFolder();
        var settings = new Settings { DataFolder = folder.Path, Alerts = new AlertSettings { Key = AlertStage.Key } };
        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await AlertCommand.Run(["forget", "anna@gemeinde.example"], settings, output, errors, CancellationToken.None));
        Assert.StartsWith("0", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await AlertCommand.Run(["forget", "anna"], settings, output, errors, CancellationToken.None));
        Assert.Equal(2, await AlertCommand.Run([], settings, output, errors, CancellationToken.None));
        Assert.Equal(1, await AlertCommand.Run(["forget", "anna@gemeinde.example"], settings with { Alerts = new() }, output, errors, CancellationToken.None));
    }
}
