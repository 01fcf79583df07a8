using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>What a search costs, in bytes and postings and not in milliseconds, because those are the same on every machine.</summary>
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

    [Theory]
    [InlineData("Leuchtturm")]
    [InlineData("Leuchtturm Bake")]
    [InlineData("Leuchtturm ODER Bake")]
    [InlineData("Leuchtturm Tonne")]
    [InlineData("Leuchtt*")]
    [InlineData("\"Leuchtturm Bake\" -Tonne")]
    [InlineData("titel:Leuchtturm Bake")]
    public void Postings_that_are_visited_follow_the_words_of_the_query_and_not_the_number_of_entries(string text)
    {
        // Every entry of the harbour has the words; whatever else there is has none of them.
        var harbour = Enumerable.Range(0, 60).Select(i => SampleEntries.Programme($"h{i}", i % 3 == 0 ? "Leuchtturm Bake" : "Leuchtturm", i % 2 == 0 ? "Tonne" : "Bake")).ToArray();
        var others = Enumerable.Range(0, 6_000).Select(i => SampleEntries.Programme($"o{i}", $"Förderung Programm {i}", "Breitband für Gemeinden")).ToArray();
        var (small, large) = (SampleEntries.Index([.. harbour, .. others[..60]]), SampleEntries.Index([.. others, .. harbour]));
        Assert.InRange(small.Visited(text), 1, 400);
        Assert.Equal(small.Visited(text), large.Visited(text));
    }

    [Fact]
    public void A_rare_word_beside_a_common_one_is_looked_up_and_the_common_ones_postings_are_passed_over()
    {
        SearchIndex Of(int entries) => SampleEntries.Index([.. Enumerable.Range(0, entries).Select(i => SampleEntries.Programme($"p{i}", i % 500 == 0 && i < 6_000 ? "Förderung Leuchtturm" : "Förderung"))]);
        Assert.Equal(Of(6_000).Visited("\"Förderung\" \"Leuchtturm\""), Of(12_000).Visited("\"Förderung\" \"Leuchtturm\""));
    }
}
