using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Components;

/// <summary>The nine questions that decide in the first minute, in the order in which the desk asks them, answered from one programme.</summary>
public static class ProgrammeFacts
{
    private const string DeadlineRow = "Antragsfrist", CumulationRow = "Kumulierung";

    public static IReadOnlyList<Fact> Of(Entry entry, FundingProgramme programme) =>
    [
        Make(programme, "duerfen", "Dürfen wir?", May(programme), "fundingAreas", "eligibleApplicants", "populationMin", "populationMax", "consortium"),
        Make(programme, "frist", "Geht es noch, reicht die Zeit?", StillOpen(programme), "deadlineModel", "rounds", "statusNote") with { ShowsOpenness = true },
        Make(programme, "vorhaben", "Passt das Vorhaben?", Fits(programme), "topics", "aiFit", "phases", "eligibleCosts", "fundingTypes", "fundingType", "durationMonths"),
        Make(programme, "geld", "Was kommt herein, was kostet es uns?", Money(programme), "fundingRates", "amountMin", "amountMax", "amountPer", "projectVolumeMin", "totalBudget", "ownContribution", "budgetSecurity"),
        Make(programme, "beginn", "Vorhabenbeginn: Dürfen wir schon anfangen?", Start(programme), "earlyStart"),
        Make(programme, "kumulierung", "Verträgt es sich mit anderem Geld?", Together(programme), "cumulation", "stateAid"),
        Make(programme, "aufwand", "Wie viel Arbeit macht der Antrag?", Work(programme), "procedure", "effort"),
        Make(programme, "ansprechperson", "Wen rufen wir an?", Contacts(programme), "contacts", "fundingBody", "projectManagementAgency", "level"),
        Make(programme, "geprueft", "Stimmt das noch?", Checked(entry, programme), "guideline", "legalBasis", "lastVerified"),
    ];

    private static IReadOnlyList<FactLine> May(FundingProgramme p) =>
    [
        new("Gebiet", ProgrammeArea.Words(p)),
        new("Antragsberechtigt", p.EligibleApplicants.Count == 0 ? null : string.Join(", ", p.EligibleApplicants.Select(a => Vocabulary.Label(a)))),
        new("Einwohner", Population(p) ?? "keine Grenze bekannt"),
        new("Verbund", Known(p.Consortium), Warns: p.Consortium == Consortium.Required),
    ];

    private static IReadOnlyList<FactLine> StillOpen(FundingProgramme p) =>
    [
        .. p.Rounds.Count == 0 ? [new FactLine(DeadlineRow, p.DeadlineModel == DeadlineModel.Unknown ? null : Vocabulary.Label(p.DeadlineModel))] : p.Rounds.Select(RoundLine),
        .. p.Rounds.Count > 0 && p.DeadlineModel != DeadlineModel.Unknown ? [new FactLine("Fristmodell", Vocabulary.Label(p.DeadlineModel)) { Row = DeadlineRow }] : Array.Empty<FactLine>(),
        .. p.Procedure?.Selection == Selection.FirstCome ? [new FactLine("Achtung", "Es zählt die Reihenfolge des Eingangs. Das Geld kann vor der Frist vergeben sein.", Warns: true) { Remark = true }] : Array.Empty<FactLine>(),
        .. p.StatusNote is { } note ? [new FactLine("Hinweis", note) { Remark = true }] : Array.Empty<FactLine>(),
    ];

    private static IReadOnlyList<FactLine> Fits(FundingProgramme p) =>
    [
        new("Themen", Names(p.Topics)),
        new("Bezug zu KI", p.AiFit == AiFit.Unknown ? "nicht eingeordnet" : Vocabulary.Label(p.AiFit)),
        new("Phasen", Names(p.Phases)),
        new("Förderfähige Ausgaben", Names(p.EligibleCosts)),
        new("Art der Förderung", Names(p.FundingTypes.Where(t => t != FundingType.Unknown))),
        new("Laufzeit", p.DurationMonths is { } months ? $"höchstens {German.Count(months, "Monat", "Monate")}" : null),
    ];

    private static IReadOnlyList<FactLine> Money(FundingProgramme p) =>
    [
        .. p.FundingRates.Count == 0 ? [new FactLine("Förderquote", null)] : p.FundingRates.Select(r => new FactLine("Förderquote", ProgrammeMoney.Rate(r))),
        new("Höhe der Förderung", ProgrammeMoney.Amount(p)),
        new("Eigenanteil", ProgrammeMoney.OwnShare(p)),
        .. p.OwnContribution is { ReducedPercent: { } less, MinPercent: not null } own ? [new FactLine("Ermäßigter Eigenanteil", $"{German.Percent(less)}{(own.Condition is { } when ? $" ({when})" : "")}")] : Array.Empty<FactLine>(),
        new("In Haushaltssicherung", Known(p.BudgetSecurity), Warns: p.BudgetSecurity == BudgetSecurity.No),
        .. p.ProjectVolumeMin is { } smallest ? [new FactLine("Bagatellgrenze", $"Vorhaben ab {German.Euro(smallest)}")] : Array.Empty<FactLine>(),
        .. p.TotalBudget is { } pot ? [new FactLine("Geld im Programm", $"{German.Euro(pot)} insgesamt")] : Array.Empty<FactLine>(),
    ];

    private static IReadOnlyList<FactLine> Start(FundingProgramme p) =>
        [new("Beginn", Known(p.EarlyStart), Warns: p.EarlyStart == EarlyStart.NotBeforeApproval), new("Gut zu wissen", "Wer zu früh einen Vertrag schließt, verliert meist den Anspruch. Im Zweifel vorher fragen.") { Remark = true }];

    private static IReadOnlyList<FactLine> Together(FundingProgramme p) =>
    [
        .. p.Cumulation is { } c
            ? new[] { ("Mit EU-Mitteln", c.Eu), ("Mit Bundesmitteln", c.Federal), ("Mit Landesmitteln", c.State), ("Mit kommunalen Mitteln", c.Municipal) }.Select(x => new FactLine(x.Item1, Known(x.Item2), Warns: x.Item2 == Cumulation.Forbidden) { Row = CumulationRow })
            : [new FactLine(CumulationRow, null)],
        new("Beihilfe", Known(p.StateAid)),
    ];

    private static IReadOnlyList<FactLine> Work(FundingProgramme p) =>
    [
        new("Aufwand", EffortWords(Effort.Of(p))),
        new("Verfahren", p.Procedure?.Stages switch { 1 => "einstufig: nur ein Antrag", 2 => "zweistufig: erst Projektskizze, dann Antrag", _ => null }),
        new("Auswahl", p.Procedure is { } procedure ? Known(procedure.Selection) : null),
        .. p.Consortium == Consortium.Required ? [new FactLine("Partner", "Ein Verbund ist nötig. Das braucht Abstimmung und Zeit.", Warns: true) { Remark = true }] : Array.Empty<FactLine>(),
    ];

    private static string? EffortWords(Effort effort) => effort.Level switch
    {
        1 => "gering: ",
        2 => "mittel: ",
        3 => "hoch: ",
        _ => null,
    } is { } level ? level + string.Join(", ", effort.Reasons) : null;

    private static IReadOnlyList<FactLine> Contacts(FundingProgramme p) =>
    [
        .. p.Contacts.Count == 0 ? [new FactLine("Ansprechperson", null)] : p.Contacts.SelectMany(ContactLines),
        new("Fördergeber", p.FundingBody?.Name ?? (p.Level == FundingLevel.Unknown ? null : Vocabulary.Label(p.Level))),
        .. p.ProjectManagementAgency is { } agency ? [new FactLine("Projektträger", agency.Name)] : Array.Empty<FactLine>(),
    ];

    private static IReadOnlyList<FactLine> Checked(Entry entry, FundingProgramme p) =>
    [
        new("Geprüft am", p.LastVerified is { } day ? German.Date(day) : "noch nicht geprüft", Warns: p.LastVerified is null),
        .. entry.Status == EntryStatus.Published ? Array.Empty<FactLine>() : [new("Stand", Vocabulary.Label(entry.Status), Warns: true) { Remark = true }],
        new("Richtlinie", p.Guideline is null ? null : p.Guideline.Title ?? "Richtlinie", EntryAddress.Safe(p.Guideline?.Url)),
        .. p.Guideline is { ValidTo: { } to } ? [new FactLine("Richtlinie gilt bis", $"{German.Date(to)} (das ist keine Antragsfrist)")] : Array.Empty<FactLine>(),
        .. p.LegalBasis is { } basis ? [new FactLine("Rechtsgrundlage", basis)] : Array.Empty<FactLine>(),
    ];

    private static FactLine RoundLine(Round round)
    {
        var day = round switch
        {
            { Annual: { } annual } => $"jedes Jahr {(round.AnnualOpens is { } start ? $"ab {German.YearlyDay(start)} " : "")}bis {German.YearlyDay(annual)}{(round.Closes is { } end ? $", zuletzt am {German.Date(end)}" : "")}",
            { Closes: { } closes } => $"bis {German.Date(closes)}",
            _ => null,
        };
        var opens = round.Opens is { } from ? $"ab {German.Date(from)}" : null;
        var time = round.Time is { } clock && day is not null ? $", {clock} Uhr" : "";
        return new($"Frist {Vocabulary.Label(round.Kind)}", day is null && opens is null ? null : string.Join(" ", new[] { opens, day }.OfType<string>()) + time) { Row = DeadlineRow };
    }

    internal static IEnumerable<FactLine> ContactLines(Contact contact)
    {
        var who = string.Join(", ", new[] { contact.Name, contact.Organisation }.OfType<string>().Distinct());
        if (who.Length > 0) yield return new("Ansprechperson", who);
        if (contact.Phone is { } phone) yield return new("Telefon", phone, Telephone(phone));
        if (contact.Email is { } mail) yield return new("E-Mail", mail, EntryAddress.Safe($"mailto:{mail}"));
        if (contact.Url is { } url) yield return new("Seite", EntryAddress.Host(url) ?? url, EntryAddress.Safe(url));
        if (contact.Address is { } address) yield return new("Anschrift", address);
    }

    private static string? Telephone(string phone)
    {
        var digits = new string([.. phone.Where(c => char.IsAsciiDigit(c) || c == '+')]);
        return digits.Length >= 5 ? $"tel:{digits}" : null;
    }

    private static string? Population(FundingProgramme p) => (p.PopulationMin, p.PopulationMax) switch
    {
        ({ } least, { } most) => $"{German.Number(least)} bis {German.Number(most)}",
        ({ } least, null) => $"mindestens {German.Number(least)}",
        (null, { } most) => $"höchstens {German.Number(most)}",
        _ => null,
    };

    private static string? Names<T>(IEnumerable<T> values) where T : struct, Enum => string.Join(", ", values.Select(v => Vocabulary.Label(v))) is { Length: > 0 } names ? names : null;

    // «Unknown» is the first value of every list that has it.
    private static string? Known<T>(T value) where T : struct, Enum => value.ToString() == "Unknown" ? null : Vocabulary.Label(value);

    private static Fact Make(FundingProgramme p, string key, string question, IReadOnlyList<FactLine> lines, params string[] fields) =>
        new(key, question, lines, [.. Evidence(p).Where(e => fields.Contains(e.Field.Split('.', '[')[0]))]);

    /// <summary>The evidence of the record, and the quotations that stand beside single values and are not in it yet.</summary>
    private static IEnumerable<Provenance> Evidence(FundingProgramme p)
    {
        IEnumerable<(string Field, string? Quote, DecidedBy By)> quotes =
        [
            .. p.FundingRates.Select(r => ("fundingRates", r.Quote, DecidedBy.Source)),
            .. p.Rounds.Select(r => ("rounds", r.Quote, r.DecidedBy)),
            ("cumulation", p.Cumulation?.Quote, DecidedBy.Source),
        ];
        var source = p.Sources.Count > 0 ? p.Sources[0] : null;
        return p.Provenance.Concat(quotes.Where(q => q.Quote is not null && p.Provenance.All(e => e.Quote != q.Quote))
            .Select(q => new Provenance { Field = q.Field, Source = source?.Source ?? "", Url = source?.Url, Quote = q.Quote, DecidedBy = q.By }));
    }
}
