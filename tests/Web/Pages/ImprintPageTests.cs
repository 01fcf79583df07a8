using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class ImprintPageTests
{
    [Fact]
    public async Task A_missing_operator_is_said_and_not_invented()
    {
        var page = Rendered.Parse(await Rendered.Html<ImprintPage>(("Site", new SiteInfo())));

        Assert.Contains("noch kein Betreiber eingetragen", page.Body.Words());
        Assert.Contains("noch keine Kontaktmöglichkeit", page.Body.Words());
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task The_operator_stands_with_address_and_contact()
    {
        var page = await Rendered.Page<ImprintPage>();

        Assert.Contains("Am Markt 1", page.Body.Words());
        Assert.NotNull(page.QuerySelector("a[href='mailto:digital@musterkreis.example']"));
        Assert.Equal("https://verzeichnis.example/impressum", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_line_of_official_sites_is_off_unless_set()
    {
        Assert.DoesNotContain("offizielle Website", (await Rendered.Page<ImprintPage>()).Body.Words());
        Assert.Contains("offizielle Website", await Rendered.Html<ImprintPage>(("Site", Rendered.Site with { OfficialHeader = true })));
    }
}
