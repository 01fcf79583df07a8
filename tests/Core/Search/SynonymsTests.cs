using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class SynonymsTests
{
    private static string Key(params string[] words) => string.Join(' ', words.Select(w => GermanText.Stem(w)));

    [Fact]
    public void A_group_works_in_every_direction_and_an_arrow_in_one()
    {
        var synonyms = Synonyms.Parse("KI = Künstliche Intelligenz @0.8\nKommune -> Stadt @0.5 # Bemerkung\n");
        Assert.Equal([new Synonym("Künstliche Intelligenz", 0.8)], synonyms.Find("ki"));
        Assert.Equal([new Synonym("KI", 0.8)], synonyms.Find(Key("kunstliche", "intelligenzen")));
        Assert.Equal([new Synonym("Stadt", 0.5)], synonyms.Find(Key("kommunen")));
        Assert.Empty(synonyms.Find(Key("stadt")));
        Assert.Equal(2, synonyms.LongestKey);
    }

    [Theory]
    [InlineData("nur eines")]
    [InlineData("a = b @2")]
    [InlineData("a = b @x")]
    [InlineData("a -> b -> c")]
    [InlineData("-> b")]
    public void A_line_that_is_not_understood_is_refused(string line)
    {
        var error = Assert.Throws<FormatException>(() => Synonyms.Parse("KI = AI\n" + line));
        Assert.Contains("Zeile 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KI", "Künstliche Intelligenz")]
    [InlineData("BMBF", "BMFTR")]
    [InlineData("M-V", "Mecklenburg-Vorpommern")]
    [InlineData("OZG", "Onlinezugangsgesetz")]
    [InlineData("Landkreis", "Kommune")]
    public void The_embedded_list_knows_the_words_of_the_field(string word, string synonym)
    {
        var key = string.Join(' ', GermanText.Words(word).Where(w => w.Form != WordForm.Part).Select(w => GermanText.Stem(w.Folded)));
        Assert.Contains(Synonyms.Embedded.Find(key), s => s.Text == synonym);
    }
}
