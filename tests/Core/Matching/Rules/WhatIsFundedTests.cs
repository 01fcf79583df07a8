using FundingDirectory.Core.Domain;
using Xunit;
using static FundingDirectory.Core.Matching.Outcome;
using static FundingDirectory.Core.Matching.Rules.WhatIsFunded;
using static FundingDirectory.Tests.Core.Matching.Rules.Ask;

namespace FundingDirectory.Tests.Core.Matching.Rules;

public sealed class WhatIsFundedTests
{
    [Fact]
    public void TopicFits_from_the_profile_or_its_free_words()
    {
        Assert.Equal(Met, Rule(TopicFits, Programme, new() { Topics = [Topic.CitizenService] }));
        Assert.Equal(Met, Rule(TopicFits, Programme, new() { Description = "Wir wollen einen KI-Chatbot für Bürger." }));
        Assert.Equal(Unknown, Rule(TopicFits, Programme));
        Assert.Equal(Unknown, Rule(TopicFits, Programme, new() { Topics = [Topic.Security] }));
        Assert.Equal(NotMet, Rule(TopicFits, Programme with { AiFit = AiFit.None }, new() { Topics = [Topic.Security] }));
        Assert.Equal(NotMet, Rule(TopicFits, Programme with { AiFit = AiFit.None, Topics = [] }, new() { Topics = [Topic.Security] }));
        Assert.Equal(Unknown, Rule(TopicFits, Programme with { AiFit = AiFit.Unknown, Topics = [] }, new() { Topics = [Topic.Security] }));
        Assert.Equal(Met, Rule(TopicFits, Programme with { AiFit = AiFit.OpenToTopics, Topics = [] }, new() { Topics = [Topic.Security] }));
    }

    [Fact]
    public void Another_topic_is_only_said_where_it_is_certain()
    {
        var elsewhere = Programme with { AiFit = AiFit.None, Topics = [Topic.Infrastructure] };
        Assert.Equal(NotMet, Rule(TopicFits, elsewhere, new() { Topics = [Topic.Skills] }));
        // Sensors may hang on the streetlights that it pays for.
        Assert.Equal(Unknown, Rule(TopicFits, elsewhere, new() { Topics = [Topic.SmartCity] }));
        Assert.Equal(Unknown, Rule(TopicFits, elsewhere with { Topics = [Topic.Administration] }, new() { Topics = [Topic.Documents] }));
        // Topics of a programme that nobody classified are those that were recognised, not all.
        Assert.Equal(Unknown, Rule(TopicFits, elsewhere with { AiFit = AiFit.Unknown }, new() { Topics = [Topic.Skills] }));
    }

    [Fact]
    public void A_fibre_is_not_what_a_programme_without_digital_work_means_by_infrastructure()
    {
        var climate = Programme with { AiFit = AiFit.None, Topics = [Topic.Infrastructure] };
        Assert.Equal(Unknown, Rule(TopicFits, climate, new() { Topics = [Topic.Infrastructure], Description = "Glasfaser für unser Dorf" }));
        Assert.Equal(Met, Rule(TopicFits, climate, new() { Topics = [Topic.Infrastructure], Description = "Straßenbeleuchtung erneuern" }));
        Assert.Equal(Met, Rule(TopicFits, climate with { AiFit = AiFit.Digital }, new() { Description = "Glasfaser für unser Dorf" }));
    }

    [Fact]
    public void PhaseFits_and_only_running_operation_rules_out()
    {
        var programme = Programme with { Phases = [Phase.Concept, Phase.Pilot] };
        Assert.Null(Rule(PhaseFits, programme));
        Assert.Null(Rule(PhaseFits, Programme, new() { Phase = Phase.Pilot }));
        Assert.Equal(Met, Rule(PhaseFits, programme, new() { Phase = Phase.Pilot }));
        Assert.Equal(Unknown, Rule(PhaseFits, programme, new() { Phase = Phase.Implementation }));
        Assert.Equal(NotMet, Rule(PhaseFits, programme, new() { Phase = Phase.Operation }));
    }

    [Fact]
    public void FundingTypeFits_tells_money_from_loans_and_advice()
    {
        Assert.Equal(Met, Rule(FundingTypeFits, Programme));
        Assert.Equal(Unknown, Rule(FundingTypeFits, Programme with { FundingTypes = [] }));
        Assert.Contains("Darlehen", Finding(FundingTypeFits, Programme with { FundingTypes = [FundingType.Loan] })!.Value.Text, StringComparison.Ordinal);
        Assert.Contains("kein Geld", Finding(FundingTypeFits, Programme with { FundingTypes = [FundingType.Network] })!.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CostsAreEligible_when_the_programme_names_them()
    {
        var programme = Programme with { EligibleCosts = [CostKind.Investment, CostKind.Personnel] };
        Assert.Null(Rule(CostsAreEligible, programme));
        Assert.Equal(Met, Rule(CostsAreEligible, programme, new() { Costs = [CostKind.Investment] }));
        Assert.Equal(NotMet, Rule(CostsAreEligible, programme, new() { Costs = [CostKind.Operation] }));
        Assert.Equal(Unknown, Rule(CostsAreEligible, programme, new() { Costs = [CostKind.Investment, CostKind.Operation] }));
    }

    [Fact]
    public void Running_costs_are_warned_of_where_nothing_is_said()
    {
        Assert.Contains("Betrieb", Finding(CostsAreEligible, Programme, new() { Costs = [CostKind.Operation] })!.Value.Text, StringComparison.Ordinal);
        Assert.True(Finding(CostsAreEligible, Programme, new() { Costs = [CostKind.Personnel] })!.Value.OnlyInforms);
    }
}
