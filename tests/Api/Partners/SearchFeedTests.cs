using System.Xml.Linq;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Partners;

public sealed class SearchFeedTests(DirectoryApp app) : IClassFixture<DirectoryApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private async Task<XElement> Feed(string query)
    {
        var answer = await app.Client.GetAsync(new Uri($"/feed.atom{query}", UriKind.Relative));
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        return XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
    }

    [Theory]
    [InlineData("")]
    [InlineData("?q=chatbot&status=alle")]
    [InlineData("?q=gibtesnichtxyz")]
    [InlineData("?q=%22%3C%26%C3%A4%F0%9F%98%80%22&land=13&thema=data")]
    public async Task A_strict_reader_finds_no_rule_of_the_format_broken(string query)
    {
        await app.Publish(Make.Programme($"feed-{Guid.NewGuid():n}", "Chatbot <b>&amp;</b> \u0001\ud83d \ufffe 😀"));
        await using var feed = await app.Client.GetStreamAsync(new Uri($"/feed.atom{query}", UriKind.Relative));
        Assert.Empty(StrictAtom.Faults(feed));
    }

    [Fact]
    public async Task A_feed_has_everything_that_atom_requires_of_it_and_of_each_entry()
    {
        var feed = await Feed("?q=chatbot");
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var element in (XElement[])[feed, .. feed.Elements(Atom + "entry")])
        {
            Assert.True(Uri.IsWellFormedUriString(Assert.Single(element.Elements(Atom + "id")).Value, UriKind.Absolute));
            Assert.NotEqual("", Assert.Single(element.Elements(Atom + "title")).Value);
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Assert.Single(element.Elements(Atom + "updated")).Value);
            Assert.Single(element.Elements(Atom + "link"), l => l.Attribute("rel")!.Value == "alternate");
        }
        Assert.NotEmpty(feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal($"{app.Address}feed.atom?q=chatbot", feed.Elements(Atom + "link").Single(l => l.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
    }

    [Fact]
    public async Task It_holds_what_the_search_finds_and_the_last_change_comes_first()
    {
        await app.Publish(Make.Programme("feed-alt", "Quastenflosser eins"));
        await app.Publish(Make.Programme("feed-neu", "Quastenflosser zwei & <drei>\u0001"));
        var feed = await Feed("?q=Quastenflosser");
        Assert.Equal(["Quastenflosser zwei & <drei>", "Quastenflosser eins"], feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value));
        Assert.Equal(feed.Elements(Atom + "entry").First().Element(Atom + "updated")!.Value, feed.Element(Atom + "updated")!.Value);
        Assert.Empty((await Feed("?q=Quastenflosser&land=01&ebene=eu")).Elements(Atom + "entry"));
    }

    [Fact]
    public async Task A_filter_that_is_not_known_is_refused() => Assert.NotNull((await app.Problem("/feed.atom?thema=mond", 400))["errors"]!["thema"]);
}
