using System.Buffers;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>What a text of a programme is for. Remark: the editors' note on its state.</summary>
public enum ProseRole { Description, Requirements, Procedure, Deadlines, Remark, Legal }

/// <summary>A text of a source with the source's own name for it.</summary>
public sealed record Prose(string SourceField, ProseRole Role, string? Text);

/// <summary>Completes a programme by what its German texts say clearly. Values that the source gives as codes stay; every value that is read
/// carries its sentence and the source field; where the words leave doubt, nothing is set.</summary>
internal sealed class ProgrammeProse
{
    // What is read out of the pages of a guideline, by words that none of those sentences can do without.
    private static readonly SearchValues<string> OfGuideline = SearchValues.Create(
        ["kraft", "befristet", "geltungsdauer", "laufzeit", "gilt", "gelten", "beginn", "begonnen", "kumul", "kombin", "doppelförderung", "gleichzeitige", "haushaltss", "haushaltsn", "haushaltsk", "nothaushalt"], StringComparison.OrdinalIgnoreCase);

    private readonly Evidence evidence;
    private readonly IReadOnlyList<Prose> texts;
    private readonly List<(string Field, IReadOnlyList<Statement> Statements)> own, legal;
    private readonly IReadOnlyList<Statement> all;

    private ProgrammeProse(IReadOnlyList<Prose> texts, Evidence evidence)
    {
        (this.texts, this.evidence) = (texts, evidence);
        own = [.. Of(ProseRole.Description, ProseRole.Requirements, ProseRole.Procedure).Select(t => (t.SourceField, Statements.Of(t.Text)))];
        legal = [.. Of(ProseRole.Legal).Select(t => (t.SourceField, Statements.Of(t.Text, OfGuideline)))];
        all = [.. own.SelectMany(o => o.Statements)];
    }

    /// <summary>The programme with everything that its texts say added.</summary>
    public static FundingProgramme Complete(FundingProgramme programme, IReadOnlyList<Prose> texts, Evidence evidence)
    {
        var prose = new ProgrammeProse(texts, evidence);
        return prose.Guideline(prose.Project(prose.Applicants(prose.Money(prose.Deadlines(programme)))));
    }

    private FundingProgramme Deadlines(FundingProgramme programme)
    {
        foreach (var remark in Of(ProseRole.Remark))
        {
            if (ClosedWording.Find(remark.Text) is not { } closed) continue;
            evidence.Read("deadlineModel", remark.SourceField, closed);
            return programme with { DeadlineModel = DeadlineModel.Closed };
        }
        foreach (var field in Of(ProseRole.Deadlines))
        {
            var read = GermanDates.Read(field.Text, field.SourceField);
            if (read.Model != DeadlineModel.Unknown) evidence.Read("deadlineModel", field.SourceField, read.Quote);
            else if (read.Quote is not null) evidence.Read("deadlineModel", field.SourceField, read.Quote, "Die Frist richtet sich nach dem Vorhaben.");
            // A field may also say in words that the time is over.
            if (read is { Model: DeadlineModel.Unknown, Rounds.Count: 0 } && ClosedWording.Find(field.Text) is { } over)
            {
                evidence.Read("deadlineModel", field.SourceField, over);
                return programme with { DeadlineModel = DeadlineModel.Closed };
            }
            // The wording itself is shown where no rule was certain, so that a reader can judge it.
            if (read.Rounds.Count > 0) evidence.Read("rounds", field.SourceField, field.Text);
            else if (read.Model == DeadlineModel.Unknown) evidence.Taken("rounds", field.SourceField, field.Text);
            return programme with { DeadlineModel = read.Model, Rounds = read.Rounds };
        }
        foreach (var text in Of(ProseRole.Procedure, ProseRole.Description))
        {
            var read = GermanDates.ReadInText(text.Text, text.SourceField);
            if (read.Model == DeadlineModel.Unknown) continue;
            evidence.Read("deadlineModel", text.SourceField, read.Quote);
            if (read.Rounds.Count > 0) evidence.Read("rounds", text.SourceField, read.Quote);
            return programme with { DeadlineModel = read.Model, Rounds = read.Rounds };
        }
        return programme;
    }

    private FundingProgramme Money(FundingProgramme programme)
    {
        // The share or amount of a loan says nothing about a grant.
        if (programme.FundingTypes.Count > 0 && !programme.FundingTypes.Any(t => t is FundingType.Grant or FundingType.Prize or FundingType.Other)) return programme;
        var rates = FundingShares.Rates(all);
        if (rates.Count > 0) Read("fundingRates", rates[0].Quote!);
        var share = FundingShares.Own(all, out var quote);
        if (share is not null) Read("ownContribution", quote!);
        var limits = AwardLimitReader.Read(all, rates);
        if (limits.Most is { } most) Read("amountMax", most.Quote, limits.Part is { } part ? $"Genannt für: {part}" : null);
        if (limits.Least is { } least) Read("amountMin", least.Quote);
        if (limits.LeastVolume is { } volume) Read("projectVolumeMin", volume.Quote);
        if (limits.Total is { } total) Read("totalBudget", total.Quote);
        return programme with
        {
            FundingRates = rates,
            OwnContribution = share,
            AmountMax = limits.Most?.Euro,
            AmountMin = limits.Least?.Euro,
            AmountPer = limits.Per,
            ProjectVolumeMin = limits.LeastVolume?.Euro,
            TotalBudget = limits.Total?.Euro,
        };
    }

    private FundingProgramme Applicants(FundingProgramme programme)
    {
        List<ApplicantType> applicants = [.. programme.EligibleApplicants];
        // An incomplete list would exclude others, so words only add to a list that the source gives.
        List<Reading<ApplicantType>> named = applicants.Count == 0 ? [] : [.. ApplicationTerms.Municipal(all).Where(n => !applicants.Contains(n.Value))];
        applicants.AddRange(named.Select(n => n.Value));
        foreach (var quote in named.Select(n => n.Quote).Distinct()) Read("eligibleApplicants", quote);
        var (least, most) = ApplicationTerms.Inhabitants(all);
        var stages = Noted("procedure", ApplicationTerms.Stages(all));
        var chosen = Noted("procedure", ApplicationTerms.Chosen(all));
        return programme with
        {
            EligibleApplicants = applicants,
            Consortium = Noted("consortium", ApplicationTerms.Partners(all))?.Value ?? Consortium.Unknown,
            BudgetSecurity = Noted("budgetSecurity", First(ApplicationTerms.Supervised))?.Value ?? BudgetSecurity.Unknown,
            PopulationMin = Noted("populationMin", least)?.Value,
            PopulationMax = Noted("populationMax", most)?.Value,
            Procedure = stages is null && chosen is null ? null : new Procedure { Stages = stages?.Value, Selection = chosen?.Value ?? Selection.Unknown },
        };
    }

    private FundingProgramme Project(FundingProgramme programme)
    {
        var cumulation = ProjectTerms.Cumulate(all) ?? legal.Select(l => ProjectTerms.Cumulate(l.Statements)).FirstOrDefault(c => c is not null);
        if (cumulation is not null) Read("cumulation", cumulation.Quote!);
        // The guideline may be stricter than its summary.
        var start = ProjectTerms.Start(all);
        if (start is null or { Value: EarlyStart.NotBeforeApplication }) start = legal.Select(l => ProjectTerms.Start(l.Statements)).FirstOrDefault(s => s is not null) ?? start;
        return programme with
        {
            EarlyStart = Noted("earlyStart", start)?.Value ?? EarlyStart.Unknown,
            Cumulation = cumulation,
            StateAid = Noted("stateAid", ProjectTerms.Aid(all))?.Value ?? StateAid.Unknown,
            DurationMonths = Noted("durationMonths", ProjectTerms.Months(all))?.Value,
            EligibleCosts = Noted("eligibleCosts", ProjectTerms.Costs(all))?.Value ?? [],
        };
    }

    private FundingProgramme Guideline(FundingProgramme programme)
    {
        var (from, to) = (First(GuidelineValidity.From), First(GuidelineValidity.To));
        if (to is null) return programme;
        if (from is { } begins && begins.Value > to.Value) from = null;
        Read("guideline", to.Quote, "Geltungsdauer der Richtlinie");
        return programme with { Guideline = (programme.Guideline ?? new Guideline()) with { ValidFrom = from?.Value, ValidTo = to.Value } };
    }

    /// <summary>What the programme's own words say, else the words of its guideline.</summary>
    private Reading<T>? First<T>(Func<IReadOnlyList<Statement>, Reading<T>?> read) => read(all) ?? legal.Select(l => read(l.Statements)).FirstOrDefault(r => r is not null);

    private IEnumerable<Prose> Of(params ProseRole[] roles) => texts.Where(t => !string.IsNullOrWhiteSpace(t.Text) && roles.Contains(t.Role)).OrderBy(t => Array.IndexOf(roles, t.Role));

    private Reading<T>? Noted<T>(string field, Reading<T>? reading)
    {
        if (reading is not null) Read(field, reading.Quote);
        return reading;
    }

    private void Read(string field, string quote, string? note = null) =>
        evidence.Read(field, own.Concat(legal).First(t => t.Statements.Any(s => s.Text == quote)).Field, quote, note);
}
