using System.Diagnostics;
using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Normalising;
using Xunit;

namespace FundingDirectory.Tests.Importer.Normalising;

public sealed class ProgrammeProseTests
{
    private static readonly FundingProgramme Empty = new() { Slug = "probe", Title = "Probe", FundingTypes = [FundingType.Grant], EligibleApplicants = [ApplicantType.University] };

    private static FundingProgramme Complete(FundingProgramme programme, params Prose[] texts)
    {
        var evidence = new Evidence("probe", "https://example.org", DateTimeOffset.UnixEpoch);
        return ProgrammeProse.Complete(programme, texts, evidence) with { Provenance = evidence.Rows };
    }

    [Fact]
    public void Every_value_names_its_sentence_and_field()
    {
        var p = Complete(Empty,
            new Prose("text", ProseRole.Description, "Die Höhe des Zuschusses beträgt bis zu 70 Prozent der zuwendungsfähigen Ausgaben, maximal EUR 80.000. Das Verfahren ist einstufig."),
            new Prose("conditions", ProseRole.Requirements, "Antragsberechtigt sind Hochschulen und Landkreise."),
            new Prose("guideline", ProseRole.Legal, "Diese Richtlinie tritt am 1. Mai 2026 in Kraft und am 30. April 2029 außer Kraft."));
        Assert.Equal((70m, 80_000L, 1, new DateOnly(2029, 4, 30)), (p.FundingRates[0].PercentMax, p.AmountMax, p.Procedure!.Stages, p.Guideline!.ValidTo));
        Assert.Equal([ApplicantType.University, ApplicantType.County], p.EligibleApplicants);
        Assert.Equal(["amountMax text", "eligibleApplicants conditions", "fundingRates text", "guideline guideline", "procedure text"], p.Provenance.Select(e => $"{e.Field} {e.SourceField}").Order(StringComparer.Ordinal));
        Assert.All(p.Provenance, e => Assert.True(e is { DecidedBy: DecidedBy.Rule, Quote: not null }));
        Assert.Empty(p.Rounds);
    }

    [Fact]
    public void A_deadline_field_wins_over_the_running_text_and_a_remark_over_both()
    {
        Prose field = new("field", ProseRole.Deadlines, "Reichen Sie Ihren Antrag bis zum 3.4.2027 ein."), text = new("text", ProseRole.Description, "Reichen Sie Ihren Antrag bis zum 5.6.2027 ein.");
        Assert.Equal(new DateOnly(2027, 4, 3), Assert.Single(Complete(Empty, text, field).Rounds).Closes);
        Assert.Equal(new DateOnly(2027, 6, 5), Assert.Single(Complete(Empty, text).Rounds).Closes);
        Assert.Equal(DeadlineModel.Closed, Complete(Empty, text, field, new Prose("note", ProseRole.Remark, "Die Antragstellung ist nicht mehr möglich.")).DeadlineModel);
    }

    [Fact]
    public void A_loan_gets_no_rate_and_an_unknown_list_of_applicants_stays_unknown()
    {
        var p = Complete(Empty with { FundingTypes = [FundingType.Loan], EligibleApplicants = [] }, new Prose("text", ProseRole.Description, "Der Fördersatz beträgt 90 Prozent der förderfähigen Kosten. Antragsberechtigt sind Landkreise."));
        Assert.True(p.FundingRates.Count == 0 && p.EligibleApplicants.Count == 0);
    }

    [Theory]
    [InlineData("Antrag bis zum 1.1.2027 ")]
    [InlineData("bis zu 50 Prozent der ")]
    [InlineData("EUR 1.000 bis ")]
    [InlineData("maximal ")]
    [InlineData("Antragsberechtigt sind (")]
    [InlineData("- a: b ")]
    [InlineData("vor der Bewilligung nicht ")]
    [InlineData("1.111.")]
    [InlineData("Die Richtlinie tritt in Kraft. ")]
    [InlineData("\n- stellen Sie Ihren Antrag jeweils zum 1.1., ")]
    public void A_hostile_text_of_a_megabyte_is_read_in_bounded_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1024 * 1024 / piece.Length));
        var watch = Stopwatch.StartNew();
        Complete(Empty, new Prose("text", ProseRole.Description, text), new Prose("field", ProseRole.Deadlines, text), new Prose("guideline", ProseRole.Legal, text), new Prose("note", ProseRole.Remark, text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void The_labelled_rates_and_amounts_are_read_and_none_is_wrong()
    {
        var folder = SharedSources.Path("foerderdatenbank/programmtexte");
        var texts = new[] { "kommunal-oder-ki", "digital", "uebrige-ohne-richtlinie" }.SelectMany(f => File.ReadLines(Path.Combine(folder, $"{f}.jsonl"))).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(e => e.GetProperty("id").GetString()!);
        var (right, wrong, missed) = (0, new List<string>(), new List<string>());
        foreach (var label in File.ReadLines(Path.Combine(folder, "quoten-betraege-labels.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement))
        {
            var id = label.GetProperty("id").GetString()!;
            var p = Complete(Empty, new Prose("gsb:summary", ProseRole.Description, Text(texts[id], "volltext") ?? Text(texts[id], "text_altformat")), new Prose("gsb:regulatoryFWork", ProseRole.Requirements, Text(texts[id], "rechtliche_voraussetzungen")));
            var values = Compared(p).Select(v => (v.Name, v.Value, Expected: label.GetProperty(v.Name) is { ValueKind: JsonValueKind.Number } n ? (decimal?)n.GetDecimal() : null)).ToList();
            wrong.AddRange(values.Where(v => v.Value is not null && v.Value != v.Expected).Select(v => $"{id} {v.Name}: {v.Value}, not {v.Expected}"));
            if (values.TrueForAll(v => v.Value == v.Expected)) right++;
            else missed.Add(id);
        }
        Assert.Empty(wrong);
        Assert.True(right >= 22, $"{right} right; missed: {string.Join(", ", missed)}");

        static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out var v) ? v.GetString() : null;
    }

    /// <summary>The labels put a programme into single figures; several different rates of one kind have none.</summary>
    private static IEnumerable<(string Name, decimal? Value)> Compared(FundingProgramme p)
    {
        decimal? Only(IEnumerable<FundingRate> rates) => rates.Select(r => r.PercentMax).Distinct().ToList() is [var one] ? one : null;
        var weak = p.FundingRates.Where(r => r.Condition == RateCondition.FinanciallyWeak).ToList();
        var municipal = p.FundingRates.Where(r => r.Condition == RateCondition.ApplicantGroup && r.Applicants.Contains(ApplicantType.Municipality)).ToList();
        yield return ("rate_max_percent", p.FundingRates.Count > 0 ? p.FundingRates.Max(r => r.PercentMax) : null);
        yield return ("rate_kommune_percent", Only(municipal.Count > 0 || weak.Count == 0 ? municipal : p.FundingRates.Where(r => r.Condition == RateCondition.Regular)));
        yield return ("rate_finanzschwach_percent", Only(weak));
        yield return ("max_amount_eur", p.AmountMax);
        yield return ("min_amount_eur", p.AmountMin ?? p.ProjectVolumeMin);
    }
}
