using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Addresses;
using Xunit;

namespace FundingDirectory.Tests.Web.Addresses;

public sealed class ProjectAddressTests
{
    private static ProjectRequest Read(string address) => ProjectAddress.Read(Query.Of(address));

    [Fact]
    public void A_profile_comes_back_from_its_address()
    {
        var profile = new ProjectProfile
        {
            Ars = "130765656050",
            Applicant = ApplicantType.County,
            Topics = [Topic.Data, Topic.Skills],
            Phase = Phase.Pilot,
            Description = "Ein Chatbot\nfür & mit allen?",
            BudgetEuro = 1_250_000,
            Costs = [CostKind.ExternalServices],
            Start = "2027-03",
            AlreadyStarted = false,
            Consortium = true,
            BudgetSecurity = true,
            MaxOwnSharePercent = 12.5m,
            ExistingFunding = ["6f1f5b0e-6a3c-5b7e-9d0a-3a1f6c2b7d11"],
            StaffMonths = 0.5m,
        };

        var back = Read(ProjectAddress.Write(profile, ProjectAddress.Result));

        Assert.Empty(back.Errors);
        Assert.Equal(ProjectAddress.Result, back.Step);
        // Line breaks become spaces: the description is only searched.
        Assert.Equivalent(profile with { Description = "Ein Chatbot für & mit allen?" }, back.Profile, strict: true);
    }

    [Fact]
    public void A_typed_name_travels_until_a_municipality_is_chosen()
    {
        Assert.Equal("/projekt?ort=Neustadt%20(Wied)&schritt=2", ProjectAddress.Write(new(), 2, "Neustadt (Wied)"));
        Assert.Null(Read("?ort=Neustadt&kommune=07138044").Place);
        Assert.Equal("07138044", Read("?kommune=07138044").Profile.Ags);
    }

    [Theory]
    [InlineData("1.200.000", 1_200_000)]
    [InlineData("1200000 €", 1_200_000)]
    [InlineData("1,2 Mio.", 1_200_000)]
    [InlineData("250 000,50 Euro", 250_000)]
    [InlineData("80 Tsd.", 80_000)]
    public void Money_is_read_as_it_is_typed(string typed, long euro) => Assert.Equal(euro, Read("?budget=" + Uri.EscapeDataString(typed)).Profile.BudgetEuro);

    [Theory]
    [InlineData("2027-03")]
    [InlineData("03.2027")]
    [InlineData("3/2027")]
    public void A_month_is_read_as_it_is_typed(string typed) => Assert.Equal("2027-03", Read("?beginn=" + typed).Profile.Start);

    [Theory]
    [InlineData("?kommune=abc", "kommune")]
    [InlineData("?kommune=123", "kommune")]
    [InlineData("?antragsteller=kaiser", "antragsteller")]
    [InlineData("?thema=999", "thema")]
    [InlineData("?phase=", null)]
    [InlineData("?budget=viel", "budget")]
    [InlineData("?budget=1.5", "budget")]
    [InlineData("?budget=-5", "budget")]
    [InlineData("?budget=99999999999999999999999999999999", "budget")]
    [InlineData("?budget=99999999999999999999", "budget")]
    [InlineData("?budget=1,2,3", "budget")]
    [InlineData("?beginn=2027-13", "beginn")]
    [InlineData("?beginn=0001-01", "beginn")]
    [InlineData("?begonnen=vielleicht", "begonnen")]
    [InlineData("?eigenanteil=101", "eigenanteil")]
    [InlineData("?eigenanteil=NaN", "eigenanteil")]
    [InlineData("?personal=1e5", "personal")]
    [InlineData("?vorhanden=../../etc", "vorhanden")]
    [InlineData("?schritt=9", "schritt")]
    public void An_unusable_value_becomes_an_error_and_nothing_else(string address, string? field)
    {
        var request = Read(address);

        Assert.Equal(field, request.Errors.SingleOrDefault()?.Field);
        Assert.Equal(ProjectAddress.Path, ProjectAddress.Write(request.Profile, request.Step));
    }

    [Fact]
    public void What_was_typed_wrongly_is_kept_to_be_shown_again() => Assert.Equal("viel", Read("?budget=viel").Raw["budget"]);

    [Theory]
    [InlineData("ars", 1)]
    [InlineData("applicant", 1)]
    [InlineData("topics", 2)]
    [InlineData("consortium", 2)]
    [InlineData("budgetEuro", 3)]
    [InlineData("maxOwnSharePercent", 3)]
    [InlineData("alreadyStarted", 4)]
    [InlineData("staffMonths", 4)]
    public void Each_field_of_the_profile_has_its_step(string field, int step) => Assert.Equal(step, ProjectAddress.StepOf(field));
}
