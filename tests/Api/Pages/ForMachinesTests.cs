using System.Globalization;
using System.Net;
using System.Xml.Linq;
using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Pages;

public sealed class ForMachinesTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Search = "http://a9.com/-/spec/opensearch/1.1/";

    private static async Task<(string? Type, string Text)> Read(DirectoryApp app, string address)
    {
        var response = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    private static DirectoryApp Operated(string? contact, string? securityContact = null) =>
        new([("PublicUrl", "https://verzeichnis.example/"), .. contact is null ? [] : new[] { ("Operator:Contact", contact) }, .. securityContact is null ? [] : new[] { ("Operator:SecurityContact", securityContact) }]);

    [Fact]
    public async Task The_sitemap_names_every_page_that_can_be_read_and_nothing_withdrawn()
    {
        await app.Publish(Make.Programme("karte-weg"), EntryStatus.Withdrawn);
        await app.Publish(Make.Programme("karte-da"));
        var (type, text) = await Read(app, "/sitemap.xml");
        var addresses = XDocument.Parse(text).Descendants(Map + "loc").Select(l => l.Value).ToList();

        Assert.Equal("application/xml", type);
        Assert.Equal(addresses.Count, addresses.Distinct().Count());
        Assert.Contains($"{app.Address}foerdermittel/karte-da", addresses);
        Assert.DoesNotContain($"{app.Address}foerdermittel/karte-weg", addresses);
        Assert.Equal("2026-11-22", XDocument.Parse(text).Descendants(Map + "url").Single(u => u.Element(Map + "loc")!.Value.EndsWith("/karte-da", StringComparison.Ordinal)).Element(Map + "lastmod")!.Value);
        foreach (var address in addresses) Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri(address))).StatusCode);
    }

    [Fact]
    public async Task A_browser_learns_how_to_search_here()
    {
        var link = (await app.Page("/")).QuerySelector("link[rel=search]")!;
        var (type, text) = await Read(app, link.GetAttribute("href")!);

        Assert.Equal((type, "application/opensearchdescription+xml"), (link.GetAttribute("type"), type));
        var description = XDocument.Parse(text).Root!;
        Assert.InRange(description.Element(Search + "ShortName")!.Value.Length, 1, 16);
        var template = description.Element(Search + "Url")!.Attribute("template")!.Value;
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri(template.Replace("{searchTerms}", "Smart%20City", StringComparison.Ordinal)))).StatusCode);
    }

    [Fact]
    public async Task Crawlers_are_led_to_the_sitemap_and_kept_from_endless_views()
    {
        var (type, text) = await Read(app, "/robots.txt");

        Assert.Equal("text/plain", type);
        Assert.Contains($"Sitemap: {app.Address}sitemap.xml", text.Split('\n'));
        Assert.Contains("Disallow: /vergleich?", text.Split('\n'));
        Assert.DoesNotContain("Disallow: /\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sicherheit@muster.example", "Contact: mailto:sicherheit@muster.example")]
    [InlineData("https://muster.example/kontakt", "Contact: https://muster.example/kontakt")]
    [InlineData("Telefon 0385 123456", "Contact: mailto:cert@muster.example", "cert@muster.example")]
    public async Task Whoever_finds_a_weakness_learns_whom_to_tell(string contact, string expected, string? securityContact = null)
    {
        var operated = Operated(contact, securityContact);
        await operated.InitializeAsync();
        await using var _ = operated;
        var (type, text) = await Read(operated, "/.well-known/security.txt");

        Assert.Equal("text/plain", type);
        var lines = text.Split('\n');
        Assert.Contains(expected, lines);
        Assert.Contains("Canonical: https://verzeichnis.example/.well-known/security.txt", lines);
        var expires = DateTimeOffset.Parse(lines.Single(l => l.StartsWith("Expires: ", StringComparison.Ordinal))[9..], CultureInfo.InvariantCulture);
        Assert.InRange(expires, DateTimeOffset.UtcNow.AddDays(1), DateTimeOffset.UtcNow.AddDays(365));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Telefon 0385 123456")]
    public async Task Without_an_address_to_write_to_nothing_is_promised(string? contact)
    {
        var operated = Operated(contact);
        await operated.InitializeAsync();
        await using var _ = operated;

        Assert.Equal(HttpStatusCode.NotFound, (await operated.Client.GetAsync(new Uri("/.well-known/security.txt", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_public_address_makes_canonical_links_and_open_graph()
    {
        var operated = Operated(null);
        await operated.InitializeAsync();
        await using var _ = operated;
        var page = await operated.Page("/foerdermittel/modellprojekte-smart-cities");

        const string Address = "https://verzeichnis.example/foerdermittel/modellprojekte-smart-cities";
        Assert.Equal(Address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(Address, page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
        Assert.Equal(page.QuerySelector("h1")!.TextContent, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.StartsWith("https://verzeichnis.example/", XDocument.Parse((await Read(operated, "/sitemap.xml")).Text).Descendants(Map + "loc").First().Value, StringComparison.Ordinal);
    }
}
