using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>Fields that belong together. Evidence: whether facts are among them that an editor has to quote.</summary>
public sealed record FieldGroup(string Key, string Title, IReadOnlyList<FormField> Fields, bool Evidence = false)
{
    /// <summary>Inputs for the words of the source and where they stand.</summary>
    public string QuoteInput => $"beleg-{Key}-zitat";
    public string UrlInput => $"beleg-{Key}-url";
}

/// <summary>What editors can change, by kind of entry and in the order of the form.</summary>
public static class EntryFields
{
    // Generous: what a source sent must fit, or its entry could not be saved.
    private const int Line = 1_000, Sentence = 4_000, Long = 100_000, Address = 2_000;

    private static readonly WordsField Title = new("title", "Titel", Line, Required: true), TitleLanguage = new("titleLanguage", "Sprache des Titels", 20) { Hint = "Nur wenn sie eine andere ist als die des Textes: zum Beispiel «en» oder «fr»." }, Summary = new("summary", "In einem Satz: wofür ist es da?", Sentence, Multiline: true),
        Description = new("description", "Beschreibung", Long, Multiline: true) { Hint = "Absätze mit einer Leerzeile trennen. Listenpunkte beginnen mit «- »." };

    private static readonly LinesField Keywords = new("keywords", "Suchwörter") { Hint = "Ein Wort je Zeile. Sie werden nur gesucht, nicht gezeigt." };

    private static readonly CodesField Topics = CodesField.Of<Topic>("topics", "Themen"), Phases = CodesField.Of<Phase>("phases", "Projektphasen");

    private static readonly RowsField Links = new("links", "Links", "Link",
        [CodeField.Of<LinkRole>("role", "Wohin"), new WordsField("url", "Adresse", Address), new WordsField("label", "Bezeichnung", Line)]);

    private static readonly FormField[] ContactParts =
        [new WordsField("name", "Name", Line), new WordsField("organisation", "Stelle", Line), new WordsField("phone", "Telefon", 100), new WordsField("email", "E-Mail", 200), new WordsField("address", "Anschrift", Sentence), new WordsField("url", "Internetseite", Address)];

    private static readonly CodeField Evidence = CodeField.Of<EvidenceGrade>("evidence", "Wie gut ist es belegt?");

    // What an editor typed is no longer what a rule read off the source.
    private static readonly Action<System.Text.Json.Nodes.JsonObject> NowAnEditor = row =>
    {
        row["decidedBy"] = Vocabulary.Code(DecidedBy.Editor);
        row["sourceField"] = null;
    };

    private static readonly IReadOnlyList<FieldGroup> Programme =
    [
        new("was", "Worum es geht", [Title, TitleLanguage, Summary, Description, Topics, CodeField.Of<AiFit>("aiFit", "Bezug zu KI und Digitalem"), Phases, Keywords]),
        new("geber", "Wer fördert", [CodeField.Of<FundingLevel>("level", "Ebene"), Organisation("fundingBody", "Fördergeber"), Organisation("projectManagementAgency", "Projektträger")]),
        new("wer", "Wer einen Antrag stellen darf",
        [
            new AreaField("fundingAreas", "Fördergebiet", true) { Hint = "Ein Land oder Regionalschlüssel je Zeile. Leer heißt bundesweit." }, CodesField.Of<ApplicantType>("eligibleApplicants", "Antragsberechtigte"),
            CodeField.Of<Consortium>("consortium", "Verbund"), TypedField.Whole("populationMin", "Einwohner mindestens", most: 100_000_000), TypedField.Whole("populationMax", "Einwohner höchstens", most: 100_000_000),
            CodeField.Of<BudgetSecurity>("budgetSecurity", "Kommunen in Haushaltssicherung"),
        ], true),
        new("geld", "Was es gibt und was es kostet",
        [
            CodesField.Of<FundingType>("fundingTypes", "Art der Förderung"),
            new RowsField("fundingRates", "Förderquoten", "Quote",
            [
                TypedField.Percent("percentMax", "Höchstens (Prozent)") with { Required = true }, TypedField.Percent("percentMin", "Mindestens (Prozent)"), CodeField.Of<RateCondition>("condition", "Gilt"),
                new WordsField("note", "Bedingung in eigenen Worten", Sentence), new WordsField("quote", "Wortlaut der Quelle", Sentence),
            ]),
            TypedField.Whole("amountMin", "Betrag mindestens", " Euro"), TypedField.Whole("amountMax", "Betrag höchstens", " Euro"), CodeField.Of<AmountPer>("amountPer", "Der Betrag gilt"),
            TypedField.Whole("projectVolumeMin", "Projektvolumen mindestens", " Euro"), TypedField.Whole("totalBudget", "Mittel im ganzen Programm", " Euro"),
            new PartsField("ownContribution", "Eigenanteil", [TypedField.Percent("minPercent", "Mindestens (Prozent)"), TypedField.Percent("reducedPercent", "Ermäßigt (Prozent)"), new WordsField("condition", "Ermäßigt, wenn", Sentence)]),
            CodesField.Of<CostKind>("eligibleCosts", "Förderfähige Ausgaben"),
        ], true),
        new("frist", "Fristen",
        [
            CodeField.Of<DeadlineModel>("deadlineModel", "Wie die Frist gesetzt ist"),
            new RowsField("rounds", "Termine", "Termin",
            [
                CodeField.Of<RoundKind>("kind", "Fällig ist"), TypedField.Day("opens", "Beginn"), TypedField.Day("closes", "Ende"), TypedField.Time("time", "Uhrzeit am Ende"), TypedField.Yearly("annual", "Jedes Jahr bis"),
                TypedField.Yearly("annualOpens", "Jedes Jahr ab"), new WordsField("quote", "Wortlaut der Quelle", Sentence),
            ], NowAnEditor),
            new WordsField("statusNote", "Hinweis zum Stand", Sentence),
        ], true),
        new("verfahren", "Verfahren und Bedingungen",
        [
            new PartsField("procedure", "Verfahren", [TypedField.Whole("stages", "Stufen (1 oder 2)", most: 2), CodeField.Of<Selection>("selection", "Auswahl")]), CodeField.Of<EarlyStart>("earlyStart", "Vorhabenbeginn"),
            new PartsField("cumulation", "Kombination mit anderen Mitteln", [CodeField.Of<Cumulation>("eu", "EU"), CodeField.Of<Cumulation>("federal", "Bund"), CodeField.Of<Cumulation>("state", "Land"), CodeField.Of<Cumulation>("municipal", "Kommune"), new WordsField("quote", "Wortlaut der Quelle", Sentence)]),
            CodeField.Of<StateAid>("stateAid", "Beihilfe"), TypedField.Whole("durationMonths", "Laufzeit höchstens", " Monate", 600),
        ], true),
        new("weg", "Kontakt, Links und Grundlage",
        [
            new RowsField("contacts", "Ansprechpersonen", "Ansprechperson", ContactParts), Links,
            new PartsField("guideline", "Richtlinie", [new WordsField("title", "Titel", Sentence), new WordsField("url", "Adresse", Address), TypedField.Day("validFrom", "Gültig ab"), TypedField.Day("validTo", "Gültig bis")]),
            new WordsField("legalBasis", "Rechtsgrundlage", Sentence, Multiline: true),
        ]),
    ];

    private static readonly IReadOnlyList<FieldGroup> Centre =
    [
        new("was", "Worum es geht", [Title, TitleLanguage, Summary, Description, Topics, new LinesField("offers", "Angebote") { Hint = "Ein Angebot je Zeile." }, new LinesField("targetGroups", "Zielgruppen") { Hint = "Eine je Zeile." }, Keywords]),
        new("wer", "Träger und Gebiet",
        [
            new WordsField("operator", "Träger", Line), new AreaField("areas", "Gebiet", false) { Hint = "Ein Land oder Regionalschlüssel je Zeile. Leer heißt bundesweit." }, new LinesField("locations", "Standorte"),
            new YesNoField("servesMunicipalities", "Arbeitet für Kommunen"), new YesNoField("givesFunding", "Gibt auch Geld", Nullable: false),
        ]),
        new("weg", "Kontakt und Links", [new WordsField("website", "Internetseite", Address), new PartsField("contact", "Kontakt", ContactParts), Links]),
        new("stand", "Stand", [TypedField.Day("activeFrom", "Arbeitet seit"), TypedField.Day("activeTo", "Gefördert bis"), new WordsField("statusNote", "Hinweis zum Stand", Sentence), Evidence]),
    ];

    private static readonly IReadOnlyList<FieldGroup> Article =
    [
        new("was", "Worum es geht", [Title, TitleLanguage, Summary, Description, new WordsField("text", "Eigener Text", 200_000, Multiline: true) { Hint = "In Markdown. Nur für Texte, die wir selbst geschrieben haben." }, Topics, CodesField.Of<GuidanceTheme>("themes", "Was es erklärt"), Phases, Keywords]),
        new("wer", "Herkunft", [new WordsField("publisher", "Herausgeber", Line), new WordsField("published", "Erschienen", 10) { Hint = "Jahr, Monat oder Tag: 2025, 2025-06 oder 2025-06-30." }, new WordsField("genre", "Art des Textes", 100), Evidence]),
        new("weg", "Links", [Links]),
    ];

    private static readonly IReadOnlyList<FieldGroup> UseCase =
    [
        new("was", "Worum es geht", [Title, TitleLanguage, Summary, Description, Topics, Keywords]),
        new("wer", "Wer es gemacht hat", [new WordsField("municipality", "Kommune oder Verbund", Line, Required: true), new AreaField("areas", "Gebiet", false) { Hint = "Ein Regionalschlüssel je Zeile." }, TypedField.Whole("inhabitants", "Einwohner", most: 100_000_000)]),
        new("geld", "Womit", [new WordsField("fundedBy", "Gefördert durch", Line), TypedField.Whole("amountEuro", "Betrag", " Euro"), TypedField.Day("from", "Von"), TypedField.Day("to", "Bis"), Evidence]),
        new("weg", "Links", [Links]),
    ];

    /// <summary>The groups of a kind.</summary>
    public static IReadOnlyList<FieldGroup> Of(EntryKind kind) => kind switch
    {
        EntryKind.FundingProgramme => Programme,
        EntryKind.CompetenceCentre => Centre,
        EntryKind.Article => Article,
        _ => UseCase,
    };

    /// <summary>The field that covers a JSON name; null for what editors do not change directly.</summary>
    public static FormField? Find(EntryKind kind, string name) => Of(kind).SelectMany(g => g.Fields).FirstOrDefault(f => f.Covers.Contains(name));

    /// <summary>German name of a JSON field.</summary>
    public static string Label(EntryKind kind, string name) => Find(kind, name)?.Label ?? name switch
    {
        "provenance" => "Belege",
        "sources" => "Quellen",
        "lastVerified" => "Zuletzt geprüft",
        "language" => "Sprache",
        "position" => "Platz in der Liste",
        "slug" => "Adresse der Seite",
        _ => name,
    };

    private static PartsField Organisation(string name, string label) => new(name, label, [new WordsField("name", "Name", Line)]);
}
