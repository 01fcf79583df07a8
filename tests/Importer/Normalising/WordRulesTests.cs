using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

/// <summary>Small rules on words: artificial intelligence, calls for persons, slugs and links.</summary>
public sealed class WordRulesTests
{
    [Theory]
    [InlineData("KI-Leuchttürme", "de", "KI")]
    [InlineData("Einsatz künstlicher Intelligenz", "de", "künstlicher Intelligenz")]
    [InlineData("Ki und Skizzen in KIEL", "de", null)]
    [InlineData("Trustworthy AI for cities", "en", "AI")]
    [InlineData("Maintaining the AIR", "en", null)]
    public void Artificial_intelligence_is_recognised_by_its_words(string text, string language, string? words) => Assert.Equal(words, AiWords.Find(text, language));

    [Theory]
    [InlineData("Summer Internship Offer", null, true)]
    [InlineData("Open call for travel", "<p>Scholarships for learners", true)]
    [InlineData("Helpers for villages", "Villages get helpers.", false)]
    public void Calls_for_single_persons_are_recognised(string title, string? text, bool expected) => Assert.Equal(expected, PersonGrants.Find(title, text) is not null);

    [Theory]
    [InlineData("Land/Thüringen/Größe_2 (neu)", "land-thueringen-groesse-2-neu")]
    [InlineData("Chóśebuz – Café", "chosebuz-cafe")]
    [InlineData("???", "eintrag")]
    public void A_slug_is_plain(string text, string slug) => Assert.Equal(slug, Slugs.From(text));

    [Fact]
    public void Keys_that_would_share_a_slug_keep_their_own_whatever_the_order()
    {
        var one = Slugs.Unique([("a/b-c", "a-b-c"), ("a-b/c", "a-b-c"), ("d", "d")]);
        var two = Slugs.Unique([("d", "d"), ("a-b/c", "a-b-c"), ("a/b-c", "a-b-c")]);
        Assert.Equal(3, one.Values.Distinct().Count());
        Assert.Equal(one.OrderBy(p => p.Key), two.OrderBy(p => p.Key));
        Assert.Equal("d", one["d"]);
    }

    [Theory]
    [InlineData("https://example.org/ä b", "https://example.org/%C3%A4%20b")]
    [InlineData("mailto:a@example.org", "mailto:a@example.org")]
    [InlineData("javascript:alert(1)", null), InlineData("data:text/html,x", null), InlineData("/relative", null), InlineData("", null), InlineData(null, null)]
    public void Only_links_a_reader_may_follow_pass(string? address, string? safe) => Assert.Equal(safe, WebAddresses.Safe(address));
}
