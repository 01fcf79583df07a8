using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;
using static FundingDirectory.Core.Matching.EligibilityRules;
using static FundingDirectory.Core.Matching.Outcome;

namespace FundingDirectory.Tests.Core.Matching;

/// <summary>Each rule: met, not met, unknown, and no condition.</summary>
public sealed class EligibilityRulesTests
{
    private static readonly FundingProgramme Programme = Make.Programme();

    private static Outcome? Ask(EligibilityRule rule, FundingProgramme programme, ProjectProfile? profile = null, bool withPlace = true, EntryStatus status = EntryStatus.Published) =>
        rule(Make.Entry(programme, status), programme, new Project(profile ?? new(), withPlace ? Make.Hagenow : null, Make.Today))?.Reason.Outcome;

    [Fact]
    public void AreaCoversTheMunicipality_by_the_beginning_of_its_key()
    {
        Assert.Equal(Met, Ask(AreaCoversTheMunicipality, Programme));
        Assert.Equal(Met, Ask(AreaCoversTheMunicipality, Programme with { FundingAreas = ["08", "13"] }));
        Assert.Equal(Met, Ask(AreaCoversTheMunicipality, Programme with { FundingAreas = ["13076"] }));
        Assert.Equal(NotMet, Ask(AreaCoversTheMunicipality, Programme with { FundingAreas = ["08"] }));
        Assert.Equal(Unknown, Ask(AreaCoversTheMunicipality, Programme with { FundingAreas = ["13"] }, withPlace: false));
        Assert.Equal(Unknown, Ask(AreaCoversTheMunicipality, Programme with { AreaUnknown = true }));
    }

    [Fact]
    public void ApplicantIsEligible_and_a_word_that_may_include_us_is_unknown()
    {
        Assert.Equal(Met, Ask(ApplicantIsEligible, Programme));
        Assert.Equal(NotMet, Ask(ApplicantIsEligible, Programme with { EligibleApplicants = [ApplicantType.Company] }));
        Assert.Equal(Unknown, Ask(ApplicantIsEligible, Programme with { EligibleApplicants = [] }));
        Assert.Equal(Unknown, Ask(ApplicantIsEligible, Programme, withPlace: false));
        Assert.Equal(Unknown, Ask(ApplicantIsEligible, Programme, new ProjectProfile { Applicant = ApplicantType.MunicipalAssociation }));
        Assert.Equal(Unknown, Ask(ApplicantIsEligible, Programme with { EligibleApplicants = [ApplicantType.Company] }, new ProjectProfile { Applicant = ApplicantType.MunicipalCompany }));
    }

    [Fact]
    public void InhabitantsFit_within_both_bounds()
    {
        Assert.Null(Ask(InhabitantsFit, Programme));
        Assert.Equal(Met, Ask(InhabitantsFit, Programme with { PopulationMin = 2_000, PopulationMax = 30_000 }));
        Assert.Equal(NotMet, Ask(InhabitantsFit, Programme with { PopulationMax = 12_398 }));
        Assert.Equal(NotMet, Ask(InhabitantsFit, Programme with { PopulationMin = 12_400 }));
        Assert.Equal(Unknown, Ask(InhabitantsFit, Programme with { PopulationMin = 2_000 }, withPlace: false));
    }

    [Fact]
    public void CanStillApply_follows_the_calendar()
    {
        Assert.Equal(Met, Ask(CanStillApply, Programme));
        Assert.Equal(NotMet, Ask(CanStillApply, Programme with { DeadlineModel = DeadlineModel.Closed }));
        Assert.Equal(NotMet, Ask(CanStillApply, Programme with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = Make.Today.AddDays(-1) }] }));
        Assert.Equal(Met, Ask(CanStillApply, Programme with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = Make.Today }] }));
        Assert.Equal(Unknown, Ask(CanStillApply, Programme with { DeadlineModel = DeadlineModel.Unknown }));
        Assert.Equal(NotMet, Ask(CanStillApply, Programme, status: EntryStatus.Withdrawn));
    }

    [Fact]
    public void TopicFits_from_the_profile_or_its_free_words()
    {
        Assert.Equal(Met, Ask(TopicFits, Programme, new ProjectProfile { Topics = [Topic.CitizenService] }));
        Assert.Equal(Met, Ask(TopicFits, Programme, new ProjectProfile { Description = "Wir wollen einen KI-Chatbot für Bürger." }));
        Assert.Equal(Unknown, Ask(TopicFits, Programme));
        Assert.Equal(Unknown, Ask(TopicFits, Programme, new ProjectProfile { Topics = [Topic.Security] }));
        Assert.Equal(NotMet, Ask(TopicFits, Programme with { AiFit = AiFit.None }, new ProjectProfile { Topics = [Topic.Security] }));
        Assert.Equal(Met, Ask(TopicFits, Programme with { AiFit = AiFit.OpenToTopics, Topics = [] }, new ProjectProfile { Topics = [Topic.Security] }));
    }

    [Fact]
    public void BudgetSecurityIsAccepted_or_asked()
    {
        var excluded = Programme with { BudgetSecurity = BudgetSecurity.No };
        Assert.Null(Ask(BudgetSecurityIsAccepted, excluded, new ProjectProfile { BudgetSecurity = false }));
        Assert.Equal(NotMet, Ask(BudgetSecurityIsAccepted, excluded, new ProjectProfile { BudgetSecurity = true }));
        Assert.Equal(Unknown, Ask(BudgetSecurityIsAccepted, excluded));
        Assert.Equal(Met, Ask(BudgetSecurityIsAccepted, Programme with { BudgetSecurity = BudgetSecurity.WithConfirmation }, new ProjectProfile { BudgetSecurity = true }));
        Assert.Equal(Unknown, Ask(BudgetSecurityIsAccepted, Programme, new ProjectProfile { BudgetSecurity = true }));
    }

    [Fact]
    public void ConsortiumIsThere_only_where_it_is_required()
    {
        var required = Programme with { Consortium = Consortium.Required };
        Assert.Null(Ask(ConsortiumIsThere, Programme));
        Assert.Equal(Met, Ask(ConsortiumIsThere, required, new ProjectProfile { Consortium = true }));
        Assert.Equal(NotMet, Ask(ConsortiumIsThere, required, new ProjectProfile { Consortium = false }));
        Assert.Equal(Unknown, Ask(ConsortiumIsThere, required));
    }

    [Fact]
    public void CostsAreEligible_when_the_programme_names_them()
    {
        var programme = Programme with { EligibleCosts = [CostKind.Investment, CostKind.Personnel] };
        Assert.Null(Ask(CostsAreEligible, programme));
        Assert.Null(Ask(CostsAreEligible, Programme, new ProjectProfile { Costs = [CostKind.Operation] }));
        Assert.Equal(Met, Ask(CostsAreEligible, programme, new ProjectProfile { Costs = [CostKind.Investment] }));
        Assert.Equal(NotMet, Ask(CostsAreEligible, programme, new ProjectProfile { Costs = [CostKind.Operation] }));
        Assert.Equal(Unknown, Ask(CostsAreEligible, programme, new ProjectProfile { Costs = [CostKind.Investment, CostKind.Operation] }));
    }

    [Fact]
    public void VolumeIsLargeEnough_against_the_budget()
    {
        var programme = Programme with { ProjectVolumeMin = 100_000 };
        Assert.Null(Ask(VolumeIsLargeEnough, Programme));
        Assert.Equal(Met, Ask(VolumeIsLargeEnough, programme, new ProjectProfile { BudgetEuro = 100_000 }));
        Assert.Equal(NotMet, Ask(VolumeIsLargeEnough, programme, new ProjectProfile { BudgetEuro = 99_999 }));
        Assert.Equal(Unknown, Ask(VolumeIsLargeEnough, programme));
    }

    [Fact]
    public void OwnShareIsAffordable_up_to_the_limit()
    {
        Assert.Equal(Met, Ask(OwnShareIsAffordable, Programme, new ProjectProfile { MaxOwnSharePercent = 35 }));
        Assert.Equal(NotMet, Ask(OwnShareIsAffordable, Programme, new ProjectProfile { MaxOwnSharePercent = 34 }));
        Assert.Equal(Unknown, Ask(OwnShareIsAffordable, Programme));
        Assert.Equal(Unknown, Ask(OwnShareIsAffordable, Programme with { FundingRates = [] }, new ProjectProfile { MaxOwnSharePercent = 50 }));
    }

    [Fact]
    public void NotStartedTooEarly_when_the_programme_forbids_it()
    {
        var strict = Programme with { EarlyStart = EarlyStart.NotBeforeApproval };
        Assert.Equal(Met, Ask(NotStartedTooEarly, strict, new ProjectProfile { AlreadyStarted = false }));
        Assert.Equal(NotMet, Ask(NotStartedTooEarly, strict, new ProjectProfile { AlreadyStarted = true }));
        Assert.Equal(Unknown, Ask(NotStartedTooEarly, strict));
        Assert.Equal(Unknown, Ask(NotStartedTooEarly, Programme, new ProjectProfile { AlreadyStarted = true }));
        Assert.Equal(Met, Ask(NotStartedTooEarly, Programme with { EarlyStart = EarlyStart.Free }, new ProjectProfile { AlreadyStarted = true }));
    }

    [Fact]
    public void A_reason_carries_the_quoted_evidence_and_its_source()
    {
        var (reason, _) = OwnShareIsAffordable(Make.Entry(Programme), Programme, new Project(new(), Make.Hagenow, Make.Today))!.Value;
        Assert.Equal(("„bis zu 65 Prozent“", "https://example.org/quote"), (reason.Evidence, reason.Source));
    }
}
