using FundingDirectory.Api.Export;
using Xunit;

namespace FundingDirectory.Tests.Api.Export;

public sealed class StaticPageTests
{
    private static string Link(string address, string file = "wissen/a/index.html", string? live = null) =>
        StaticPage.Of($"<a href=\"{address}\">x</a>", file, StaticPage.Up(file), live).Html["<a href=\"".Length..].Split('"')[0];

    [Theory]
    [InlineData("/", "../../")]
    [InlineData("/foerdermittel", "../../foerdermittel/")]
    [InlineData("/wissen/b#teil", "../../wissen/b/#teil")]
    [InlineData("/fristen.ics", "../../fristen.ics")]
    [InlineData("/api/v1/dump.ndjson", "../../api/v1/dump.ndjson")]
    [InlineData("/_content/FundingDirectory.Web/styles/site.css", "../../_content/FundingDirectory.Web/styles/site.css")]
    [InlineData("/fristen?seite=2", "../../fristen/seite-2/")]
    [InlineData("#teil", "#teil")]
    [InlineData("https://example.org/a?b=1", "https://example.org/a?b=1")]
    [InlineData("//example.org/a", "//example.org/a")]
    public void A_link_within_the_site_leads_to_a_file(string address, string expected) => Assert.Equal(expected, Link(address));

    [Theory]
    [InlineData("/foerdermittel?q=KI&amp;land=13", "../../foerdermittel/")]
    [InlineData("/vergleich?ids=a,b", "../../vergleich/")]
    [InlineData("/api/v1/changes?since=0", "../../api/")]
    [InlineData("/api/ausprobieren", "../../api/")]
    [InlineData("/common-grants/opportunities", "../../")]
    [InlineData("/healthz/live", "../../")]
    public void What_needs_a_server_leads_to_the_nearest_page(string address, string expected) => Assert.Equal(expected, Link(address));

    [Fact]
    public void What_needs_a_server_leads_to_the_running_directory_when_it_is_known() =>
        Assert.Equal("https://verzeichnis.example/foerdermittel?q=KI&amp;land=13", Link("/foerdermittel?q=KI&amp;land=13", live: "https://verzeichnis.example"));

    [Fact]
    public void The_start_page_links_to_itself() => Assert.Equal("./", Link("/", "index.html"));

    [Theory]
    [InlineData("/../geheim")]
    [InlineData("/wissen/%2e%2e/%2e%2e/geheim")]
    [InlineData("/wissen/a%2Fb")]
    public void No_address_leads_out_of_the_folder(string address) => Assert.Null(StaticAddress.Of(address));

    [Fact]
    public void Words_of_a_text_are_left_alone()
    {
        const string Text = "<p>Der Verweis href=&quot;/wissen&quot; steht im Text.</p><script>{\"url\":\"/wissen\"}</script>";

        Assert.Equal(Text, StaticPage.Of(Text, "index.html", "", null).Html);
    }
}
