using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class CompoundSplitterTests
{
    private static readonly CompoundSplitter Splitter = new(new HashSet<string> { "digitalisierung", "forderung", "programm", "gemeinde", "daten", "rat", "plattform", "digitalisierungsforderung", "unter", "nehmen",
        "land", "wirtschaft", "landwirtschaft", "ministerium", "wirtschaftsministerium" }.GetAlternateLookup<ReadOnlySpan<char>>().Contains);

    [Theory]
    [InlineData("digitalisierungsforderung", "digitalisierung forderung")]
    [InlineData("digitalisierungsforderungsprogramm", "digitalisierungsforderung programm")]
    [InlineData("landwirtschaftsministerium", "landwirtschaft ministerium")]
    [InlineData("datenplattform", "daten plattform")]
    [InlineData("gemeindenplattform", "gemeinde plattform")]
    public void Known_parts_that_cover_the_word_are_found(string word, string parts) => Assert.Equal(parts, string.Join(' ', Splitter.Split(word)));

    [Fact]
    public void An_index_also_gets_the_parts_of_the_parts() =>
        Assert.Equal(["digitalisierungsforderung", "programm", "digitalisierung", "forderung"], Splitter.AllParts("digitalisierungsforderungsprogramm"));

    [Theory]
    [InlineData("auslanderplattform", "auslander")]
    [InlineData("verwaltungsprogramm", "verwaltung")]
    [InlineData("quastenflosser", null)]
    public void The_first_part_may_be_unknown_when_the_last_is_known(string word, string? first) => Assert.Equal(first, Splitter.FirstPart(word));

    [Theory]
    [InlineData("gemeinderat")]
    [InlineData("datenplattformxy")]
    [InlineData("forderung")]
    [InlineData("forderungs")]
    [InlineData("unternehmen")]
    [InlineData("")]
    public void Everything_else_stays_whole(string word) => Assert.Empty(Splitter.Split(word));
}
