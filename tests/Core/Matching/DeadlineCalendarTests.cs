using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching;

public sealed class DeadlineCalendarTests
{
    private static FundingProgramme Named(string slug, params Round[] rounds) => Make.Programme(slug, slug) with { DeadlineModel = rounds.Length == 0 ? DeadlineModel.Unknown : DeadlineModel.CutOffs, Rounds = rounds, LastVerified = Make.Today };

    private static Round Ends(int days) => new() { Closes = Make.Today.AddDays(days) };

    private static DeadlineCalendar Calendar(DeadlineFilter filter, params FundingProgramme[] programmes) => DeadlineCalendar.Of([.. programmes.Select(p => new Candidate(Make.Entry(p), Make.Today))], Make.Today).For(filter);

    [Fact]
    public void Every_coming_round_is_there_in_the_order_of_its_day_and_no_past_one()
    {
        var calendar = Calendar(new(), Named("a", Ends(90), Ends(-1), Ends(30)), Named("b", Ends(60)), Named("zu", Ends(-5)));

        Assert.Equal(["a+30", "b+60", "a+90"], calendar.Dated.Select(d => $"{d.Entry.Content.Slug}+{d.Round.Day.DayNumber - Make.Today.DayNumber}"));
    }

    [Fact]
    public void A_yearly_round_stands_at_its_next_day_while_its_evidence_is_fresh()
    {
        var yearly = Named("jahr", new Round { Annual = "03-31" });

        Assert.Equal(new DateOnly(2027, 3, 31), Assert.Single(Calendar(new(), yearly).Dated).Round.Day);
        Assert.Empty(Calendar(new(), yearly with { LastVerified = Make.Today.AddDays(-Openness.YearlyEvidenceDays - 1) }).Dated);
    }

    [Fact]
    public void What_is_open_without_a_date_and_what_says_nothing_are_kept_apart()
    {
        var calendar = Calendar(new(), Make.Programme("laufend"), Named("stumm"), Make.Programme("geschlossen") with { DeadlineModel = DeadlineModel.Closed, Rounds = [Ends(20)] });

        Assert.Empty(calendar.Dated);
        Assert.Equal(("laufend", 1), (Assert.Single(calendar.Rolling).Entry.Content.Slug, calendar.Unknown.Count));
    }

    [Fact]
    public void A_state_includes_what_holds_nationwide_but_not_what_states_no_area()
    {
        FundingProgramme[] all = [Named("land", Ends(1)) with { FundingAreas = ["13"] }, Named("bund", Ends(2)), Named("nachbar", Ends(3)) with { FundingAreas = ["01"] }, Named("unklar", Ends(4)) with { AreaUnknown = true }, Named("kreis", Ends(5)) with { FundingAreas = ["13076"] }];

        Assert.Equal(["land", "bund", "kreis"], Calendar(new("13"), all).Dated.Select(d => d.Entry.Content.Slug));
    }

    [Fact]
    public void Topic_and_level_narrow_the_calendar()
    {
        FundingProgramme[] all = [Named("a", Ends(1)) with { Topics = [Topic.Data], Level = FundingLevel.State }, Named("b", Ends(2)) with { Topics = [Topic.Data, Topic.Skills] }];

        Assert.Equal("b", Assert.Single(Calendar(new(Topic: Topic.Skills), all).Dated).Entry.Content.Slug);
        Assert.Equal("a", Assert.Single(Calendar(new(Topic: Topic.Data, Level: FundingLevel.State), all).Dated).Entry.Content.Slug);
    }
}
