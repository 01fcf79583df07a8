using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Matching;

public sealed class RelatedProgrammesTests
{
    private static readonly FundingProgramme One = Make.Programme("eins", "eins") with { Topics = [Topic.Data, Topic.Skills], FundingAreas = ["13"] };

    private static List<Candidate> All(params FundingProgramme[] others) => [.. others.Prepend(One).Select(p => new Candidate(Make.Entry(p), Make.Today))];

    private static IEnumerable<string> Similar(params FundingProgramme[] others) => RelatedProgrammes.Similar(Make.Entry(One), All(others), Make.Today, 5).Select(s => s.Entry.Content.Slug);

    private static IEnumerable<string> Combinable(FundingProgramme one, params FundingProgramme[] others) => RelatedProgrammes.Combinable(Make.Entry(one), All(others), Make.Today, 5).Select(s => s.Entry.Content.Slug);

    private static FundingProgramme Other(string slug, params Topic[] topics) => Make.Programme(slug, slug) with { Topics = topics };

    [Fact]
    public void What_is_open_comes_first_then_what_shares_more() =>
        Assert.Equal(["beide", "halb", "stumm"], Similar(Other("stumm", Topic.Data, Topic.Skills) with { DeadlineModel = DeadlineModel.Unknown }, Other("halb", Topic.Data), Other("beide", Topic.Data, Topic.Skills)));

    [Fact]
    public void It_is_never_the_programme_itself_nor_something_closed_elsewhere_or_for_others() =>
        Assert.Empty(Similar(
            Other("zu", Topic.Data) with { DeadlineModel = DeadlineModel.Closed }, Other("woanders", Topic.Data) with { FundingAreas = ["01"] }, Other("firmen", Topic.Data) with { EligibleApplicants = [ApplicantType.Company] },
            Other("anderes", Topic.Security), Other("ohne")));

    [Fact]
    public void What_is_not_stated_rules_nothing_out() => Assert.Equal(["offen"], Similar(Other("offen", Topic.Data) with { EligibleApplicants = [], AreaUnknown = true }));

    [Fact]
    public void A_single_topic_of_many_is_no_likeness()
    {
        var wide = One with { Topics = [Topic.Data, Topic.Skills, Topic.Security] };
        Assert.Empty(RelatedProgrammes.Similar(Make.Entry(wide), All(Other("breit", Topic.Data, Topic.Infrastructure, Topic.Documents)), Make.Today, 5));
    }

    [Fact]
    public void What_both_share_is_said()
    {
        var similar = Assert.Single(RelatedProgrammes.Similar(Make.Entry(One), All(Other("zwei", Topic.Skills, Topic.Security) with { Level = One.Level }), Make.Today, 5));
        Assert.Equal((Topic.Skills, true), (Assert.Single(similar.SharedTopics), similar.SameLevel));
    }

    [Fact]
    public void A_withdrawn_programme_finds_what_could_stand_in_for_it() =>
        Assert.Equal(["zwei"], RelatedProgrammes.Similar(Make.Entry(One, EntryStatus.Withdrawn), [.. All(Other("zwei", Topic.Data)).Skip(1)], Make.Today, 5).Select(s => s.Entry.Content.Slug));

    [Fact]
    public void Both_sides_must_allow_a_combination()
    {
        static CumulationRules Rule(Cumulation federal) => new() { Federal = federal };
        var open = One with { Cumulation = Rule(Cumulation.Allowed) };

        Assert.Equal(["ja", "begrenzt"], Combinable(open,
            Other("begrenzt", Topic.Data) with { Cumulation = Rule(Cumulation.Limited) }, Other("ja", Topic.Data) with { Cumulation = Rule(Cumulation.Allowed) }, Other("nein", Topic.Data) with { Cumulation = Rule(Cumulation.Forbidden) },
            Other("stumm", Topic.Data), Other("rat", Topic.Data) with { Cumulation = Rule(Cumulation.Allowed), FundingTypes = [FundingType.Advice] }));
        Assert.Empty(Combinable(One, Other("ja", Topic.Data) with { Cumulation = Rule(Cumulation.Allowed) }));
    }
}
