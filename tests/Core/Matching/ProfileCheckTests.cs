using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching;

public sealed class ProfileCheckTests
{
    private static readonly Municipality County = new() { Ars = "13076", Name = "Ludwigslust-Parchim", OfficialName = "Ludwigslust-Parchim", Kind = MunicipalityKind.County, StateKey = "13", State = "Mecklenburg-Vorpommern" };
    private static readonly MunicipalityRegister Register = new([County, Make.Hagenow]);

    private static CheckedProfile Check(ProjectProfile profile) => ProfileCheck.Check(profile, Register, id => id == "bekannt", Make.Today);

    [Fact]
    public void What_holds_is_left_as_it_is()
    {
        var profile = new ProjectProfile { Ars = Make.Hagenow.Ars, Applicant = ApplicantType.Municipality, BudgetEuro = 1, Start = "2026-11", ExistingFunding = ["bekannt"] };
        var check = Check(profile);
        Assert.Equal((profile, Make.Hagenow), (check.Profile, check.Municipality));
        Assert.Empty(check.Remarks);
    }

    [Fact]
    public void A_town_cannot_apply_as_a_county()
    {
        var check = Check(new() { Ars = Make.Hagenow.Ars, Applicant = ApplicantType.County });
        Assert.Equal("applicant", Assert.Single(check.Remarks).Field);
        Assert.Null(check.Profile.Applicant);
        Assert.Empty(Check(new() { Ars = Make.Hagenow.Ars, Applicant = ApplicantType.MunicipalCompany }).Remarks);
    }

    [Fact]
    public void A_key_that_the_register_does_not_have_is_said_with_the_area_it_belonged_to()
    {
        var remark = Assert.Single(Check(new() { Ags = "13076999" }).Remarks);
        Assert.Equal("ags", remark.Field);
        Assert.Contains("Ludwigslust-Parchim", remark.Message, StringComparison.Ordinal);
        Assert.Contains("nicht bekannt", remark.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("budgetEuro")]
    [InlineData("maxOwnSharePercent")]
    [InlineData("staffMonths")]
    [InlineData("start")]
    [InlineData("existingFunding")]
    public void What_cannot_be_is_left_out_and_said(string field)
    {
        var check = Check(field switch
        {
            "budgetEuro" => new() { BudgetEuro = -1 },
            "maxOwnSharePercent" => new() { MaxOwnSharePercent = 101 },
            "staffMonths" => new() { StaffMonths = -1 },
            "start" => new() { Start = "2026-10" },
            _ => new() { ExistingFunding = ["fremd"] },
        });
        Assert.Equal(field, Assert.Single(check.Remarks).Field);
        Assert.Equal(new ProjectProfile { ExistingFunding = check.Profile.ExistingFunding }, check.Profile);
        Assert.Empty(check.Profile.ExistingFunding);
    }

    [Fact]
    public void A_start_in_the_past_is_right_for_a_project_that_has_begun() => Assert.Empty(Check(new() { Start = "2026-01", AlreadyStarted = true }).Remarks);
}
