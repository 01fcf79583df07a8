using System.Text.RegularExpressions;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class HighlighterTests
{
    private static IReadOnlyDictionary<string, string> Highlights(string query, string title, string? summary = null, string? text = null) =>
        Assert.Single(SampleEntries.Index(SampleEntries.Programme("a", title, summary, text)).Search(new SearchQuery { Text = query }).Items).Highlights;

    [Fact]
    public void Html_in_a_title_is_encoded()
    {
        var title = Highlights("Chatbot", "<script>alert(\"x\")</script> & <mark>Chatbot</mark>")["title"];
        Assert.Equal("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &lt;mark&gt;<mark>Chatbot</mark>&lt;/mark&gt;", title);
    }

    [Fact]
    public void Umlauts_stay_readable_and_inflections_are_marked() =>
        Assert.Equal("Große <mark>Förderungen</mark> für Städte", Highlights("foerderung", "Große Förderungen für Städte")["title"]);

    [Fact]
    public void Compounds_and_synonyms_are_marked_as_the_word_that_matched()
    {
        Assert.Equal("<mark>Breitbandnetz</mark> und <mark>Breitband</mark> im Netz", Highlights("Breitband", "Breitbandnetz und Breitband im Netz")["title"]);
        Assert.Equal("<mark>Künstliche</mark> <mark>Intelligenz</mark> und künstliche Blumen", Highlights("KI", "Künstliche Intelligenz und künstliche Blumen")["title"]);
    }

    [Fact]
    public void A_hyphenated_word_is_marked_as_a_whole_when_it_was_found_whole() =>
        Assert.Equal("Die <mark>E-Akte</mark> kommt", Highlights("eakte", "Die E-Akte kommt")["title"]);

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>KI")]
    [InlineData("\"><svg onload=alert(1)> KI & KI")]
    [InlineData("&lt;b&gt; KI &amp; <mark")]
    [InlineData("KI</mark><script>KI</script>")]
    [InlineData("\u202EKI\u0000 \u2028 👩‍💻 KI")]
    [InlineData("javascript:KI 'KI' `KI` ${KI} {{KI}}")]
    public void Nothing_but_mark_is_ever_markup(string title)
    {
        var html = Highlights("KI", title)["title"];
        Assert.Contains("<mark>KI</mark>", html, StringComparison.Ordinal);
        var rest = html.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal);
        Assert.Equal(-1, rest.IndexOfAny(['<', '>', '"', '\'']));
        Assert.DoesNotMatch("&(?!(?:lt|gt|amp|quot|#x?[0-9A-Fa-f]+);)", rest);
        Assert.Equal(new string([.. title.Select(c => char.IsControl(c) ? ' ' : c)]), System.Net.WebUtility.HtmlDecode(rest));
    }

    [Fact]
    public void Only_fields_with_matches_are_given()
    {
        Assert.Equal(["summary"], Highlights("Sensor", "Titel", "Mit Sensor").Keys);
        Assert.Empty(Highlights("", "Titel"));
    }

    [Fact]
    public void A_long_text_gives_a_short_passage_around_the_best_place()
    {
        var filler = string.Join(' ', Enumerable.Repeat("Lückenfüller", 100));
        var snippet = Highlights("Sensor Wasser", "Titel", null, $"Sensor {filler} Messung mit Sensor am Wasser\n- und Pegel {filler}")["text"];
        Assert.Contains("<mark>Sensor</mark> am <mark>Wasser</mark> - und Pegel", snippet, StringComparison.Ordinal);
        var plain = Regex.Replace(snippet, "</?mark>", "");
        Assert.InRange(plain.Length, 120, 210);
        Assert.Matches("^… Lückenfüller .* Lückenfüller …$", plain);
    }
}
