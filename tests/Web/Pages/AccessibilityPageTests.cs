using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Xunit;

namespace FundingDirectory.Tests.Web.Pages;

public sealed class AccessibilityPageTests
{
    [Theory]
    [InlineData("melden", "Barriere melden")]
    [InlineData("leichte-sprache", "Leichte Sprache")]
    [InlineData("gebaerdensprache", "Gebärdensprache")]
    public async Task The_foot_of_every_page_leads_to_help_and_says_how_to_ask(string part, string label)
    {
        var page = await Rendered.Page<AccessibilityPage>();

        Assert.Equal(label, page.QuerySelector($"footer a[href='/barrierefreiheit#{part}']").Words());
        var texts = page.QuerySelector($"#{part}")!.ParentElement!.Children.SkipWhile(e => e.Id != part).Skip(1).TakeWhile(e => e.LocalName != "h2");
        Assert.Contains("digital@musterkreis.example", string.Join(' ', texts.Select(t => t.Words())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_names_its_day_and_claims_nothing_that_nobody_tested()
    {
        var text = (await Rendered.Page<AccessibilityPage>()).QuerySelector("main").Words();

        Assert.Matches(@"Stand dieser Erklärung: \d{1,2}\. \w+ \d{4}", text);
        Assert.Contains("Noch hat kein Mensch die Seiten vollständig geprüft.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("vollständig vereinbar", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_contact_it_says_so() =>
        Assert.Contains("Der Betreiber hat noch keine Kontaktmöglichkeit angegeben.", Rendered.Parse(await Rendered.Html<AccessibilityPage>(("Site", new SiteInfo()))).QuerySelector("main").Words(), StringComparison.Ordinal);
}
