using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class StemmerTests
{
    // As the authors publish it for text without case: a final t goes too. «ge-» stays here.
    [Theory]
    [InlineData("speicherbehaltern", "speicherbehal")]
    [InlineData("grenzpostens", "grenzpo")]
    [InlineData("ausgefeiltere", "ausgefeil")]
    [InlineData("gefordert", "geford")]
    [InlineData("ki", "ki")]
    [InlineData("5g", "5g")]
    public void German_words_are_stemmed_as_published(string word, string stem) => Assert.Equal(stem, GermanStemmer.Stem(word));

    // Highlights look for stems at the beginning of words.
    [Theory]
    [InlineData("industrieentwicklung")]
    [InlineData("energieeffizienz")]
    [InlineData("fischhandel")]
    [InlineData("dreiinstitut")]
    [InlineData("schiffahrten")]
    [InlineData("bibliotheken")]
    public void A_stem_is_the_beginning_of_its_word(string word) => Assert.StartsWith(GermanStemmer.Stem(word), word, StringComparison.Ordinal);

    [Theory]
    [InlineData("forderung", "forderungen")]
    [InlineData("gemeinde", "gemeinden")]
    [InlineData("kommune", "kommunen")]
    [InlineData("digitale", "digitalen")]
    [InlineData("programm", "programme")]
    [InlineData("zuschuss", "zuschusse")]
    [InlineData("stadt", "stadte")]
    public void German_inflections_meet(string one, string other) => Assert.Equal(GermanStemmer.Stem(one), GermanStemmer.Stem(other));

    [Theory]
    [InlineData("city", "cities")]
    [InlineData("grant", "grants")]
    [InlineData("funded", "funding")]
    [InlineData("service", "services")]
    [InlineData("create", "creating")]
    [InlineData("planned", "planning")]
    public void English_inflections_meet(string one, string other) => Assert.Equal(EnglishStemmer.Stem(one), EnglishStemmer.Stem(other));

    [Theory]
    [InlineData("string")]
    [InlineData("need")]
    [InlineData("status")]
    [InlineData("business")]
    public void English_words_that_only_look_inflected_stay(string word) => Assert.Equal(word, EnglishStemmer.Stem(word));
}
