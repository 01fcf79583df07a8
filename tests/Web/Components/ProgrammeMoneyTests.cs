using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Components;
using Xunit;

namespace FundingDirectory.Tests.Web.Components;

public sealed class ProgrammeMoneyTests
{
    private static FundingProgramme With(params FundingRate[] rates) => Samples.Bare() with { FundingRates = rates };

    private static string? Plain(string? text) => text?.Replace('\u00a0', ' ');

    [Fact]
    public void Nothing_known_says_nothing()
    {
        Assert.Null(ProgrammeMoney.Headline(Samples.Bare()));
        Assert.Null(ProgrammeMoney.OwnShare(Samples.Bare()));
        Assert.Null(ProgrammeMoney.Amount(Samples.Bare()));
    }

    [Fact]
    public void The_own_share_follows_the_rate_for_everybody_and_not_the_best_one() =>
        Assert.Equal("aus der Quote mindestens 35 %", Plain(ProgrammeMoney.OwnShare(With(new() { PercentMax = 90, Condition = RateCondition.FinanciallyWeak }, new() { PercentMax = 65 }))));

    [Fact]
    public void A_rate_for_some_applicants_is_not_everybody_s() =>
        Assert.Equal("aus der Quote mindestens 60 %", Plain(ProgrammeMoney.OwnShare(With(new() { PercentMax = 80, Applicants = [ApplicantType.University] }, new() { PercentMax = 40, Applicants = [ApplicantType.Company] }))));

    [Fact]
    public void A_full_rate_leaves_no_own_share() => Assert.Equal("keiner bei voller Quote", ProgrammeMoney.OwnShare(With(new FundingRate { PercentMax = 100 })));

    [Fact]
    public void A_rate_names_whom_it_is_for() =>
        Assert.Equal("40 % bis 60 % (Landkreis und Zweckverband: bei Verbund)", Plain(ProgrammeMoney.Rate(new() { PercentMin = 40, PercentMax = 60, Applicants = [ApplicantType.County, ApplicantType.SpecialPurposeAssociation], Note = "bei Verbund" })));
}
