using System.Text.Json.Nodes;
using System.Xml.Linq;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class LicencesPageTests
{
    /// <summary>Packages of the programs that are delivered, with their versions, as the build lists them.</summary>
    private static IEnumerable<(string Name, string Version)> Built(string program)
    {
        var built = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, $"{program}.deps.json")))!;
        return built["libraries"]!.AsObject().Where(l => l.Value!["type"]!.GetValue<string>() == "package").Select(l => l.Key.Split('/')).Select(n => (n[0], n[1]));
    }

    private static readonly IReadOnlyList<(string Name, string Version)> Shipped = [.. Built("FundingDirectory.Api").Concat(Built("FundingDirectory.Importer")).Distinct().OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];

    [Fact]
    public void Every_package_that_is_delivered_is_listed_and_no_other() =>
        Assert.Equal(Shipped.Select(p => p.Name).Distinct(), ShippedParts.Packages.Select(p => p.Name));

    [Fact]
    public void The_listed_licence_is_the_one_the_package_itself_names()
    {
        var folder = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var named = 0;
        foreach (var (name, version) in Shipped)
        {
            var about = XDocument.Load(Path.Combine(folder, name.ToLowerInvariant(), version, $"{name.ToLowerInvariant()}.nuspec"));
            var licence = about.Descendants().First(e => e.Name.LocalName == "license");
            if (licence.Attribute("type")!.Value != "expression") continue;
            named++;
            Assert.Equal((name, licence.Value), (name, ShippedParts.Packages.Single(p => p.Name == name).Licence));
        }
        Assert.True(named > 10, $"Only {named} packages name a licence.");
    }

    [Fact]
    public void What_is_served_from_npm_is_listed_with_the_licence_of_the_lock_file()
    {
        var locked = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "web", "package-lock.json")))!["packages"]!.AsObject();
        var served = locked[""]!["dependencies"]!.AsObject().Select(d => (d.Key, locked[$"node_modules/{d.Key}"]!["license"]!.GetValue<string>()));
        Assert.Equal(served.Order(), ShippedParts.Design.Select(p => (p.Name, p.Licence)).Order());
    }

    [Fact]
    public async Task The_page_names_program_parts_and_data()
    {
        var page = await Rendered.Page<LicencesPage>();
        var words = page.Body.Words();
        foreach (var part in ShippedParts.Packages.Concat(ShippedParts.Design)) Assert.Contains($"{part.Name}, {part.Author}: {part.Licence}", words, StringComparison.Ordinal);
        foreach (var source in Sources.All) Assert.Contains(source.Attribution, words, StringComparison.Ordinal);
        Assert.Equal(ShippedParts.Design.Select(p => p.Text), page.QuerySelectorAll("main a[href*=LICENSE]").Select(a => a.GetAttribute("href")));
    }
}
