using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching;

public sealed class OwnShareTests
{
    private static readonly FundingProgramme Programme = Make.Programme() with
    {
        FundingRates =
        [
            new FundingRate { PercentMax = 65, Condition = RateCondition.Regular },
            new FundingRate { PercentMax = 90, Condition = RateCondition.FinanciallyWeak },
            new FundingRate { PercentMax = 100, Condition = RateCondition.ApplicantGroup, Applicants = [ApplicantType.University] },
        ],
    };

    private static OwnShare? Of(FundingProgramme programme, ProjectProfile profile) => OwnShare.Of(new Candidate(Make.Entry(programme), Make.Today), new Project(profile, Make.Hagenow, Make.Today));

    [Fact]
    public void The_regular_rate_holds_when_a_condition_is_not_known_to_be_met() => Assert.Equal(35, Of(Programme, new())!.Value.Percent);

    [Fact]
    public void A_weak_budget_gets_the_higher_rate() => Assert.Equal(10, Of(Programme, new() { BudgetSecurity = true })!.Value.Percent);

    [Fact]
    public void What_may_hold_is_possible_but_not_certain()
    {
        var project = new Project(new(), Make.Hagenow, Make.Today);
        var candidate = new Candidate(Make.Entry(Programme), Make.Today);
        Assert.Equal((35, 10), (OwnShare.Of(candidate, project)!.Value.Percent, OwnShare.Possible(candidate, project)!.Value.Percent));
        var healthy = new Project(new() { BudgetSecurity = false }, Make.Hagenow, Make.Today);
        Assert.Equal(35, OwnShare.Possible(candidate, healthy)!.Value.Percent);
    }

    [Fact]
    public void A_rate_for_others_is_not_ours() => Assert.Equal(0, Of(Programme, new() { Applicant = ApplicantType.University })!.Value.Percent);

    [Fact]
    public void Without_rate_and_own_share_nothing_is_said() => Assert.Null(Of(Programme with { FundingRates = [] }, new()));

    [Fact]
    public void A_stated_own_share_counts_when_it_is_more() =>
        Assert.Equal(40, Of(Programme with { OwnContribution = new OwnContribution { MinPercent = 40 } }, new())!.Value.Percent);

    [Fact]
    public void The_share_in_euro_is_rounded_up() => Assert.Equal(35_001, Of(Programme, new() { BudgetEuro = 100_001 })!.Value.Euro);

    [Fact]
    public void Above_the_largest_grant_we_pay_the_rest() =>
        Assert.Equal(180_000, Of(Programme with { AmountMax = 20_000, AmountPer = AmountPer.Project }, new() { BudgetEuro = 200_000 })!.Value.Euro);

    [Fact]
    public void A_limit_per_year_gives_no_figure_in_euro() =>
        Assert.Null(Of(Programme with { AmountMax = 20_000, AmountPer = AmountPer.Year }, new() { BudgetEuro = 200_000 })!.Value.Euro);
}
