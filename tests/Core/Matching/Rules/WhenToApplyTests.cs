using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;
using static FundingDirectory.Core.Matching.Outcome;
using static FundingDirectory.Core.Matching.Rules.WhenToApply;
using static FundingDirectory.Tests.Core.Matching.Rules.Ask;

namespace FundingDirectory.Tests.Core.Matching.Rules;

public sealed class WhenToApplyTests
{
    private static FundingProgramme Open(int from, int to) => Programme with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Opens = Make.Today.AddDays(from), Closes = Make.Today.AddDays(to) }] };

    [Fact]
    public void CanStillApply_follows_the_calendar()
    {
        Assert.Equal(Met, Rule(CanStillApply, Programme));
        Assert.Equal(NotMet, Rule(CanStillApply, Programme with { DeadlineModel = DeadlineModel.Closed }));
        Assert.Equal(NotMet, Rule(CanStillApply, Open(-60, -1)));
        Assert.Equal(Met, Rule(CanStillApply, Open(-60, 0)));
        Assert.Equal(Met, Rule(CanStillApply, Open(10, 40)));
        Assert.Equal(Unknown, Rule(CanStillApply, Programme with { DeadlineModel = DeadlineModel.Unknown }));
    }

    [Fact]
    public void The_remaining_weeks_are_said() => Assert.Contains("noch 10\u00a0Wochen", Finding(CanStillApply, Open(-1, 72))!.Value.Text, StringComparison.Ordinal);

    [Fact]
    public void GuidelineIsValid_or_what_it_says_is_old()
    {
        FundingProgramme With(FundingProgramme programme, int days) => programme with { Guideline = new Guideline { ValidTo = Make.Today.AddDays(days) } };
        Assert.Null(Rule(GuidelineIsValid, Programme));
        Assert.Equal(Met, Rule(GuidelineIsValid, With(Programme, 0)));
        Assert.Equal(Unknown, Rule(GuidelineIsValid, With(Programme, -1)));
        Assert.False(Finding(GuidelineIsValid, With(Programme, -1))!.Value.OnlyInforms);
        // An open round proves more than an old date.
        Assert.True(Finding(GuidelineIsValid, With(Open(-10, 60), -1))!.Value.OnlyInforms);
        Assert.Equal(Unknown, Rule(GuidelineIsValid, With(Programme, 20), new() { Start = "2027-06" }));
    }

    [Fact]
    public void StartLeavesTime_when_the_approval_must_come_first()
    {
        var strict = Open(100, 160) with { EarlyStart = EarlyStart.NotBeforeApproval };
        Assert.Null(Rule(StartLeavesTime, strict));
        Assert.Equal(NotMet, Rule(StartLeavesTime, strict, new() { Start = "2027-01" }));
        Assert.Contains("später beginnen", Finding(StartLeavesTime, strict, new() { Start = "2027-01" })!.Value.WouldFitIf, StringComparison.Ordinal);
        Assert.Equal(Met, Rule(StartLeavesTime, strict, new() { Start = "2027-10" }));
        Assert.Equal(Unknown, Rule(StartLeavesTime, Open(100, 160), new() { Start = "2027-01" }));
        Assert.True(Finding(StartLeavesTime, strict, new() { Start = "2027-04" })!.Value.OnlyInforms);
        Assert.Null(Rule(StartLeavesTime, strict with { EarlyStart = EarlyStart.Free }, new() { Start = "2027-01" }));
        Assert.Null(Rule(StartLeavesTime, Programme with { DeadlineModel = DeadlineModel.Unknown }, new() { Start = "2027-01" }));
    }

    [Fact]
    public void NotStartedTooEarly_when_the_programme_forbids_it()
    {
        var strict = Programme with { EarlyStart = EarlyStart.NotBeforeApproval };
        Assert.Equal(Met, Rule(NotStartedTooEarly, strict, new() { AlreadyStarted = false }));
        Assert.Equal(NotMet, Rule(NotStartedTooEarly, strict, new() { AlreadyStarted = true }));
        Assert.Equal(Unknown, Rule(NotStartedTooEarly, strict));
        Assert.Equal(Unknown, Rule(NotStartedTooEarly, Programme, new() { AlreadyStarted = true }));
        Assert.Equal(Unknown, Rule(NotStartedTooEarly, Programme with { EarlyStart = EarlyStart.OnRequest }, new() { AlreadyStarted = true }));
        Assert.Equal(Met, Rule(NotStartedTooEarly, Programme with { EarlyStart = EarlyStart.Free }, new() { AlreadyStarted = true }));
    }
}
