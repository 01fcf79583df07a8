using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Domain;

public sealed class OpennessTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static Openness Of(DeadlineModel model, params Round[] rounds) => Openness.Of(Make.Programme() with { DeadlineModel = model, Rounds = rounds }, Today);

    private static Round Until(string day, string? from = null) => new() { Closes = DateOnly.Parse(day, null), Opens = from is null ? null : DateOnly.Parse(from, null) };

    [Theory]
    [InlineData("2026-12-21", OpennessState.Open)]
    [InlineData("2026-12-20", OpennessState.ClosingSoon)]
    [InlineData("2026-11-22", OpennessState.ClosingSoon)]
    [InlineData("2026-11-21", OpennessState.Closed)]
    public void A_single_deadline_decides_by_the_day(string day, OpennessState state) => Assert.Equal(state, Of(DeadlineModel.Single, Until(day)).State);

    [Fact]
    public void The_next_of_several_cut_offs_counts()
    {
        var openness = Of(DeadlineModel.CutOffs, Until("2026-03-01"), Until("2027-09-01"), Until("2027-03-01"));
        Assert.Equal((OpennessState.Open, new DateOnly(2027, 3, 1)), (openness.State, openness.Closes));
    }

    [Fact]
    public void A_round_that_opens_later_is_announced() =>
        Assert.Equal(OpennessState.Upcoming, Of(DeadlineModel.Single, Until("2027-06-01", from: "2027-01-15")).State);

    [Fact]
    public void A_round_that_is_open_counts_before_an_earlier_closing_one_that_is_not() =>
        Assert.Equal(new DateOnly(2027, 9, 1), Of(DeadlineModel.CutOffs, Until("2027-06-01", from: "2027-05-01"), Until("2027-09-01", from: "2026-01-01")).Closes);

    [Fact]
    public void A_yearly_day_comes_back_next_year() =>
        Assert.Equal(new DateOnly(2027, 3, 31), Yearly(verified: new DateOnly(2026, 9, 1)).Closes);

    [Fact]
    public void A_yearly_day_seen_long_ago_says_nothing_about_this_year()
    {
        Assert.Equal(OpennessState.Unknown, Yearly(verified: new DateOnly(2024, 4, 1)).State);
        Assert.Equal(OpennessState.Unknown, Yearly(verified: null).State);
    }

    private static Openness Yearly(DateOnly? verified) =>
        Openness.Of(Make.Programme() with { DeadlineModel = DeadlineModel.Annual, Rounds = [new Round { Annual = "03-31" }], LastVerified = verified }, Today);

    [Fact]
    public void Unknown_is_neither_open_nor_closed()
    {
        Assert.Equal(OpennessState.Unknown, Of(DeadlineModel.Unknown).State);
        Assert.Equal(OpennessState.Unknown, Of(DeadlineModel.TwoStage).State);
    }

    [Fact]
    public void Closed_is_a_fact_of_its_own_even_with_a_later_date() => Assert.Equal(OpennessState.Closed, Of(DeadlineModel.Closed, Until("2027-06-01")).State);

    [Fact]
    public void A_standing_offer_whose_guideline_has_run_out_is_unknown()
    {
        var programme = Make.Programme() with { DeadlineModel = DeadlineModel.Rolling };
        Assert.Equal(OpennessState.Rolling, Openness.Of(programme, Today).State);
        Assert.Equal(OpennessState.Unknown, Openness.Of(programme with { Guideline = new Guideline { ValidTo = new DateOnly(2025, 12, 31) } }, Today).State);
    }

    [Fact]
    public void A_later_round_without_an_end_is_not_closed_by_an_earlier_one()
    {
        var programme = Make.Programme() with
        {
            DeadlineModel = DeadlineModel.UntilFundsEnd,
            Rounds = [new Round { Closes = Today.AddYears(-2) }, new Round { Opens = Today.AddYears(-1) }],
            LastVerified = Today.AddDays(-30),
        };
        Assert.Equal(OpennessState.Rolling, Openness.Of(programme, Today).State);
        // When nobody has looked for long, the money may be gone.
        Assert.Equal(OpennessState.Unknown, Openness.Of(programme with { LastVerified = Today.AddYears(-2) }, Today).State);
        Assert.Equal(OpennessState.Closed, Openness.Of(programme with { Rounds = [programme.Rounds[0], new Round { Opens = Today.AddYears(-3) }] }, Today).State);
    }

    [Fact]
    public void Coming_rounds_are_all_that_have_not_ended_each_once_and_in_order()
    {
        var programme = Make.Programme() with
        {
            DeadlineModel = DeadlineModel.CutOffs,
            LastVerified = Today,
            Rounds = [new() { Closes = Today.AddDays(40), Kind = RoundKind.CutOff }, new() { Closes = Today, Kind = RoundKind.Outline }, new() { Closes = Today.AddDays(-1) }, new() { Opens = Today.AddDays(60) }, new() { Closes = Today.AddDays(40), Kind = RoundKind.CutOff }],
        };

        Assert.Equal([(0, RoundKind.Outline), (40, RoundKind.CutOff), (60, RoundKind.Application)], Openness.Coming(programme, Today).Select(r => (r.Day.DayNumber - Today.DayNumber, r.Kind)));
        Assert.Empty(Openness.Coming(programme with { DeadlineModel = DeadlineModel.Closed }, Today));
        Assert.Empty(Openness.Coming(programme with { Rounds = [new() { Opens = Today }] }, Today));
    }
}
