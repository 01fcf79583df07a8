using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Components;
using Xunit;

namespace FundingDirectory.Tests.Web.Components;

public sealed class ComparisonTests
{
    private static IReadOnlyList<ComparisonGroup> Compare(params FundingProgramme[] programmes) => Comparison.Of([.. programmes.Select(p => Samples.Compared(p))]);

    private static ComparisonRow Row(IReadOnlyList<ComparisonGroup> groups, string label) => Assert.Single(groups.SelectMany(g => g.Rows), r => r.Label == label);

    [Fact]
    public void The_questions_and_rows_stand_in_the_order_of_the_programme_page()
    {
        var page = ProgrammeFacts.Of(Samples.Entry(Samples.Full), Samples.Full);
        var groups = Compare(Samples.Full, Samples.Full);

        Assert.Equal(page.Select(f => f.Question), groups.Select(g => g.Question));
        Assert.All(page.Zip(groups), pair => Assert.Equal(pair.First.Lines.Select(l => l.Row ?? l.Label).Distinct(), pair.Second.Rows.Select(r => r.Label)));
        Assert.All(groups.SelectMany(g => g.Rows), r => Assert.Equal(Difference.None, r.Difference));
    }

    [Fact]
    public void A_row_that_only_a_later_programme_has_stands_where_it_stands_there()
    {
        var reduced = Samples.Full with { OwnContribution = new() { MinPercent = 20, ReducedPercent = 10 } };
        var labels = Compare(Samples.Full, reduced).Single(g => g.Key == "geld").Rows.Select(r => r.Label).ToList();

        Assert.Equal(labels.IndexOf("Eigenanteil") + 1, labels.IndexOf("Ermäßigter Eigenanteil"));
        Assert.Equal(labels.IndexOf("Ermäßigter Eigenanteil") + 1, labels.IndexOf("In Haushaltssicherung"));
    }

    [Fact]
    public void Different_values_differ_and_a_gap_is_only_a_gap()
    {
        var groups = Compare(Samples.Full, Samples.Full with { DurationMonths = 24, AmountMax = 500_000, EarlyStart = EarlyStart.Unknown });

        Assert.Equal(Difference.Differs, Row(groups, "Höhe der Förderung").Difference);
        Assert.Equal(Difference.Partly, Row(groups, "Laufzeit").Difference);
        Assert.Equal(Difference.Partly, Row(groups, "Beginn").Difference);
        Assert.Equal(Difference.None, Row(groups, "Verbund").Difference);
    }

    [Fact]
    public void The_order_of_a_list_makes_no_difference() =>
        Assert.Equal(Difference.None, Row(Compare(Samples.Full, Samples.Full with { EligibleApplicants = [.. Samples.Full.EligibleApplicants.Reverse()] }), "Antragsberechtigt").Difference);

    [Fact]
    public void A_date_and_a_standing_offer_are_told_in_one_row()
    {
        var row = Row(Compare(Samples.Full, Samples.Full with { Rounds = [], DeadlineModel = DeadlineModel.Rolling }), "Antragsfrist");

        Assert.Equal(Difference.Differs, row.Difference);
        Assert.Equal("laufend", Assert.Single(row.Cells[1]).Value);
    }

    [Fact]
    public void A_missing_remark_is_no_gap()
    {
        var row = Row(Compare(Samples.Full, Samples.Full with { StatusNote = "Neue Runde geplant." }), "Hinweis");

        Assert.True(row.Remark);
        Assert.Equal(Difference.Differs, row.Difference);
    }
}
