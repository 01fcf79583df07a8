using System.Text;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class GermanTextTests
{
    private static string[] Folded(string text) => [.. GermanText.Words(text).Select(w => w.Folded)];

    [Fact]
    public void Umlauts_and_sharp_s_are_folded() =>
        Assert.Equal(["grosse", "forderung", "ubergange", "cafe"], Folded("GROẞE Förderung: Übergänge, Café".Replace('ẞ', 'ß')));

    [Fact]
    public void A_hyphenated_word_comes_whole_and_in_parts()
    {
        var words = GermanText.Words("die E-Akte kommt");
        Assert.Equal(["die", "eakte", "e", "akte", "kommt"], words.Select(w => w.Folded));
        Assert.Equal([0, 1, 1, 2, 3], words.Select(w => w.Position));
        Assert.Equal([WordForm.Plain, WordForm.Whole, WordForm.Part, WordForm.Part, WordForm.Plain], words.Select(w => w.Form));
    }

    [Fact]
    public void A_suspended_hyphen_belongs_to_no_word() => Assert.Equal(["stadte", "und", "gemeinden"], Folded("Städte- und Gemeinden-"));

    [Theory]
    [InlineData("Für Städte: «Förderung»")]
    [InlineData("a-b c‑d – Smart-City-Strategie (2025)")]
    public void Offsets_point_into_the_original_text(string text)
    {
        foreach (var original in new[] { text, text.Normalize(NormalizationForm.FormD) })
            foreach (var word in GermanText.Words(original))
                Assert.Equal(word.Folded, GermanText.Fold(original.Substring(word.Start, word.Length)));
    }

    [Fact]
    public void Decomposed_letters_and_soft_hyphens_make_no_difference()
    {
        Assert.Equal(["forderung"], Folded("Förderung".Normalize(NormalizationForm.FormD)));
        Assert.Equal(["forderung"], Folded("För\u00ADde\u00ADrung"));
    }

    [Theory]
    [InlineData("foerderung", "forderung")]
    [InlineData("buergerbuero", "burgerburo")]
    [InlineData("neue", null)]
    [InlineData("quelle", null)]
    [InlineData("bauen", null)]
    [InlineData("forderung", null)]
    public void Typed_transcriptions_are_read_as_umlauts(string typed, string? read) => Assert.Equal(read, GermanText.WithoutTranscription(typed));

    [Fact]
    public void Stop_words_keep_their_position_but_are_marked()
    {
        var words = GermanText.Words("Förderung der Stadt");
        Assert.Equal([false, true, false], words.Select(w => w.IsStop));
        Assert.Equal(2, words[2].Position);
    }

    [Fact]
    public void Very_long_runs_are_cut() => Assert.Equal(GermanText.LongestWord, Assert.Single(GermanText.Words(new string('ß', 5000))).Folded.Length);
}
