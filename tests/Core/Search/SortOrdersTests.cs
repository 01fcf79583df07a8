using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class SortOrdersTests
{
    private static Entry Closing(string id, string title, int days) =>
        SampleEntries.Programme(id, title, with: p => p with { Rounds = [new Round { Closes = SampleEntries.Today.AddDays(days) }] });

    private static readonly SearchIndex Index = SampleEntries.Index(
        Closing("late", "Beta", 90),
        Closing("soon", "Zeta", 3),
        Closing("over", "Alpha", -3),
        SampleEntries.Programme("rolling", "Ärzte", with: p => p with { DeadlineModel = DeadlineModel.Rolling }),
        SampleEntries.Programme("unknown", "Azur"),
        SampleEntries.Programme("gone", "Alpha", status: EntryStatus.Withdrawn),
        SampleEntries.Of("article", new Article { Slug = "x", Title = "Östlich" }, revision: 9));

    private static string[] Sorted(SearchSort sort) => Index.Ids(new SearchQuery { Sort = sort });

    [Fact]
    public void Deadlines_come_first_what_is_over_comes_last() =>
        Assert.Equal(["soon", "late", "rolling", "unknown", "article", "over", "gone"], Sorted(SearchSort.Deadline));

    [Fact]
    public void Without_words_the_next_deadline_leads_and_the_rest_follows_by_title() =>
        Assert.Equal(["soon", "late", "rolling", "unknown", "article", "over", "gone"], Sorted(SearchSort.Relevance));

    [Fact]
    public void Titles_are_in_german_order() => Assert.Equal(["gone", "over", "rolling", "unknown", "late", "article", "soon"], Sorted(SearchSort.Title));

    [Fact]
    public void The_newest_change_leads() => Assert.Equal("article", Sorted(SearchSort.Newest)[0]);
}
