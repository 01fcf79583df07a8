using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class SlugsTests
{
    [Theory]
    [InlineData("Förderung für Städte – groß & klein", "foerderung-fuer-staedte-gross-klein")]
    [InlineData("Łódź, Café", "odz-cafe")]
    [InlineData("日本", "eintrag")]
    public void A_slug_has_small_letters_digits_and_single_hyphens(string text, string slug) => Assert.Equal(slug, Slugs.From(text));

    [Fact]
    public void A_very_long_slug_is_cut_between_words_and_still_tells_two_texts_apart()
    {
        var text = string.Join(' ', Enumerable.Repeat("Digitalisierung", 30));
        var (one, other) = (Slugs.From($"{text} eins"), Slugs.From($"{text} zwei"));
        Assert.NotEqual(one, other);
        Assert.Equal(one, Slugs.From($"{text} eins"));
        Assert.Matches("^(digitalisierung-)+[0-9a-f]{6}$", one);
        Assert.InRange(one.Length, 150, 180);
        Assert.InRange(Slugs.From(new string('x', 500)).Length, 150, 181);
    }

    [Fact]
    public void Keys_that_would_share_a_slug_each_get_a_mark() =>
        Assert.Equal(2, Slugs.Unique([("a", "gleich"), ("b", "gleich")]).Values.Distinct().Count(s => s.StartsWith("gleich-", StringComparison.Ordinal)));
}
