using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class CompoundSplitterTests
{
    private static readonly CompoundSplitter Splitter = new(new HashSet<string> { "digitalisierung", "forderung", "programm", "gemeinde", "daten", "rat", "plattform", "digitalisierungsforderung", "unter", "nehmen" });

    [Theory]
    [InlineData("digitalisierungsforderung", "digitalisierung forderung")]
    [InlineData("digitalisierungsforderungsprogramm", "digitalisierung forderung programm")]
    [InlineData("datenplattform", "daten plattform")]
    [InlineData("gemeindenplattform", "gemeinde plattform")]
    public void Known_parts_that_cover_the_word_are_found(string word, string parts) => Assert.Equal(parts, string.Join(' ', Splitter.Split(word)));

    [Theory]
    [InlineData("gemeinderat")]
    [InlineData("datenplattformxy")]
    [InlineData("forderung")]
    [InlineData("forderungs")]
    [InlineData("unternehmen")]
    [InlineData("")]
    public void Everything_else_stays_whole(string word) => Assert.Empty(Splitter.Split(word));
}
