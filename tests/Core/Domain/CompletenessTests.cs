using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class CompletenessTests
{
    private static readonly Source Source = new() { Id = "test", Name = "Test", Homepage = "https://example.org", Licence = "CC0-1.0", Attribution = "Test", Interval = TimeSpan.FromDays(1), RequiredFields = ["title", "summary"] };

    private static FieldShare Share(string field, params EntryContent[] contents) => Completeness.Of(Source, contents).Single(f => f.Field == field);

    [Fact]
    public void Unknown_and_empty_do_not_count_as_said()
    {
        var silent = Make.Programme("b") with { DeadlineModel = DeadlineModel.Unknown, FundingRates = [], Summary = " ", AreaUnknown = true, FundingBody = null };
        foreach (var field in new[] { "deadlineModel", "fundingRates", "summary", "fundingAreas", "fundingBody" })
            Assert.Equal((1, 2, 50), (Share(field, Make.Programme(), silent).Filled, Share(field, Make.Programme(), silent).Of, Share(field, Make.Programme(), silent).Percent!.Value));
    }

    [Fact]
    public void Nationwide_is_an_area() => Assert.Equal(100, Share("fundingAreas", Make.Programme()).Percent);

    [Fact]
    public void A_share_is_rounded_down_so_that_all_means_all() =>
        Assert.Equal(99, Share("summary", [.. Enumerable.Range(0, 200).Select(i => Make.Programme($"p{i}") with { Summary = i == 0 ? null : "da" })]).Percent);

    [Fact]
    public void Fields_of_a_kind_concern_that_kind_only()
    {
        var shares = Completeness.Of(Source, [Make.Programme(), new UseCase { Slug = "u", Title = "U", Municipality = "Hagenow" }]);
        Assert.Equal((1, 2), (shares.Single(s => s.Field == "fundingRates").Of, shares.Single(s => s.Field == "title").Of));
        Assert.Equal((1, 1), (shares.Single(s => s.Field == "municipality").Filled, shares.Single(s => s.Field == "municipality").Of));
    }

    [Fact]
    public void Every_field_of_a_source_and_of_a_kind_has_a_german_label()
    {
        EntryContent[] kinds = [Make.Programme(), new UseCase { Slug = "u", Title = "U", Municipality = "M" }, new Article { Slug = "a", Title = "A" }, new CompetenceCentre { Slug = "c", Title = "C" }];
        Assert.All(Sources.All.SelectMany(s => Completeness.Of(s, kinds)), f => Assert.NotEqual(f.Field, f.Label));
    }
}
