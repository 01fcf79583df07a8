using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Proofs;

/// <summary>What every page says of itself to search engines, networks and browsers, with a public address set as in operation.</summary>
public sealed class MetadataProof : IAsyncLifetime
{
    private const string Public = "https://verzeichnis.example";
    private readonly DirectoryApp app = new(("PublicUrl", Public), ("Operator:Name", "Musterkreis"));

    // Of these kinds schema.org knows more than this site may say; each block is one of them.
    private static readonly string[] Kinds = ["FundingScheme", "Organization", "BreadcrumbList"];

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task<(string Address, HttpStatusCode Status, IDocument Page)[]> Pages() => await Task.WhenAll(ProofSite.Pages.Select(async row =>
    {
        var response = await app.Client.GetAsync(new Uri(row.Data, UriKind.Relative));
        return (row.Data, response.StatusCode, (IDocument)new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync()));
    }));

    [Fact]
    public async Task Every_page_that_may_be_found_has_one_canonical_address_and_describes_itself()
    {
        var found = (await Pages()).Where(p => p.Page.QuerySelector("meta[name=robots][content=noindex]") is null).ToList();

        Assert.InRange(found.Count, 15, 40);
        foreach (var (address, _, page) in found)
        {
            var canonical = Assert.Single(page.QuerySelectorAll("link[rel=canonical]")).GetAttribute("href")!;
            Assert.StartsWith($"{Public}/", canonical, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri(canonical[Public.Length..], UriKind.Relative))).StatusCode);
            Assert.Equal(canonical, Content(page, "meta[property='og:url']"));
            foreach (var name in new[] { "meta[name=description]", "meta[property='og:title']", "meta[property='og:description']", "meta[property='og:site_name']", "meta[property='og:locale']", "meta[property='og:type']" })
                Assert.False(string.IsNullOrWhiteSpace(Content(page, name)), $"{address} lacks {name}");
        }
    }

    [Fact]
    public async Task What_leads_nowhere_or_is_given_up_is_not_to_be_found() =>
        Assert.All((await Pages()).Where(p => p.Status != HttpStatusCode.OK), p => Assert.Equal("noindex", Content(p.Page, "meta[name=robots]")));

    [Fact]
    public async Task Every_block_for_machines_is_json_of_a_known_kind_with_whole_addresses()
    {
        var blocks = (await Pages()).SelectMany(p => p.Page.QuerySelectorAll("script[type='application/ld+json']").Select(b => (p.Address, Json: JsonNode.Parse(b.TextContent)!))).ToList();
        var things = blocks.SelectMany(b => b.Json is JsonArray many ? many.Select(t => (b.Address, Thing: t!)) : [(b.Address, Thing: b.Json)]).ToList();

        Assert.All(things, t => Assert.Equal("https://schema.org", (string)t.Thing["@context"]!));
        Assert.All(things, t => Assert.Contains((string)t.Thing["@type"]!, Kinds));
        Assert.Equal(Kinds.Order(), things.Select(t => (string)t.Thing["@type"]!).Distinct().Order());
        Assert.All(things.Where(t => t.Thing["url"] is not null), t => Assert.StartsWith("http", (string)t.Thing["url"]!, StringComparison.Ordinal));
        Assert.All(things.Where(t => (string)t.Thing["@type"]! == "BreadcrumbList").SelectMany(t => t.Thing["itemListElement"]!.AsArray()), step => Assert.False(string.IsNullOrWhiteSpace((string?)step!["name"])));
    }

    [Fact]
    public async Task Whatever_a_head_offers_beside_the_page_is_there_in_the_named_form()
    {
        var offers = (await Pages()).SelectMany(p => p.Page.QuerySelectorAll("head link[rel=alternate], head link[rel=search]").Select(l => (Address: l.GetAttribute("href")!, Type: l.GetAttribute("type")))).Distinct().ToList();

        Assert.Contains(("/opensearch.xml", "application/opensearchdescription+xml"), offers);
        Assert.Contains(("/fristen.ics", "text/calendar"), offers);
        foreach (var (address, type) in offers)
        {
            var response = await app.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal((address, HttpStatusCode.OK, type), (address, response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        }
    }

    private static string? Content(IDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("content");
}
