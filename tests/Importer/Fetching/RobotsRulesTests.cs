using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Fetching;

public sealed class RobotsRulesTests
{
    private const string File = """
        # comment
        User-agent: Other
        User-Agent: Foerderverzeichnis
        Disallow: /private # ours
        Allow: /private/open
        Disallow: /*.pdf$

        User-agent: *
        Disallow: /
        Crawl-delay: 30
        """;

    [Theory]
    [InlineData("/", true), InlineData("/private/x", false), InlineData("/private/open/x", true), InlineData("/a/b.pdf", false), InlineData("/a/b.pdf?x", true), InlineData("/privat", true)]
    public void Our_own_group_wins_and_the_longest_rule_in_it(string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Read(File, "Foerderverzeichnis").Allows(path));

    [Fact]
    public void Others_follow_the_group_for_everybody()
    {
        var rules = RobotsRules.Read(File, "Somebody");
        Assert.False(rules.Allows("/x"));
        Assert.Equal(TimeSpan.FromSeconds(30), rules.CrawlDelay);
    }

    [Theory]
    [InlineData(""), InlineData("<html>Radware</html>"), InlineData("User-agent: *\nDisallow:\n")]
    public void Without_rules_everything_is_allowed(string text) => Assert.True(RobotsRules.Read(text, "Foerderverzeichnis").Allows("/x"));

    [Theory]
    [InlineData("/FDB/SiteGlobals/Forms/x.html", false), InlineData("/FDB/WS/export", true)]
    public void A_folder_rule_covers_what_is_below(string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Read("User-agent: *\r\nDisallow: /FDB/SiteGlobals/\r\n", "x").Allows(path));
}
