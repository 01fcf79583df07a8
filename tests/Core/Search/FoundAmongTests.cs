using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class FoundAmongTests
{
    [Fact]
    public void It_takes_exactly_what_the_search_finds_whatever_its_place_among_the_hits()
    {
        var entries = new GeneratedEntries(new GeneratedWords(3_000), 30).Take(400);
        var index = SearchIndex.Build(entries, GeneratedEntries.Today).With([new GeneratedEntries(new GeneratedWords(3_000), 30).Of(5, 2)], [entries[6].Id]);
        var many = index.ForManyQueries();
        string[] some = [.. entries.Where((_, i) => i % 3 == 0).Select(e => e.Id), "gibt-es-nicht"];
        foreach (var query in new GeneratedQueries(entries, seed: 5, syntax: true).Take(200).Append(new SearchQuery()).Append(new SearchQuery { Text = "land:MV" }))
        {
            var all = index.Search(query with { Limit = entries.Count }).Items.Select(h => h.Entry.Id).ToHashSet();
            Assert.Equal(all.Intersect(some).Order(), index.FoundAmong(query with { Offset = 3, Limit = 1 }, index.Select(some)).Order());
            Assert.Equal(all.Intersect(some).Order(), many.FoundAmong(query, many.Select(some)).Order());
        }
        Assert.Empty(index.FoundAmong(new SearchQuery(), index.Select(["gibt-es-nicht"])));
    }
}
