using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class TrackedDeadlineTests
{
    private static readonly DateOnly March = new(2027, 3, 31), June = new(2027, 6, 30), September = new(2027, 9, 30);

    /// <summary>The deadlines after versions that were saved a day apart.</summary>
    private static IReadOnlyList<TrackedDeadline> After(params Entry[] versions) =>
        TrackedDeadline.Of([.. versions.Select((v, i) => v with { Version = i + 1, SavedAt = Make.Now.AddDays(i) }).Reverse()]);

    private static Entry With(params Round[] rounds) => Make.Entry(Make.Programme() with { DeadlineModel = DeadlineModel.Single, Rounds = rounds });

    private static Round On(DateOnly day, RoundKind kind = RoundKind.Application) => new() { Kind = kind, Closes = day };

    private static (DateOnly? Day, int Number, int Changes, bool IsDropped) Facts(TrackedDeadline d) => (d.Round.Closes, d.Number, d.Changes, d.IsDropped);

    [Fact]
    public void A_deadline_that_moves_keeps_its_number_and_counts_the_move()
    {
        var moved = Assert.Single(After(With(On(March)), With(On(March)), With(On(June))));
        Assert.Equal((June, 1, 1, false), Facts(moved));
        Assert.Equal(Make.Now.AddDays(2), moved.ChangedAt);
    }

    [Fact]
    public void A_dropped_one_stays_known_and_may_come_back()
    {
        Assert.Equal((March, 1, 1, true), Facts(Assert.Single(After(With(On(March)), With()))));
        Assert.Equal((March, 1, 2, false), Facts(Assert.Single(After(With(On(March)), With(), With(On(March))))));
    }

    [Fact]
    public void A_programme_that_is_withdrawn_or_closed_drops_all_of_them()
    {
        var published = With(On(March), On(June));
        Assert.All(After(published, published with { Status = EntryStatus.Withdrawn }), d => Assert.True(d.IsDropped));
        Assert.All(After(published, Make.Entry((FundingProgramme)published.Content with { DeadlineModel = DeadlineModel.Closed })), d => Assert.True(d.IsDropped));
    }

    [Fact]
    public void One_of_several_that_moves_does_not_pull_the_others_along() =>
        Assert.Equal([(March, 1, 0, false), (September, 2, 1, false)], After(With(On(March), On(June)), With(On(March), On(September))).Select(Facts));

    [Fact]
    public void A_deadline_that_has_passed_does_not_move_but_is_followed_by_the_next()
    {
        var past = BerlinTime.Day(Make.Now).AddDays(-10);
        Assert.Equal([(past, 1, true), (March, 2, false)], After(With(On(past)), With(On(March))).Select(d => (d.Round.Closes!.Value, d.Number, d.IsDropped)));
    }

    [Fact]
    public void Kinds_and_yearly_days_are_counted_apart()
    {
        var tracked = After(With(On(March), On(March, RoundKind.Outline), new Round { Annual = "03-31" }));
        Assert.Equal(3, tracked.Count);
        Assert.All(tracked, d => Assert.Equal(1, d.Number));
        Assert.Equal(["06-30"], After(With(new Round { Annual = "03-31" }), With(new Round { Annual = "06-30" })).Select(d => d.Round.Annual));
    }
}
