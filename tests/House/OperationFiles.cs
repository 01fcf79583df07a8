using System.Text.RegularExpressions;
using FundingDirectory.Api;
using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Tests.Support;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FundingDirectory.Tests.House;

/// <summary>The samples for operators say nothing that the program does not know.</summary>
public sealed partial class OperationFiles
{
    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "operation", name));

    [Theory]
    [InlineData("README.md"), InlineData("foerderverzeichnis.service"), InlineData("nginx.conf"), InlineData("Containerfile")]
    public void Every_setting_they_name_exists_and_takes_the_value(string file)
    {
        foreach (Match setting in Setting().Matches(Read(file)))
        {
            var (path, value) = (setting.Groups[1].Value.Split("__"), setting.Groups[2].Value);
            var type = path.SkipLast(1).Aggregate(typeof(Settings), (t, name) => t.GetProperty(name)?.PropertyType ?? throw new InvalidDataException($"{file}: {setting.Value}"));
            Assert.True(type.GetProperty(path[^1]) is not null || type.Name.Contains("Dictionary", StringComparison.Ordinal), $"{file}: {setting.Value}");
            // The schedule alone is incomplete without its switch, which stands beside it.
            if (value.Length > 0) Assert.Null(Settings.Read(new ConfigurationBuilder().AddInMemoryCollection([new($"FundingDirectory:{string.Join(':', path)}", value)]).Build()).Error);
        }
    }

    [Fact]
    public void The_service_may_write_to_its_data_alone()
    {
        var unit = Read("foerderverzeichnis.service");
        foreach (var line in new[] { "ProtectSystem=strict", "NoNewPrivileges=yes", "StateDirectory=foerderverzeichnis", "CapabilityBoundingSet=", "UMask=0077" }) Assert.Contains($"\n{line}\n", unit, StringComparison.Ordinal);
        Assert.DoesNotContain("ReadWritePaths", unit, StringComparison.Ordinal);
        Assert.StartsWith("/var/lib/foerderverzeichnis/", Setting().Matches(unit).Single(m => m.Groups[1].Value == "DataFolder").Groups[2].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void The_proxy_hides_what_is_for_the_machine_only_and_logs_nobody()
    {
        var proxy = Read("nginx.conf");
        Assert.Contains("location = /metrics { return 404; }", proxy, StringComparison.Ordinal);
        var formats = proxy.Split('\n').Where(l => l.StartsWith("log_format", StringComparison.Ordinal)).ToList();
        Assert.Single(formats);
        Assert.DoesNotMatch(@"\$(remote|http_|args|request_uri|request |query|binary)", formats[0]);
        Assert.All(proxy.Split('\n').Where(l => l.TrimStart().StartsWith("access_log", StringComparison.Ordinal)), l => Assert.Matches("access_log off;|foerderverzeichnis;$", l));
    }

    [Fact]
    public void No_one_time_link_stands_in_the_log_of_the_proxy()
    {
        var pages = File.ReadAllText(Path.Combine(Repository.Root, "api", "PageRoutes.cs"));
        var routes = LinkRoute().Matches(pages).Select(m => m.Groups[1].Value).Append($"{UseInvitation.Path}/").Distinct().ToList();
        Assert.True(routes.Count > 2, $"Only {routes.Count} addresses with a link were found.");
        Assert.All(routes, route => Assert.Contains($"    ~^{route} ", Read("nginx.conf"), StringComparison.Ordinal));
    }

    [GeneratedRegex("\"(/[a-z/-]+/)\\{link\\}")]
    private static partial Regex LinkRoute();

    [GeneratedRegex(@"FundingDirectory__(\w+?)=([^\s\\`]*)")]
    private static partial Regex Setting();
}
