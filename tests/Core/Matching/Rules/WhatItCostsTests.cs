using FundingDirectory.Core.Domain;
using Xunit;
using static FundingDirectory.Core.Matching.Outcome;
using static FundingDirectory.Core.Matching.Rules.WhatItCosts;
using static FundingDirectory.Tests.Core.Matching.Rules.Ask;

namespace FundingDirectory.Tests.Core.Matching.Rules;

public sealed class WhatItCostsTests
{
    [Fact]
    public void VolumeIsLargeEnough_against_the_budget()
    {
        var programme = Programme with { ProjectVolumeMin = 100_000 };
        Assert.Null(Rule(VolumeIsLargeEnough, Programme));
        Assert.Equal(Met, Rule(VolumeIsLargeEnough, programme, new() { BudgetEuro = 100_000 }));
        Assert.Equal(NotMet, Rule(VolumeIsLargeEnough, programme, new() { BudgetEuro = 99_999 }));
        Assert.Equal(Unknown, Rule(VolumeIsLargeEnough, programme));
    }

    [Fact]
    public void AmountFits_between_the_smallest_and_the_largest_grant()
    {
        var smallest = Programme with { AmountMin = 65_000 };
        Assert.Null(Rule(AmountFits, Programme, new() { BudgetEuro = 100_000 }));
        Assert.Equal(Unknown, Rule(AmountFits, smallest));
        Assert.Equal(Met, Rule(AmountFits, smallest, new() { BudgetEuro = 100_000 }));
        Assert.Equal(NotMet, Rule(AmountFits, smallest, new() { BudgetEuro = 99_999 }));
        Assert.Contains("100.000", Finding(AmountFits, smallest, new() { BudgetEuro = 50_000 })!.Value.WouldFitIf, StringComparison.Ordinal);
        var largest = Programme with { AmountMax = 65_000, AmountPer = AmountPer.Project };
        Assert.Equal(Met, Rule(AmountFits, largest, new() { BudgetEuro = 100_000 }));
        Assert.Equal(Unknown, Rule(AmountFits, largest, new() { BudgetEuro = 100_001 }));
        Assert.Null(Rule(AmountFits, largest with { AmountPer = AmountPer.Year }, new() { BudgetEuro = 100_001 }));
    }

    [Fact]
    public void OwnShareIsAffordable_up_to_the_limit()
    {
        Assert.Equal(Met, Rule(OwnShareIsAffordable, Programme, new() { MaxOwnSharePercent = 35 }));
        Assert.Equal(NotMet, Rule(OwnShareIsAffordable, Programme, new() { MaxOwnSharePercent = 34 }));
        Assert.Equal(Unknown, Rule(OwnShareIsAffordable, Programme));
        Assert.Equal(Unknown, Rule(OwnShareIsAffordable, Programme with { FundingRates = [] }, new() { MaxOwnSharePercent = 50 }));
        Assert.Null(Rule(OwnShareIsAffordable, Programme with { FundingTypes = [FundingType.Loan] }, new() { MaxOwnSharePercent = 0 }));
    }

    [Fact]
    public void A_better_rate_that_may_be_ours_keeps_the_question_open()
    {
        var programme = Programme with { FundingRates = [.. Programme.FundingRates, new FundingRate { PercentMax = 90, Condition = RateCondition.FinanciallyWeak }] };
        var finding = Finding(OwnShareIsAffordable, programme, new() { MaxOwnSharePercent = 20 })!.Value;
        Assert.Equal((Unknown, "budgetSecurity"), (finding.Outcome, finding.Asks));
        Assert.Equal(NotMet, Rule(OwnShareIsAffordable, programme, new() { MaxOwnSharePercent = 20, BudgetSecurity = false }));
        Assert.Equal(Met, Rule(OwnShareIsAffordable, programme, new() { MaxOwnSharePercent = 20, BudgetSecurity = true }));
    }
}
