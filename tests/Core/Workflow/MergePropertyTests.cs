using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Workflow;

/// <summary>What must hold for every merge, tried on contents made up from a fixed seed.</summary>
public sealed class MergePropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Without_an_editor_the_source_stands_and_without_a_change_nothing_moves(int seed)
    {
        var random = new Random(seed);
        var (last, now) = (Content(random), Content(random));
        Assert.True(SameFacts(now, ThreeWayMerge.Merge(last, now, last).Content));
        Assert.Empty(ThreeWayMerge.Merge(last, now, last).Conflicts);
        Assert.Empty(FieldDiff.Of(last, ThreeWayMerge.Merge(last, last, last).Content));
        Assert.Empty(FieldDiff.Of(now, ThreeWayMerge.Merge(last, last, now).Content));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_field_that_an_editor_changed_is_undone_and_every_conflict_is_told(int seed)
    {
        var random = new Random(seed);
        var (last, now) = (Content(random), Content(random));
        var current = Edited(random, last);
        var merge = ThreeWayMerge.Merge(last, now, current);
        var edited = FieldDiff.Of(last, current).Select(c => c.Field).ToHashSet();
        var told = FieldDiff.Of(last, now).Select(c => c.Field).ToHashSet();
        foreach (var field in FieldDiff.Of(current, merge.Content).Select(c => c.Field))
            Assert.True(!edited.Contains(field) || field is "links" or "keywords" or "topics" or "provenance", field);
        Assert.All(merge.Conflicts, c => Assert.Contains(c, told));
        foreach (var field in edited.Intersect(told).Except(["links", "keywords", "topics", "provenance"]))
            if (FieldDiff.Of(now, current).Any(c => c.Field == field)) Assert.Contains(field, merge.Conflicts);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Merging_the_same_again_changes_nothing_and_accepting_the_proposal_ends_the_conflict(int seed)
    {
        var random = new Random(seed);
        var (last, now) = (Content(random), Content(random));
        var merge = ThreeWayMerge.Merge(last, now, Edited(random, last));
        var again = ThreeWayMerge.Merge(now, now, merge.Content, merge.Conflicts);
        Assert.Empty(FieldDiff.Of(merge.Content, again.Content));
        Assert.Equal(merge.Conflicts.Order(), again.Conflicts.Order());
        Assert.True(FieldDiff.Same(merge.Proposed, again.Proposed));
        var accepted = ThreeWayMerge.Merge(now, now, merge.Proposed, merge.Conflicts);
        Assert.Empty(accepted.Conflicts);
        Assert.Empty(FieldDiff.Of(merge.Proposed, accepted.Content));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Another_way_of_writing_is_no_change(int seed)
    {
        var random = new Random(seed);
        var content = Content(random);
        var written = content with
        {
            EligibleApplicants = [.. content.EligibleApplicants.Reverse()],
            Keywords = [.. content.Keywords.Reverse()],
            Rounds = [.. content.Rounds.Reverse()],
            Summary = content.Summary is { } text ? $"  {text.Normalize(System.Text.NormalizationForm.FormD).Replace(" ", "\u00a0\n", StringComparison.Ordinal)}" : "",
            FundingRates = [.. content.FundingRates.Select(r => r with { PercentMax = r.PercentMax + 0.00m })],
            FundingAreas = [.. content.FundingAreas.Select(a => a.PadRight(12, '0'))],
        };
        Assert.Empty(FieldDiff.Of(content, written));
    }

    private static bool SameFacts(FundingProgramme a, EntryContent b) => FieldDiff.Of(a, b).All(c => c.Field is "provenance" or "sources");

    private static T Pick<T>(Random random, params T[] values) => values[random.Next(values.Length)];

    private static IReadOnlyList<T> Some<T>(Random random, params T[] values) => [.. values.Where(_ => random.Next(2) == 0)];

    private static FundingProgramme Content(Random random) => Make.Programme() with
    {
        Title = Pick(random, "Digitale Dörfer", "Digitale Städte", "Smarte Höfe"),
        Summary = Pick(random, null, "Für kleine Gemeinden.", "Für große Städte, auch übermorgen."),
        AmountMin = Pick<long?>(random, null, 1_000, 2_000),
        AmountMax = Pick<long?>(random, null, 5_000, 9_000),
        AmountPer = Pick(random, AmountPer.Unknown, AmountPer.Project),
        EligibleApplicants = Some(random, ApplicantType.Municipality, ApplicantType.City, ApplicantType.County),
        Keywords = Some(random, "KI", "Daten", "Bürgerbüro", "Dorf"),
        Topics = Some(random, Topic.Data, Topic.Skills, Topic.SmartCity),
        FundingAreas = Some(random, "13", "01", "05"),
        Rounds = [.. Some(random, new DateOnly(2027, 3, 31), new DateOnly(2027, 9, 30)).Select(d => new Round { Closes = d })],
        DeadlineModel = Pick(random, DeadlineModel.Unknown, DeadlineModel.Single, DeadlineModel.CutOffs),
        FundingRates = [new FundingRate { PercentMax = Pick(random, 50m, 65m, 90m) }],
        Links = [.. Some(random, "a", "b", "c").Select(l => new Link { Url = $"https://example.org/{l}" })],
        EarlyStart = Pick(random, EarlyStart.Unknown, EarlyStart.Free),
        Provenance = [.. Some(random, "title", "rounds", "amountMax").Select(f => new Provenance { Field = f, Source = "test", Quote = $"Beleg {random.Next(3)}" })],
    };

    /// <summary>Takes over some fields of another content, as if an editor had typed them.</summary>
    private static FundingProgramme Edited(Random random, FundingProgramme last)
    {
        var other = Content(random);
        bool Yes() => random.Next(3) == 0;
        return last with
        {
            Title = Yes() ? other.Title : last.Title,
            Summary = Yes() ? other.Summary : last.Summary,
            AmountMax = Yes() ? other.AmountMax : last.AmountMax,
            Links = Yes() ? other.Links : last.Links,
            EligibleApplicants = Yes() ? other.EligibleApplicants : last.EligibleApplicants,
            Keywords = Yes() ? other.Keywords : last.Keywords,
            FundingAreas = Yes() ? other.FundingAreas : last.FundingAreas,
            Rounds = Yes() ? other.Rounds : last.Rounds,
            DeadlineModel = Yes() ? other.DeadlineModel : last.DeadlineModel,
        };
    }
}
