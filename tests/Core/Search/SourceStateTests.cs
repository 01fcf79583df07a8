using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class SourceStateTests
{
    private static SourceState State(int daysAgo, params Entry[] entries)
    {
        var run = new HarvestRun { Source = "foerderdatenbank", StartedAt = Make.Now, FinishedAt = Make.Now.AddDays(-daysAgo), Outcome = RunOutcome.Accepted, Counts = new() };
        var runs = new Dictionary<string, SourceRuns> { ["foerderdatenbank"] = new("foerderdatenbank", run, run, 0) };
        return SourceState.Of(entries, runs, Make.Today).Single(s => s.Source.Id == "foerderdatenbank");
    }

    private static Entry From(string source, string slug, EntryStatus status = EntryStatus.Published) =>
        Make.Entry(Make.Programme(slug) with { Sources = [new SourceReference { Source = source, SourceId = slug }, new SourceReference { Source = source, SourceId = slug + "-2" }] }, status);

    [Theory]
    [InlineData(0, 0), InlineData(1, 0), InlineData(2, 1), InlineData(9, 8)]
    public void Age_is_measured_against_the_interval_of_the_source(int daysAgo, int overdue) => Assert.Equal((daysAgo, overdue), (State(daysAgo).AgeDays!.Value, State(daysAgo).OverdueDays!.Value));

    [Fact]
    public void Only_published_entries_of_the_source_count_and_each_once()
    {
        var state = State(0, From("foerderdatenbank", "a"), From("foerderdatenbank", "b", EntryStatus.Withdrawn), From("catalogue", "c"));
        Assert.Equal((1, 1), (state.Entries, state.Fields.Single(f => f.Field == "title").Of));
    }

    [Fact]
    public void A_source_that_was_never_harvested_has_no_age() =>
        Assert.All(SourceState.Of([], new Dictionary<string, SourceRuns>(), Make.Today), s => Assert.True(s.AgeDays is null && s.OverdueDays is null && s.Runs is null));
}
