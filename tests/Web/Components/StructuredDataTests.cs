using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Components;

public sealed class StructuredDataTests
{
    private const string Block = "head script[type='application/ld+json']";

    private static async Task<IReadOnlyList<JsonNode>> Things(FundingProgramme programme, EntryStatus status = EntryStatus.Published, SiteInfo? site = null)
    {
        var page = Rendered.Parse(await Rendered.Html<ProgrammePage>(("Site", site ?? Rendered.Site), ("Entry", Samples.Entry(programme, status)), ("Openness", Openness.Of(programme, Samples.Today))));
        var block = page.QuerySelector(Block);
        return block is null ? [] : JsonNode.Parse(block.TextContent) is JsonArray many ? [.. many.Select(t => t!)] : [JsonNode.Parse(block.TextContent)!];
    }

    private static JsonNode Of(IReadOnlyList<JsonNode> things, string type) => Assert.Single(things, t => t["@type"]!.GetValue<string>() == type);

    [Fact]
    public async Task A_programme_is_described_with_what_is_known()
    {
        var scheme = Of(await Things(Samples.Full), "FundingScheme");

        Assert.Equal("Digitale Dienste in Kommunen", scheme["name"]!.GetValue<string>());
        Assert.Equal("https://verzeichnis.example/foerdermittel/digitale-dienste", scheme["url"]!.GetValue<string>());
        Assert.Equal("Ministerium für Muster", scheme["funder"]!["name"]!.GetValue<string>());
        Assert.Equal("Mecklenburg-Vorpommern", Assert.Single(scheme["areaServed"]!.AsArray())!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task What_is_not_known_is_left_out()
    {
        var scheme = Of(await Things(Samples.Bare()), "FundingScheme").AsObject();

        Assert.Equal(["@context", "@type", "identifier", "name", "url"], scheme.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_path_leads_from_the_start_to_the_page()
    {
        var steps = Of(await Things(Samples.Full), "BreadcrumbList")["itemListElement"]!.AsArray();

        Assert.Equal(["https://verzeichnis.example/", "https://verzeichnis.example/foerdermittel", null], steps.Select(s => s!["item"]?.GetValue<string>()));
        Assert.Equal([1, 2, 3], steps.Select(s => s!["position"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<!--<script>")]
    [InlineData("]]>\u2028\"'&")]
    public async Task Nothing_a_source_says_ends_the_block(string hostile)
    {
        var page = await Rendered.Page<ProgrammePage>(("Entry", Samples.Entry(Samples.Bare(hostile) with { Summary = hostile })), ("Openness", Openness.Of(Samples.Bare(), Samples.Today)));

        var block = Assert.Single(page.QuerySelectorAll("script"));
        Assert.Equal(hostile, JsonNode.Parse(block.TextContent)!.AsArray()[0]!["description"]!.GetValue<string>());
        Assert.Equal(hostile, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_withdrawn_programme_is_no_offer() => Assert.Empty(await Things(Samples.Full, EntryStatus.Withdrawn));

    [Fact]
    public async Task Without_a_public_address_the_page_speaks_of_itself_only_in_paths() =>
        Assert.Equal("/foerdermittel/digitale-dienste", Of(await Things(Samples.Full, site: new SiteInfo()), "FundingScheme")["url"]!.GetValue<string>());

    [Fact]
    public async Task The_start_page_names_the_operator_only_when_there_is_one()
    {
        Assert.Contains("\"Organization\"", (await Rendered.Page<StartPage>()).QuerySelector(Block)!.TextContent, StringComparison.Ordinal);
        Assert.Null(Rendered.Parse(await Rendered.Html<StartPage>(("Site", new SiteInfo()))).QuerySelector(Block));
    }

    [Fact]
    public async Task Centres_are_organisations()
    {
        var page = await Rendered.Page<CentresPage>(("Centres", new List<Entry> { Samples.Entry(Samples.Centre("nord", "13")) }));

        Assert.Equal("https://zentrum.example/", Of([.. JsonNode.Parse(page.QuerySelector(Block)!.TextContent)!.AsArray().Select(t => t!)], "Organization")["url"]!.GetValue<string>());
    }
}
