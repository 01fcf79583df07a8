using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

public sealed class ThreeWayMergeTests
{
    private static readonly FundingProgramme Last = Make.Programme();

    [Fact]
    public void What_only_the_source_changed_is_taken_with_its_evidence()
    {
        var harvested = Last with
        {
            FundingRates = [new FundingRate { PercentMax = 80 }],
            Provenance = [new Provenance { Field = "fundingRates", Source = "test", Quote = "bis zu 80 Prozent" }],
        };
        var merged = ThreeWayMerge.Merge(Last, harvested, Last);
        Assert.Empty(merged.Conflicts);
        Assert.Equal(80, ((FundingProgramme)merged.Content).FundingRates[0].PercentMax);
        Assert.Equal("bis zu 80 Prozent", Assert.Single(merged.Content.Provenance).Quote);
    }

    [Fact]
    public void What_only_an_editor_changed_stays()
    {
        var current = Last with { Summary = "Von der Redaktion." };
        var merged = ThreeWayMerge.Merge(Last, Last with { AmountMax = 5_000 }, current);
        Assert.Equal(("Von der Redaktion.", 5_000L), (merged.Content.Summary, ((FundingProgramme)merged.Content).AmountMax!.Value));
    }

    [Fact]
    public void What_both_changed_differently_is_a_conflict_and_the_editor_stands()
    {
        var merged = ThreeWayMerge.Merge(Last, Last with { Title = "Quelle" }, Last with { Title = "Redaktion" });
        Assert.Equal(["title"], merged.Conflicts);
        Assert.Equal("Redaktion", merged.Content.Title);
    }

    [Fact]
    public void What_both_changed_alike_is_no_conflict() =>
        Assert.Empty(ThreeWayMerge.Merge(Last, Last with { Title = "Gleich" }, Last with { Title = "Gleich" }).Conflicts);

    [Fact]
    public void The_address_of_a_published_entry_never_changes() =>
        Assert.Equal("muster", ThreeWayMerge.Merge(Last, Last with { Slug = "anders" }, Last).Content.Slug);

    [Fact]
    public void Order_of_lists_white_space_and_time_of_reading_are_no_change()
    {
        var again = Last with
        {
            EligibleApplicants = [.. Last.EligibleApplicants.Reverse()],
            Summary = " Ein  Programm für\nTests. ",
            Provenance = [.. Last.Provenance.Select(p => p with { FetchedAt = Make.Now })],
        };
        Assert.Empty(FieldDiff.Of(Last, again));
    }

    private static Provenance Quote(string field, string words, string source = "test") => new() { Field = field, Source = source, Quote = words };

    [Fact]
    public void Evidence_of_a_value_that_stands_is_renewed_when_the_source_words_it_anew()
    {
        var last = Last with { Provenance = [Quote("summary", "alt"), Quote("fundingRates", "bis zu 65 Prozent")] };
        var harvested = last with { Provenance = [Quote("summary", "neu"), Quote("fundingRates", "bis zu 65 Prozent")] };
        Assert.Equal(["neu", "bis zu 65 Prozent"], ThreeWayMerge.Merge(last, harvested, last).Content.Provenance.Select(p => p.Quote));
    }

    [Fact]
    public void Evidence_that_an_editor_wrote_is_never_replaced()
    {
        var last = Last with { Provenance = [Quote("summary", "alt")] };
        var current = last with { Summary = "Von der Redaktion.", Provenance = [Quote("summary", "Anruf beim Ministerium", "redaktion")] };
        Assert.Equal("Anruf beim Ministerium", Assert.Single(ThreeWayMerge.Merge(last, last with { Provenance = [Quote("summary", "neu")] }, current).Content.Provenance).Quote);
    }

    [Fact]
    public void A_date_of_the_editor_does_not_get_the_sources_new_model()
    {
        var last = Last with { DeadlineModel = DeadlineModel.Unknown, Rounds = [] };
        var current = last with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2027, 3, 1), DecidedBy = DecidedBy.Editor }] };
        var merged = ThreeWayMerge.Merge(last, last with { DeadlineModel = DeadlineModel.Rolling }, current);
        Assert.Equal(["deadlineModel"], merged.Conflicts);
        Assert.Equal((DeadlineModel.Single, 1), (((FundingProgramme)merged.Content).DeadlineModel, ((FundingProgramme)merged.Content).Rounds.Count));
    }

    [Fact]
    public void Links_that_each_side_added_stand_side_by_side_and_a_link_that_both_replaced_is_a_conflict()
    {
        static Link To(string path) => new() { Url = $"https://example.org/{path}" };
        var last = Last with { Links = [To("a"), To("b")] };
        var joined = ThreeWayMerge.Merge(last, last with { Links = [To("a"), To("b"), To("quelle")] }, last with { Links = [To("a-neu"), To("b")] });
        Assert.Empty(joined.Conflicts);
        Assert.Equal(["https://example.org/a-neu", "https://example.org/b", "https://example.org/quelle"], joined.Content.Links.Select(l => l.Url));
        Assert.Equal(["links"], ThreeWayMerge.Merge(last, last with { Links = [To("a-quelle"), To("b")] }, last with { Links = [To("a-neu"), To("b")] }).Conflicts);
    }

    [Fact]
    public void Who_may_apply_is_never_mixed_from_two_lists() =>
        Assert.Equal(["eligibleApplicants"], ThreeWayMerge.Merge(Last, Last with { EligibleApplicants = [ApplicantType.Company] }, Last with { EligibleApplicants = [ApplicantType.County] }).Conflicts);

    [Fact]
    public void Keys_and_names_of_the_same_value_are_no_change()
    {
        var keyed = Last with { FundingAreas = ["13"], FundingBody = new Organisation { Name = "Musterministerium", Id = "mm" }, FundingRates = [new FundingRate { PercentMax = 65 }], Cumulation = null };
        var named = Last with { FundingAreas = ["Mecklenburg-Vorpommern"], FundingBody = new Organisation { Name = "Musterministerium" }, FundingRates = [new FundingRate { PercentMax = 65.0m }], Cumulation = new CumulationRules() };
        Assert.Empty(FieldDiff.Of(keyed, named));
        Assert.Empty(FieldDiff.Of(keyed, keyed with { FundingAreas = ["130000000000"] }));
        Assert.NotEmpty(FieldDiff.Of(keyed, keyed with { FundingAreas = ["130710000000"] }));
    }

    [Fact]
    public void The_proposal_holds_the_sources_words_only_where_there_is_a_conflict()
    {
        var current = Last with { Title = "Redaktion", Summary = "Von der Redaktion." };
        var merged = ThreeWayMerge.Merge(Last, Last with { Title = "Quelle" }, current);
        Assert.Equal(("Quelle", "Von der Redaktion."), (merged.Proposed.Title, merged.Proposed.Summary));
    }

    [Fact]
    public void A_source_without_deadlines_does_not_take_a_curated_one_away()
    {
        var curated = Last with { DeadlineModel = DeadlineModel.Single, Rounds = [new Round { Closes = new DateOnly(2027, 5, 1) }] };
        var silent = Last with { DeadlineModel = DeadlineModel.Unknown, Rounds = [] };
        Assert.Equal(curated.Rounds, ((FundingProgramme)ThreeWayMerge.Merge(ThreeWayMerge.BaseForAdoption(silent, curated), silent, curated).Content).Rounds);
    }

    [Fact]
    public void Each_source_keeps_its_own_row_and_two_sources_do_not_undo_each_other()
    {
        SourceReference Row(string source, string? licence) => new() { Source = source, SourceId = "x", Licence = licence };
        var catalogue = Last with { Sources = [Row("catalogue", "CC0"), Row("eu", null)] };
        var call = Last with { Sources = [Row("eu", "CC BY 4.0")] };
        var joined = ThreeWayMerge.Merge(ThreeWayMerge.BaseForAdoption(call, catalogue), call, catalogue).Content;
        Assert.Equal(["CC0", "CC BY 4.0"], joined.Sources.Select(s => s.Licence));
        Assert.Empty(FieldDiff.Of(joined, ThreeWayMerge.Merge(catalogue, catalogue, joined).Content));
        Assert.Empty(FieldDiff.Of(joined, ThreeWayMerge.Merge(call, call, joined).Content));
    }

    [Fact]
    public void The_newest_check_counts_whoever_made_it()
    {
        var (earlier, later) = (new DateOnly(2026, 8, 1), new DateOnly(2026, 11, 1));
        Assert.Equal(later, ThreeWayMerge.Merge(Last, Last with { LastVerified = earlier }, Last with { LastVerified = later }).Content.LastVerified);
        Assert.Equal(later, ThreeWayMerge.Merge(Last, Last with { LastVerified = later }, Last with { LastVerified = earlier }).Content.LastVerified);
    }
}
