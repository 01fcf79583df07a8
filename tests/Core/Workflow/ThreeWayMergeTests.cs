using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

public sealed class ThreeWayMergeTests
{
    private static readonly FundingProgramme Last = Make.Programme();

    [Fact]
    public void What_only_the_source_changed_is_taken_with_its_evidence()
    {
        var harvested = Last with
        {
            FundingRates = [new FundingRate { PercentMax = 80 }],
            Provenance = [new Provenance { Field = "fundingRates", Source = "test", Quote = "bis zu 80 Prozent" }],
        };
        var merged = ThreeWayMerge.Merge(Last, harvested, Last);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(80, ((FundingProgramme)merged.Content).FundingRates[0].PercentMax);
        Assert.Equal("bis zu 80 Prozent", Assert.Single(merged.Content.Provenance).Quote);
    }

    [Fact]
    public void What_only_an_editor_changed_stays()
    {
        var current = Last with { Summary = "Von der Redaktion." };
        var merged = ThreeWayMerge.Merge(Last, Last with { AmountMax = 5_000 }, current);
        Assert.Equal(("Von der Redaktion.", 5_000L), (merged.Content.Summary, ((FundingProgramme)merged.Content).AmountMax!.Value));
    }

    [Fact]
    public void What_both_changed_differently_is_a_conflict_and_the_editor_stands()
    {
        var merged = ThreeWayMerge.Merge(Last, Last with { Title = "Quelle" }, Last with { Title = "Redaktion" });
        Assert.Equal(["title"], merged.Conflicts);
        Assert.Equal("Redaktion", merged.Content.Title);
    }

    [Fact]
    public void What_both_changed_alike_is_no_conflict() =>
        Assert.Empty(ThreeWayMerge.Merge(Last, Last with { Title = "Gleich" }, Last with { Title = "Gleich" }).Conflicts);

    [Fact]
    public void The_address_of_a_published_entry_never_changes() =>
        Assert.Equal("muster", ThreeWayMerge.Merge(Last, Last with { Slug = "anders" }, Last).Content.Slug);

    [Fact]
    public void Order_of_lists_white_space_and_time_of_reading_are_no_change()
    {
        var again = Last with
        {
            EligibleApplicants = [.. Last.EligibleApplicants.Reverse()],
            Summary = " Ein  Programm für\nTests. ",
            Provenance = [.. Last.Provenance.Select(p => p with { FetchedAt = Make.Now })],
        };
        Assert.Empty(FieldDiff.Of(Last, again));
    }
}
