using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>What a search costs, in bytes and not in milliseconds, because bytes are the same on every machine.</summary>
public sealed class SearchCostTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        [.. Enumerable.Range(0, 3_000).Select(i => SampleEntries.Programme($"p{i}", $"Förderung Programm {i}", "Breitband für Gemeinden", $"Text {i % 50} mit Zahl {i % 7}"))]);

    [Theory]
    [InlineData("\"Förderung\" \"Breitband\"", 0, 1_500)]
    [InlineData("Förderung Breitband", 0, 1_500)]
    [InlineData("Förderung Breitband", 20, 4_000)]
    [InlineData("", 20, 4_000)]
    public void A_search_allocates_little_however_many_entries_it_finds(string text, int limit, long most)
    {
        var query = new SearchQuery { Text = text, Limit = limit };
        for (var i = 0; i < 3; i++) Assert.Equal(3_000, Index.Search(query).Total);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Index.Search(query);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
    }
}
