using System.Text;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>A table of texts gives back what was put in and finds it as a plain list would.</summary>
public sealed class SortedTextsTests
{
    // Words that share long beginnings, short ones, foreign letters of several bytes, and equal neighbours.
    private static readonly string[] Texts =
    [
        .. new GeneratedWords(4_000).All.Select(GermanText.Fold).Concat(["a", "ab", "abc", "β", "βετα", "日本", "日本語", new string('z', GermanText.LongestWord), new string('z', 63), "wort", "wort"])
            .OrderBy(Encoding.UTF8.GetBytes, Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y))),
    ];

    private static readonly SortedTexts Table = SortedTexts.Of(Texts);

    [Fact]
    public void Every_text_is_given_back() => Assert.Equal(Texts, Enumerable.Range(0, Table.Count).Select(Table.Text));

    [Fact]
    public void Every_text_is_found_at_its_first_place() => Assert.All(Texts.Distinct(), t => Assert.Equal(Array.IndexOf(Texts, t), Table.Find(t)));

    [Theory]
    [InlineData("")]
    [InlineData("abd")]
    [InlineData("zzzz")]
    [InlineData("語")]
    public void What_is_not_there_is_not_found(string text) => Assert.Equal(-1, Table.Find(text));

    [Theory]
    [InlineData("a")]
    [InlineData("forder")]
    [InlineData("digitalisierungs")]
    [InlineData("β")]
    [InlineData("日本")]
    [InlineData("z")]
    [InlineData("quastenflosser")]
    public void Beginnings_are_a_range(string beginning)
    {
        var (from, to) = Table.StartingWith(beginning);
        Assert.Equal(Texts.Where(t => t.StartsWith(beginning, StringComparison.Ordinal)), Texts[from..to]);
    }

    [Fact]
    public void An_empty_table_finds_nothing()
    {
        var empty = SortedTexts.Of([]);
        Assert.Equal((-1, (0, 0)), (empty.Find("a"), empty.StartingWith("a")));
    }
}
