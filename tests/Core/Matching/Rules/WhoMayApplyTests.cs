using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;
using static FundingDirectory.Core.Matching.Outcome;
using static FundingDirectory.Core.Matching.Rules.WhoMayApply;
using static FundingDirectory.Tests.Core.Matching.Rules.Ask;

namespace FundingDirectory.Tests.Core.Matching.Rules;

public sealed class WhoMayApplyTests
{
    [Fact]
    public void AreaCoversTheMunicipality_by_the_beginning_of_its_key()
    {
        Assert.Equal(Met, Rule(AreaCoversTheMunicipality, Programme));
        Assert.Equal(Met, Rule(AreaCoversTheMunicipality, Programme with { FundingAreas = ["08", "13"] }));
        Assert.Equal(Met, Rule(AreaCoversTheMunicipality, Programme with { FundingAreas = ["13076"] }));
        Assert.Equal(NotMet, Rule(AreaCoversTheMunicipality, Programme with { FundingAreas = ["08"] }));
        Assert.Equal(Unknown, Rule(AreaCoversTheMunicipality, Programme with { FundingAreas = ["13"] }, nowhere: true));
        Assert.Equal(Unknown, Rule(AreaCoversTheMunicipality, Programme with { AreaUnknown = true }));
    }

    [Fact]
    public void A_county_with_only_some_places_in_the_area_is_unknown()
    {
        var county = Make.Hagenow with { Ars = "13076", Ags = null, Kind = MunicipalityKind.County, Name = "Ludwigslust-Parchim" };
        Assert.Equal(Unknown, Rule(AreaCoversTheMunicipality, Programme with { FundingAreas = ["130760060060"] }, place: county));
    }

    [Fact]
    public void ApplicantIsEligible_and_a_word_that_may_include_us_is_unknown()
    {
        Assert.Equal(Met, Rule(ApplicantIsEligible, Programme));
        Assert.Equal(NotMet, Rule(ApplicantIsEligible, Programme with { EligibleApplicants = [ApplicantType.Company] }));
        Assert.Equal(Unknown, Rule(ApplicantIsEligible, Programme with { EligibleApplicants = [] }));
        Assert.Equal(Unknown, Rule(ApplicantIsEligible, Programme, nowhere: true));
        Assert.Equal(Unknown, Rule(ApplicantIsEligible, Programme, new() { Applicant = ApplicantType.MunicipalAssociation }));
        Assert.Equal(Unknown, Rule(ApplicantIsEligible, Programme with { EligibleApplicants = [ApplicantType.Company] }, new() { Applicant = ApplicantType.MunicipalCompany }));
    }

    [Fact]
    public void Who_else_could_apply_is_said()
    {
        Assert.Contains("Landkreis Ludwigslust-Parchim", Finding(ApplicantIsEligible, Programme with { EligibleApplicants = [ApplicantType.County] })!.Value.WouldFitIf, StringComparison.Ordinal);
        Assert.Contains("Verbund", Finding(ApplicantIsEligible, Programme with { EligibleApplicants = [ApplicantType.University], Consortium = Consortium.Required })!.Value.WouldFitIf, StringComparison.Ordinal);
    }

    [Fact]
    public void InhabitantsFit_within_both_bounds()
    {
        Assert.Null(Rule(InhabitantsFit, Programme));
        Assert.Equal(Met, Rule(InhabitantsFit, Programme with { PopulationMin = 2_000, PopulationMax = 30_000 }));
        Assert.Equal(NotMet, Rule(InhabitantsFit, Programme with { PopulationMax = 12_398 }));
        Assert.Equal(NotMet, Rule(InhabitantsFit, Programme with { PopulationMin = 12_400 }));
        Assert.Equal(Unknown, Rule(InhabitantsFit, Programme with { PopulationMin = 2_000 }, nowhere: true));
        Assert.Equal(Unknown, Rule(InhabitantsFit, Programme with { PopulationMin = 2_000 }, place: Make.Hagenow with { Inhabitants = null }));
    }

    [Fact]
    public void Partners_only_help_a_place_that_is_too_small()
    {
        var together = Programme with { Consortium = Consortium.Possible };
        Assert.NotNull(Finding(InhabitantsFit, together with { PopulationMin = 50_000 })!.Value.WouldFitIf);
        Assert.Null(Finding(InhabitantsFit, together with { PopulationMax = 5_000 })!.Value.WouldFitIf);
    }

    [Fact]
    public void BudgetSecurityIsAccepted_or_asked()
    {
        var excluded = Programme with { BudgetSecurity = BudgetSecurity.No };
        Assert.Null(Rule(BudgetSecurityIsAccepted, excluded, new() { BudgetSecurity = false }));
        Assert.Equal(NotMet, Rule(BudgetSecurityIsAccepted, excluded, new() { BudgetSecurity = true }));
        Assert.Equal(Unknown, Rule(BudgetSecurityIsAccepted, excluded));
        Assert.Equal(Met, Rule(BudgetSecurityIsAccepted, Programme with { BudgetSecurity = BudgetSecurity.WithConfirmation }, new() { BudgetSecurity = true }));
        Assert.Equal(Unknown, Rule(BudgetSecurityIsAccepted, Programme, new() { BudgetSecurity = true }));
    }

    [Fact]
    public void ConsortiumIsThere_only_where_it_is_required()
    {
        var required = Programme with { Consortium = Consortium.Required };
        Assert.Null(Rule(ConsortiumIsThere, Programme));
        Assert.Equal(Met, Rule(ConsortiumIsThere, required, new() { Consortium = true }));
        Assert.Equal(NotMet, Rule(ConsortiumIsThere, required, new() { Consortium = false }));
        Assert.Equal(Unknown, Rule(ConsortiumIsThere, required));
    }
}
