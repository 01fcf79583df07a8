using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Web.Components;

namespace FundingDirectory.Tests.Web;

/// <summary>Records made up for the tests of the pages.</summary>
internal static class Samples
{
    public static readonly DateOnly Today = new(2026, 3, 1);

    public const string Hostile = "<script>alert(1)</script>";

    /// <summary>A programme of which nothing but its title is known.</summary>
    public static FundingProgramme Bare(string title = "Unbekanntes Programm") => new() { Slug = "unbekannt", Title = title, AreaUnknown = true };

    public static FundingProgramme Full { get; } = new()
    {
        Slug = "digitale-dienste",
        Title = "Digitale Dienste in Kommunen",
        Summary = "Zuschuss für digitale Dienste.",
        Description = "Ein Absatz.\n\n- erstens\n- zweitens",
        Level = FundingLevel.State,
        FundingBody = new() { Name = "Ministerium für Muster" },
        FundingAreas = ["13"],
        EligibleApplicants = [ApplicantType.Municipality, ApplicantType.County],
        FundingTypes = [FundingType.Grant],
        FundingRates = [new() { PercentMax = 65, Quote = "höchstens 65 vom Hundert" }],
        AmountMax = 1_234_567,
        DeadlineModel = DeadlineModel.Single,
        Rounds = [new() { Closes = new(2026, 3, 5), DecidedBy = DecidedBy.Editor }],
        EarlyStart = EarlyStart.NotBeforeApproval,
        Contacts = [new() { Name = "Servicestelle", Phone = "0385 123456", Email = "hilfe@musterstelle.example" }],
        Links = [new() { Url = "javascript:alert(1)", Label = "böse" }, new() { Url = "https://musterstelle.example/antrag", Role = LinkRole.Application }],
        Provenance = [new() { Field = "fundingAreas", Source = "catalogue", Url = "https://musterstelle.example/seite", Note = "Die Seite nennt das Land.", AsOf = "2025-04", DecidedBy = DecidedBy.Editor, Grade = EvidenceGrade.Secondary }],
        Sources = [new() { Source = "catalogue", SourceId = "digitale-dienste", Url = "https://musterstelle.example/seite", Licence = "CC BY-ND 4.0", Attribution = "Muster-Amt" }],
        LastVerified = new(2026, 2, 1),
    };

    public static Entry Entry(EntryContent content, EntryStatus status = EntryStatus.Published) => new()
    {
        Id = EntryId.From("test", content.Slug),
        Content = content,
        Version = 1,
        Revision = 1,
        Status = status,
        SavedAt = new(2026, 2, 1, 8, 0, 0, TimeSpan.Zero),
        SavedBy = "import:test",
    };

    public static SearchHit Hit(FundingProgramme programme, EntryStatus status = EntryStatus.Published) =>
        new() { Entry = Entry(programme, status), Score = 1, Highlights = new Dictionary<string, string>(), Openness = Openness.Of(programme, Today) };

    public static ComparedProgramme Compared(FundingProgramme programme, EntryStatus status = EntryStatus.Published) => new(Entry(programme, status), Openness.Of(programme, Today));

    /// <summary>A programme of which little is known, as something like another one.</summary>
    public static IReadOnlyList<SimilarProgramme> Similar => [new(Entry(Bare("Verwandtes Programm") with { Slug = "verwandt" }), Openness.Of(Bare(), Today), [Topic.Data, Topic.Skills], SameLevel: false)];

    public static IReadOnlyList<CombinableProgramme> Combinable => [new(Entry(Bare("Zweites Geld") with { Slug = "zweites-geld" }), Openness.Of(Bare(), Today), Cumulation.Limited)];

    public static SearchAnswer Answer(int total, params SearchHit[] hits) => new()
    {
        Total = total,
        Items = hits,
        Corrections = [],
        Synonyms = [],
        Facets = new Dictionary<string, IReadOnlyList<FacetValue>>
        {
            ["land"] = [.. Vocabulary.States.Select((s, i) => new FacetValue(s.Value, s.Label, i))],
            ["status"] = [new("open", "offen", 3), new("closed", "geschlossen", 2)],
        },
    };

    public static readonly Municipality Town = new() { Ars = "130765656050", Ags = "13076050", Name = "Musterstadt", OfficialName = "Musterstadt, Stadt", Kind = MunicipalityKind.Town, County = "Musterkreis", StateKey = "13", State = "Mecklenburg-Vorpommern" };

    public static CompetenceCentre Centre(string slug, params string[] areas) =>
        new() { Slug = slug, Title = $"Zentrum {slug}", Areas = areas, Evidence = EvidenceGrade.Unverified, Website = "https://zentrum.example", WebsiteEvidence = EvidenceGrade.Secondary };

    public static Article Article { get; } = new() { Slug = "leitfaden", Title = "Ein Leitfaden", Publisher = "Muster-Verband", Published = "2025-06", Description = "Ein Absatz." };

    /// <summary>A guide of the directory's own.</summary>
    public static Article Guide { get; } = new()
    {
        Slug = "fristen", Title = "Fristen", Publisher = "Förder- und Wissensverzeichnis", Published = "2026-03-01", LastVerified = new(2026, 3, 1), Position = 1, Themes = [GuidanceTheme.FundingBasics],
        Text = "## Fristen\n\nFrüh planen.\n\n### Beispiel\n\n- eins\n\n## Was unsicher ist\n\nManches.", Links = [new() { Role = LinkRole.Source, Url = "https://recht.example/", Label = "Das Recht" }],
    };

    public static UseCase UseCase { get; } = new() { Slug = "chatbot", Title = "Ein Chatbot", Municipality = "Musterstadt", AmountEuro = 250_000 };

    public static ProgrammeMatch Match(FundingProgramme programme, Verdict verdict, params Reason[] reasons) =>
        new() { Candidate = new(Entry(programme), Today), Project = new(new() { BudgetEuro = 250_000 }, Town, Today), Verdict = verdict, Score = 1, Reasons = reasons };

    public static MatchAnswer Matches(params ProgrammeMatch[] programmes) => new()
    {
        Municipality = Town,
        AsOf = Today,
        Programmes = programmes,
        Questions = [new("budgetEuro", "Was kostet das Vorhaben?", 12)],
        CompetenceCentres = [new(Entry(Centre("nord", "13")), 1, [])],
        Articles = [new(Entry(Article), 1, [])],
        UseCases = [new(Entry(UseCase), 1, [])],
    };

    /// <summary>A source whose last run was refused and whose last good one is long ago.</summary>
    public static SourceState RefusedSource { get; } = new()
    {
        Source = Sources.Foerderdatenbank, Entries = 12, AgeDays = 9, OverdueDays = 8,
        Runs = new SourceRuns("foerderdatenbank", Run(RunOutcome.Refused, 20, "Nur 3 von 12 Datensätzen sind lesbar."), Run(RunOutcome.Accepted, 11, null), 2),
        Fields = [new FieldShare("title", "Titel", 12, 12), new FieldShare("fundingRates", "Förderquote", 5, 12)],
    };

    private static HarvestRun Run(RunOutcome outcome, int day, string? message) => new()
    {
        Source = "foerderdatenbank", StartedAt = new(2026, 2, day, 3, 0, 0, TimeSpan.Zero), FinishedAt = new(2026, 2, day, 3, 1, 0, TimeSpan.Zero), Outcome = outcome, Message = message,
        Counts = new HarvestCounts { Read = 12, Unchanged = 12, Problems = outcome == RunOutcome.Accepted ? 0 : 9 },
    };
}
