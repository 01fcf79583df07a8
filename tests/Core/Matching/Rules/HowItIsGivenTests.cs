using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;
using static FundingDirectory.Core.Matching.Outcome;
using static FundingDirectory.Core.Matching.Rules.HowItIsGiven;
using static FundingDirectory.Tests.Core.Matching.Rules.Ask;

namespace FundingDirectory.Tests.Core.Matching.Rules;

public sealed class HowItIsGivenTests
{
    private static FundingProgramme With(Cumulation federal) => Programme with { Cumulation = new CumulationRules { Federal = federal } };

    private static Entry Had(Cumulation federal) => Make.Entry(Make.Programme("vorhanden", "Vorhandenes Geld") with { Cumulation = new CumulationRules { Federal = federal } });

    [Theory]
    [InlineData(Cumulation.Allowed, Cumulation.Allowed, Met)]
    [InlineData(Cumulation.Allowed, Cumulation.Limited, Unknown)]
    [InlineData(Cumulation.Limited, Cumulation.Allowed, Unknown)]
    [InlineData(Cumulation.Allowed, Cumulation.Unknown, Unknown)]
    [InlineData(Cumulation.Allowed, Cumulation.Forbidden, NotMet)]
    [InlineData(Cumulation.Forbidden, Cumulation.Unknown, NotMet)]
    public void OtherMoneyIsAllowed_when_both_sides_allow_it(Cumulation ours, Cumulation theirs, FundingDirectory.Core.Matching.Outcome expected)
    {
        Assert.Null(Rule(OtherMoneyIsAllowed, With(ours)));
        Assert.Equal(expected, Rule(OtherMoneyIsAllowed, With(ours), existing: [Had(theirs)]));
    }

    [Fact]
    public void StateAidIsChecked_for_companies_only()
    {
        var company = new ProjectProfile { Applicant = ApplicantType.MunicipalCompany };
        Assert.Null(Rule(StateAidIsChecked, Programme with { StateAid = StateAid.DeMinimis }));
        Assert.Equal(Met, Rule(StateAidIsChecked, Programme with { StateAid = StateAid.None }, company));
        foreach (var aid in new[] { StateAid.Unknown, StateAid.DeMinimis, StateAid.BlockExemption, StateAid.GeneralInterest })
            Assert.Equal(Unknown, Rule(StateAidIsChecked, Programme with { StateAid = aid }, company));
    }

    [Fact]
    public void SelectionIsKnown_and_a_race_is_a_warning_that_rules_nothing_out()
    {
        FundingProgramme By(Selection selection) => Programme with { Procedure = new Procedure { Selection = selection } };
        Assert.Null(Rule(SelectionIsKnown, Programme));
        Assert.Null(Rule(SelectionIsKnown, By(Selection.Individual)));
        Assert.Equal(Met, Rule(SelectionIsKnown, By(Selection.Entitlement)));
        Assert.True(Finding(SelectionIsKnown, By(Selection.FirstCome))!.Value.OnlyInforms);
        Assert.Contains("Windhund", Finding(SelectionIsKnown, By(Selection.FirstCome))!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void EffortFitsStaff_when_both_are_known()
    {
        var hard = Programme with { Consortium = Consortium.Required, DeadlineModel = DeadlineModel.TwoStage };
        Assert.Null(Rule(EffortFitsStaff, Programme, new() { StaffMonths = 1 }));
        Assert.Null(Rule(EffortFitsStaff, hard));
        Assert.Equal(Unknown, Rule(EffortFitsStaff, hard, new() { StaffMonths = 0.5m }));
        Assert.Equal(Met, Rule(EffortFitsStaff, hard, new() { StaffMonths = 3 }));
    }
}
