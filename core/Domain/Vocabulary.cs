using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>One code of a list: the value as in JSON and in addresses, its German label, and official codes (XÖV) where one fits. Hidden: editors no longer offer it for choice.</summary>
public sealed record Term(string Value, string Label, string? Xoev = null, string? Explanation = null, bool Hidden = false);

/// <summary>The closed code lists with their German labels: the only place where a code is put into words. Editors may change labels and what is offered, never the codes;
/// what they changed counts for the whole process.</summary>
public static class Vocabulary
{
    /// <summary>The value as it stands in JSON, addresses and facets, for instance «closingSoon».</summary>
    public static string Code(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The German label of a code.</summary>
    public static string Label(Enum value) => Of(current.Terms, value).Label;

    /// <summary>The label that ships with the program, whatever editors changed; the search index holds these.</summary>
    public static string ShippedLabel(Enum value) => Of(Labels, value).Label;

    /// <summary>Whether a code is offered for choice; one that is not still counts where it stands.</summary>
    public static bool IsOffered(Enum value) => !Of(current.Terms, value).Hidden;

    /// <summary>Puts editors' changes in force, by name of list and code; codes nobody knows are passed over.</summary>
    public static void Use(IReadOnlyDictionary<string, IReadOnlyDictionary<string, TermChange>> changes) => current = new Words(Labels.ToDictionary(l => l.Key, l =>
        changes.GetValueOrDefault(ListOf(l.Key))?.GetValueOrDefault(l.Value.Value) is { } change ? l.Value with { Label = change.Label ?? l.Value.Label, Hidden = change.Hidden } : l.Value));

    private static Term Of(Dictionary<Enum, Term> terms, Enum value) => terms.TryGetValue(value, out var term) ? term : throw new ArgumentException($"No label for {value.GetType().Name}.{value}.", nameof(value));

    private static string ListOf(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.GetType().Name);

    /// <summary>The German label of a state by its 2-digit key; null for an unknown key.</summary>
    public static string? State(string key) => States.FirstOrDefault(s => s.Value == key)?.Label;

    /// <summary>Reads a code; null when the list does not have it.</summary>
    public static T? Parse<T>(string? code) where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(v => Code(v!.Value) == code);

    /// <summary>Every list by its name, as <c>GET /vocabulary</c> shows it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Term>> Lists => current.Lists.Value;

    /// <summary>The same as they ship with the program.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<Term>> ShippedLists => Shipped.Lists.Value;

    /// <summary>The 16 states by their official 2-digit key; Xoev holds the NUTS-1 code.</summary>
    public static IReadOnlyList<Term> States { get; } =
    [
        new("01", "Schleswig-Holstein", "DEF"), new("02", "Hamburg", "DE6"), new("03", "Niedersachsen", "DE9"), new("04", "Bremen", "DE5"),
        new("05", "Nordrhein-Westfalen", "DEA"), new("06", "Hessen", "DE7"), new("07", "Rheinland-Pfalz", "DEB"), new("08", "Baden-Württemberg", "DE1"),
        new("09", "Bayern", "DE2"), new("10", "Saarland", "DEC"), new("11", "Berlin", "DE3"), new("12", "Brandenburg", "DE4"),
        new("13", "Mecklenburg-Vorpommern", "DE8"), new("14", "Sachsen", "DED"), new("15", "Sachsen-Anhalt", "DEE"), new("16", "Thüringen", "DEG"),
    ];

    private static readonly Dictionary<Enum, Term> Labels = new Dictionary<Enum, (string Label, string? Xoev)>
    {
        [EntryKind.FundingProgramme] = ("Fördermittel", null), [EntryKind.CompetenceCentre] = ("Kompetenzzentrum", null),
        [EntryKind.Article] = ("Wissen", null), [EntryKind.UseCase] = ("Praxisbeispiel", null),

        [EntryStatus.Published] = ("veröffentlicht", null), [EntryStatus.Withdrawn] = ("von der Quelle nicht mehr geführt", null), [EntryStatus.Archived] = ("archiviert", null),

        [FundingLevel.Unknown] = ("nicht angegeben", null), [FundingLevel.Eu] = ("EU", "001"), [FundingLevel.Federal] = ("Bund", "002"),
        [FundingLevel.State] = ("Land", "003"), [FundingLevel.Municipal] = ("Kommune", "004"), [FundingLevel.Private] = ("Private Mittel", "005"),

        [Topic.CitizenService] = ("Bürgerservice und Chatbot", "006"), [Topic.Documents] = ("Dokumente und Wissen", "006"), [Topic.Data] = ("Daten und Plattformen", "006"),
        [Topic.SmartCity] = ("Smart City und Sensorik", "017"), [Topic.Administration] = ("Verwaltung und OZG", "006"), [Topic.Security] = ("IT-Sicherheit", "006"),
        [Topic.Skills] = ("Qualifizierung", "002"), [Topic.Infrastructure] = ("Digitale Infrastruktur", "012"),

        [GuidanceTheme.FundingBasics] = ("Grundlagen der Förderung", null), [GuidanceTheme.EarlyStart] = ("Vorzeitiger Beginn", null), [GuidanceTheme.OwnContribution] = ("Eigenanteil", null),
        [GuidanceTheme.Cumulation] = ("Kombination von Mitteln", null), [GuidanceTheme.ProofOfUse] = ("Verwendungsnachweis", null), [GuidanceTheme.AiAct] = ("KI-Verordnung", null), [GuidanceTheme.AiLiteracy] = ("KI-Kompetenz", null),
        [GuidanceTheme.DataProtection] = ("Datenschutz", null), [GuidanceTheme.Ethics] = ("Ethik und Transparenz", null), [GuidanceTheme.Procurement] = ("Vergabe und Beschaffung", null),
        [GuidanceTheme.DataQuality] = ("Datenqualität", null), [GuidanceTheme.StaffInvolvement] = ("Beschäftigte und Gremien beteiligen", null), [GuidanceTheme.Security] = ("Informationssicherheit", null),

        [Phase.Advice] = ("Beratung", null), [Phase.Concept] = ("Konzept", null), [Phase.Qualification] = ("Qualifizierung", null), [Phase.Pilot] = ("Pilot", null),
        [Phase.Implementation] = ("Umsetzung", null), [Phase.Operation] = ("Betrieb", null), [Phase.Reuse] = ("Nachnutzung", null),

        [FundingType.Unknown] = ("nicht angegeben", null), [FundingType.Grant] = ("Zuschuss", "001"), [FundingType.Loan] = ("Darlehen", "002"), [FundingType.Equity] = ("Beteiligung", "004"),
        [FundingType.Guarantee] = ("Bürgschaft oder Garantie", "005"), [FundingType.TaxRelief] = ("Steuerliche Vergünstigung", "006"), [FundingType.Prize] = ("Preisgeld", null),
        [FundingType.Advice] = ("Beratung", null), [FundingType.Network] = ("Netzwerk", null), [FundingType.Other] = ("Sonstige", null),

        [ApplicantType.Municipality] = ("Gemeinde oder Stadt (kreisangehörig)", "009"), [ApplicantType.City] = ("Kreisfreie Stadt", "009"), [ApplicantType.County] = ("Landkreis", "009"),
        [ApplicantType.MunicipalAssociation] = ("Amt oder Gemeindeverband", "009"), [ApplicantType.SpecialPurposeAssociation] = ("Zweckverband", "009"),
        [ApplicantType.MunicipalCompany] = ("Kommunales Unternehmen", null), [ApplicantType.PublicInstitution] = ("Öffentliche Einrichtung", "008"), [ApplicantType.University] = ("Hochschule", "006"),
        [ApplicantType.ResearchInstitution] = ("Forschungseinrichtung", "006"), [ApplicantType.EducationInstitution] = ("Bildungseinrichtung", null), [ApplicantType.Company] = ("Unternehmen", null),
        [ApplicantType.Association] = ("Verband oder Verein", "010"), [ApplicantType.Individual] = ("Privatperson", "001"), [ApplicantType.Startup] = ("Existenzgründung", null),

        [Consortium.Unknown] = ("nicht angegeben", null), [Consortium.None] = ("nicht nötig", null), [Consortium.Possible] = ("möglich", null), [Consortium.Required] = ("Verbund nötig", null),

        [BudgetSecurity.Unknown] = ("nicht angegeben", null), [BudgetSecurity.Yes] = ("auch in Haushaltssicherung", null), [BudgetSecurity.No] = ("nicht in Haushaltssicherung", null),
        [BudgetSecurity.WithConfirmation] = ("mit Bestätigung der Kommunalaufsicht", null),

        [RateCondition.Regular] = ("Regelsatz", null), [RateCondition.FinanciallyWeak] = ("finanzschwache Kommunen", null), [RateCondition.StructurallyWeak] = ("strukturschwache Gebiete", null),
        [RateCondition.Consortium] = ("im Verbund", null), [RateCondition.ApplicantGroup] = ("für bestimmte Antragsteller", null), [RateCondition.Other] = ("unter einer Bedingung", null),

        [AmountPer.Unknown] = ("nicht angegeben", null), [AmountPer.Project] = ("je Vorhaben", null), [AmountPer.Year] = ("je Jahr", null), [AmountPer.Applicant] = ("je Antragsteller", null),

        [CostKind.Personnel] = ("Personal", null), [CostKind.Material] = ("Sachausgaben", null), [CostKind.Investment] = ("Investitionen", null), [CostKind.ExternalServices] = ("Fremdleistungen", null),
        [CostKind.Licences] = ("Lizenzen und Cloud", null), [CostKind.Training] = ("Weiterbildung", null), [CostKind.Operation] = ("laufender Betrieb", null),

        [DeadlineModel.Unknown] = ("nicht angegeben", null), [DeadlineModel.Single] = ("eine Frist", null), [DeadlineModel.TwoStage] = ("zweistufig", null), [DeadlineModel.CutOffs] = ("mehrere Stichtage", null),
        [DeadlineModel.Annual] = ("jährlich", null), [DeadlineModel.Rolling] = ("laufend", null), [DeadlineModel.UntilFundsEnd] = ("bis die Mittel verbraucht sind", null), [DeadlineModel.Closed] = ("geschlossen", null),

        [RoundKind.Application] = ("Antrag", null), [RoundKind.Outline] = ("Projektskizze", null), [RoundKind.CutOff] = ("Stichtag", null),

        [DecidedBy.Source] = ("aus der Quelle übernommen", null), [DecidedBy.Rule] = ("von einer Regel gelesen", null), [DecidedBy.Editor] = ("von der Redaktion geprüft", null),

        [OpennessState.Unknown] = ("Frist nicht angegeben", null), [OpennessState.Open] = ("offen", null), [OpennessState.ClosingSoon] = ("endet bald", null), [OpennessState.Rolling] = ("laufend möglich", null),
        [OpennessState.Upcoming] = ("angekündigt", null), [OpennessState.Closed] = ("geschlossen", null),

        [Selection.Unknown] = ("nicht angegeben", null), [Selection.Individual] = ("Einzelfallprüfung", null), [Selection.Competition] = ("Wettbewerb", null),
        [Selection.FirstCome] = ("Reihenfolge des Eingangs (Windhundverfahren)", null), [Selection.Entitlement] = ("Rechtsanspruch", null), [Selection.Lottery] = ("Losverfahren", null),

        [EarlyStart.Unknown] = ("nicht angegeben", null), [EarlyStart.NotBeforeApproval] = ("erst nach der Bewilligung", null), [EarlyStart.NotBeforeApplication] = ("erst nach dem Antrag", null),
        [EarlyStart.OnRequest] = ("vorzeitiger Beginn auf Antrag", null), [EarlyStart.Free] = ("jederzeit", null),

        [Cumulation.Unknown] = ("nicht angegeben", null), [Cumulation.Allowed] = ("erlaubt", null), [Cumulation.Limited] = ("eingeschränkt", null), [Cumulation.Forbidden] = ("ausgeschlossen", null),

        [StateAid.Unknown] = ("nicht angegeben", null), [StateAid.None] = ("keine Beihilfe", null), [StateAid.DeMinimis] = ("De-minimis", null), [StateAid.BlockExemption] = ("AGVO", null), [StateAid.GeneralInterest] = ("DAWI", null),

        [AiFit.Unknown] = ("nicht eingeordnet", null), [AiFit.Explicit] = ("ausdrücklich KI", null), [AiFit.Digital] = ("Digitalisierung", null), [AiFit.OpenToTopics] = ("themenoffen", null), [AiFit.None] = ("kein Digitalbezug", null),

        [LinkRole.Information] = ("Informationen", null), [LinkRole.Guideline] = ("Richtlinie", null), [LinkRole.Application] = ("Antrag", null), [LinkRole.Source] = ("Quelle", null),
        [LinkRole.Contact] = ("Kontakt", null), [LinkRole.Publication] = ("Veröffentlichung", null),

        [LinkState.Reachable] = ("erreichbar", null), [LinkState.Disturbed] = ("gestört, wird erneut geprüft", null), [LinkState.Suspect] = ("verdächtig, wird erneut geprüft", null),
        [LinkState.Broken] = ("nicht erreichbar", null), [LinkState.Unverifiable] = ("nicht prüfbar", null),

        [EvidenceGrade.Seen] = ("in der Quelle gesehen", null), [EvidenceGrade.Secondary] = ("nur aus zweiter Hand, vor Nutzung prüfen", null), [EvidenceGrade.Unverified] = ("nicht belegt, vor Nutzung prüfen", null),

        [MunicipalityKind.Municipality] = ("Gemeinde", null), [MunicipalityKind.Town] = ("Stadt", null), [MunicipalityKind.City] = ("Kreisfreie Stadt", null), [MunicipalityKind.County] = ("Landkreis", null),
        [MunicipalityKind.Association] = ("Amt oder Gemeindeverband", null), [MunicipalityKind.State] = ("Land", null),
    }.ToDictionary(p => p.Key, p => new Term(Code(p.Key), p.Value.Label, p.Value.Xoev));

    private static readonly Words Shipped = new(Labels);
    private static volatile Words current = Shipped;

    /// <summary>The terms in force; replaced as a whole.</summary>
    private sealed class Words(Dictionary<Enum, Term> terms)
    {
        public Dictionary<Enum, Term> Terms => terms;

        public Lazy<IReadOnlyDictionary<string, IReadOnlyList<Term>>> Lists { get; } = new(() =>
            terms.GroupBy(l => ListOf(l.Key)).ToDictionary(g => g.Key, g => (IReadOnlyList<Term>)[.. g.Select(l => l.Value)]).Append(new("state", States)).ToDictionary());
    }
}
