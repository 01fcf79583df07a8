using FundingDirectory.Core.Domain;
using static FundingDirectory.Core.Matching.Outcome;

namespace FundingDirectory.Core.Matching;

/// <summary>One condition of a programme. Null when the programme sets no such condition. Decides: unknown keeps the programme from fitting.</summary>
public delegate (Reason Reason, bool Decides)? EligibilityRule(Entry entry, FundingProgramme programme, Project project);

/// <summary>The conditions a programme can set, one method each. Unknown is never «no»: the sentence says what to ask and whom.</summary>
public static class EligibilityRules
{
    /// <summary>Every rule, in the order in which an officer asks.</summary>
    public static IReadOnlyList<EligibilityRule> All { get; } =
    [
        AreaCoversTheMunicipality, ApplicantIsEligible, InhabitantsFit, CanStillApply, TopicFits, BudgetSecurityIsAccepted,
        ConsortiumIsThere, CostsAreEligible, VolumeIsLargeEnough, OwnShareIsAffordable, NotStartedTooEarly,
    ];

    /// <summary>Fördergebiet: the municipality's regional key starts with one of the programme's keys.</summary>
    public static (Reason, bool)? AreaCoversTheMunicipality(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(AreaCoversTheMunicipality), Field = "fundingAreas";
        if (programme.FundingAreas.Count == 0)
            return programme.AreaUnknown
                ? Say(entry, Rule, Field, Unknown, "Das Fördergebiet ist nicht angegeben. Bitte beim Fördergeber erfragen.")
                : Say(entry, Rule, Field, Met, programme.Level == FundingLevel.Eu ? "Das Programm gilt in der ganzen EU." : "Das Programm gilt bundesweit.", points: 1);
        var where = string.Join(", ", programme.FundingAreas.Select(AreaName).Distinct());
        if (project.Municipality is not { } place) return Say(entry, Rule, Field, Unknown, $"Das Programm gilt nur in: {where}.", asks: "ars");
        if (programme.FundingAreas.Any(a => place.Ars.StartsWith(a, StringComparison.Ordinal)))
            return Say(entry, Rule, Field, Met, $"{place.Name} liegt im Fördergebiet ({where}).", points: 2);
        return programme.FundingAreas.Any(a => a.StartsWith(place.Ars, StringComparison.Ordinal))
            ? Say(entry, Rule, Field, Unknown, $"Nur ein Teil von {place.Name} liegt im Fördergebiet.")
            : Say(entry, Rule, Field, NotMet, $"{place.Name} liegt nicht im Fördergebiet ({where}).");
    }

    /// <summary>Antragsberechtigte.</summary>
    public static (Reason, bool)? ApplicantIsEligible(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(ApplicantIsEligible), Field = "eligibleApplicants";
        var may = programme.EligibleApplicants;
        if (may.Count == 0) return Say(entry, Rule, Field, Unknown, "Wer einen Antrag stellen darf, ist nicht angegeben. Bitte beim Fördergeber erfragen.");
        var names = string.Join(", ", may.Select(a => Vocabulary.Label(a)));
        if (project.Applicant is not { } we) return Say(entry, Rule, Field, Unknown, $"Antragsberechtigt: {names}.", asks: "applicant");
        var us = Vocabulary.Label(we);
        if (may.Contains(we)) return Say(entry, Rule, Field, Met, $"Antragsberechtigt als: {us}.", points: 2);
        if (IsCloseTo(we, may)) return Say(entry, Rule, Field, Unknown, $"Antragsberechtigt: {names}. Ob das auch für «{us}» gilt, bitte beim Fördergeber erfragen.", points: 0.5);
        var partner = programme.Consortium is Consortium.Possible or Consortium.Required ? "Würde passen, wenn ein antragsberechtigter Partner den Verbund führt." : null;
        return Say(entry, Rule, Field, NotMet, $"Nicht antragsberechtigt als «{us}». Antragsberechtigt: {names}.", wouldFitIf: partner ?? $"Würde passen, wenn jemand anderes den Antrag stellt: {names}.");
    }

    /// <summary>Einwohnerzahl.</summary>
    public static (Reason, bool)? InhabitantsFit(Entry entry, FundingProgramme programme, Project project)
    {
        if (programme.PopulationMin is null && programme.PopulationMax is null) return null;
        const string Rule = nameof(InhabitantsFit);
        var field = programme.PopulationMin is not null ? "populationMin" : "populationMax";
        var range = (programme.PopulationMin, programme.PopulationMax) switch
        {
            ({ } least, { } most) => $"{German.Number(least)} bis {German.Number(most)}",
            ({ } least, null) => $"mindestens {German.Number(least)}",
            (_, var most) => $"höchstens {German.Number(most ?? 0)}",
        };
        if (project.Municipality is not { } place) return Say(entry, Rule, field, Unknown, $"Nur für Kommunen mit {range} Einwohnern.", asks: "ars");
        if (place.Inhabitants is not { } people) return Say(entry, Rule, field, Unknown, $"Nur für Kommunen mit {range} Einwohnern. Die Einwohnerzahl ist nicht bekannt.");
        return people >= (programme.PopulationMin ?? 0) && people <= (programme.PopulationMax ?? int.MaxValue)
            ? Say(entry, Rule, field, Met, $"{place.Name} hat {German.Number(people)} Einwohner; gefordert sind {range}.", points: 1)
            : Say(entry, Rule, field, NotMet, $"{place.Name} hat {German.Number(people)} Einwohner; gefordert sind {range}.", wouldFitIf: "Würde passen, wenn mehrere Kommunen gemeinsam antreten dürfen oder der Landkreis den Antrag stellt.");
    }

    /// <summary>Antragsfrist on the day of the question.</summary>
    public static (Reason, bool)? CanStillApply(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(CanStillApply);
        var field = programme.Rounds.Count > 0 ? "rounds" : "deadlineModel";
        if (entry.Status != EntryStatus.Published) return Say(entry, Rule, field, NotMet, "Die Quelle führt dieses Programm nicht mehr.");
        var openness = Openness.Of(programme, project.Today);
        return openness.State switch
        {
            OpennessState.Closed => Say(entry, Rule, field, NotMet, openness.Closes is { } last ? $"Geschlossen; die letzte bekannte Frist war am {German.Date(last)}." : "Geschlossen.",
                wouldFitIf: "Würde passen, wenn eine neue Runde ausgeschrieben wird."),
            OpennessState.Open => Say(entry, Rule, field, Met, $"Offen bis {German.Date(openness.Closes!.Value)}.", points: 2),
            OpennessState.ClosingSoon => Say(entry, Rule, field, Met, $"Offen, aber nur noch bis {German.Date(openness.Closes!.Value)}.", points: 2),
            OpennessState.Rolling => Say(entry, Rule, field, Met, "Anträge sind laufend möglich.", points: 2),
            OpennessState.Upcoming => Say(entry, Rule, field, Met, $"Angekündigt; Beginn am {German.Date(openness.Opens!.Value)}.", points: 1.5),
            _ => Say(entry, Rule, field, Unknown, "Eine Frist ist nicht angegeben. Bitte beim Fördergeber erfragen."),
        };
    }

    /// <summary>Thema of the project against the programme's topics.</summary>
    public static (Reason, bool)? TopicFits(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(TopicFits), Field = "topics";
        if (programme.AiFit == AiFit.OpenToTopics) return Say(entry, Rule, Field, Met, "Das Programm ist themenoffen.", points: 1);
        if (project.Topics.Count == 0) return Say(entry, Rule, Field, Unknown, "Worum es in Ihrem Vorhaben geht, ist noch nicht gesagt.", asks: "topics");
        var shared = project.Topics.Intersect(programme.Topics).Select(t => Vocabulary.Label(t)).ToList();
        if (shared.Count > 0) return Say(entry, Rule, Field, Met, $"Das Thema passt: {string.Join(", ", shared)}.", points: 2 + shared.Count);
        if (programme.AiFit is AiFit.Explicit or AiFit.Digital) return Say(entry, Rule, Field, Unknown, "Das Programm fördert Digitales. Ob Ihr Thema dazugehört, steht in der Richtlinie.", points: 1);
        if (programme.Topics.Count > 0) return Say(entry, Rule, Field, NotMet, $"Das Programm fördert andere Themen: {string.Join(", ", programme.Topics.Select(t => Vocabulary.Label(t)))}.", wouldFitIf: "Würde passen, wenn das Vorhaben eines dieser Themen hat.");
        return programme.AiFit == AiFit.None
            ? Say(entry, Rule, Field, NotMet, "Das Programm hat keinen Bezug zu Digitalisierung.")
            : Say(entry, Rule, Field, Unknown, "Ob Ihr Thema gefördert wird, ist nicht eingeordnet. Bitte in der Richtlinie nachlesen.");
    }

    /// <summary>Haushaltssicherung.</summary>
    public static (Reason, bool)? BudgetSecurityIsAccepted(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(BudgetSecurityIsAccepted), Field = "budgetSecurity";
        if (project.Profile.BudgetSecurity == false) return null;
        return (programme.BudgetSecurity, project.Profile.BudgetSecurity) switch
        {
            (BudgetSecurity.Unknown, true) => Say(entry, Rule, Field, Unknown, "Ob Kommunen in Haushaltssicherung gefördert werden, ist nicht angegeben.", decides: false),
            (BudgetSecurity.Yes, true) => Say(entry, Rule, Field, Met, "Auch Kommunen in Haushaltssicherung werden gefördert.", points: 0.5),
            (BudgetSecurity.WithConfirmation, true) => Say(entry, Rule, Field, Met, "In Haushaltssicherung möglich, wenn die Kommunalaufsicht zustimmt."),
            (BudgetSecurity.No, true) => Say(entry, Rule, Field, NotMet, "Kommunen in Haushaltssicherung sind ausgeschlossen."),
            (BudgetSecurity.No, null) => Say(entry, Rule, Field, Unknown, "Kommunen in Haushaltssicherung sind ausgeschlossen.", asks: "budgetSecurity"),
            _ => null,
        };
    }

    /// <summary>Verbund.</summary>
    public static (Reason, bool)? ConsortiumIsThere(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(ConsortiumIsThere), Field = "consortium";
        if (programme.Consortium != Consortium.Required) return null;
        return project.Profile.Consortium switch
        {
            true => Say(entry, Rule, Field, Met, "Das Programm verlangt einen Verbund; Partner sind da.", points: 0.5),
            false => Say(entry, Rule, Field, NotMet, "Das Programm verlangt einen Verbund.", wouldFitIf: "Würde passen, wenn Sie Partner für einen Verbund finden."),
            _ => Say(entry, Rule, Field, Unknown, "Das Programm verlangt einen Verbund.", asks: "consortium"),
        };
    }

    /// <summary>Förderfähige Ausgaben; running costs often are not.</summary>
    public static (Reason, bool)? CostsAreEligible(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(CostsAreEligible), Field = "eligibleCosts";
        if (programme.EligibleCosts.Count == 0 || project.Profile.Costs.Count == 0) return null;
        var funded = string.Join(", ", programme.EligibleCosts.Select(c => Vocabulary.Label(c)));
        var missing = project.Profile.Costs.Except(programme.EligibleCosts).Select(c => Vocabulary.Label(c)).ToList();
        if (missing.Count == 0) return Say(entry, Rule, Field, Met, $"Ihre Ausgaben sind förderfähig: {funded}.", points: 0.5);
        return missing.Count < project.Profile.Costs.Count
            ? Say(entry, Rule, Field, Unknown, $"Förderfähig sind: {funded}. Nicht genannt: {string.Join(", ", missing)}.", decides: false)
            : Say(entry, Rule, Field, NotMet, $"Förderfähig sind nur: {funded}.", wouldFitIf: "Würde passen, wenn ein Teil des Vorhabens aus diesen Ausgaben besteht.");
    }

    /// <summary>Bagatellgrenze and smallest grant against the budget.</summary>
    public static (Reason, bool)? VolumeIsLargeEnough(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(VolumeIsLargeEnough);
        if (programme.ProjectVolumeMin is not { } least) return null;
        if (project.Profile.BudgetEuro is not { } budget) return Say(entry, Rule, "projectVolumeMin", Unknown, $"Das Vorhaben muss mindestens {German.Euro(least)} kosten.", asks: "budgetEuro", decides: false);
        return budget >= least
            ? Say(entry, Rule, "projectVolumeMin", Met, $"Das Vorhaben ist groß genug; verlangt sind {German.Euro(least)}.")
            : Say(entry, Rule, "projectVolumeMin", NotMet, $"Das Vorhaben muss mindestens {German.Euro(least)} kosten.", wouldFitIf: $"Würde passen, wenn das Vorhaben mindestens {German.Euro(least)} umfasst.");
    }

    /// <summary>Eigenanteil against what the municipality can pay.</summary>
    public static (Reason, bool)? OwnShareIsAffordable(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(OwnShareIsAffordable), Field = "fundingRates";
        var limit = project.Profile.MaxOwnSharePercent;
        if (programme.FundingTypes is [FundingType.Loan])
            return Say(entry, Rule, Field, Unknown, "Ein Darlehen muss zurückgezahlt werden; es ersetzt keinen Eigenanteil.", decides: false);
        if (OwnShare.Of(programme, project) is not { } share)
            return Say(entry, Rule, Field, Unknown, "Eine Förderquote ist nicht angegeben, der Eigenanteil also nicht bekannt.", decides: limit is not null);
        var text = $"Der Eigenanteil beträgt mindestens {German.Percent(share.Percent)}{(share.Euro is { } euro ? $", hier {German.Euro(euro)}" : "")}.";
        var points = (double)(100 - share.Percent) / 50;
        if (limit is null) return Say(entry, Rule, Field, Unknown, text, asks: "maxOwnSharePercent", decides: false, points: points);
        return share.Percent <= limit
            ? Say(entry, Rule, Field, Met, text, points: points)
            : Say(entry, Rule, Field, NotMet, $"{text} Tragen können Sie {German.Percent(limit.Value)}.", wouldFitIf: $"Würde passen, wenn Sie {German.Percent(share.Percent)} Eigenanteil tragen oder Dritte ihn mittragen.");
    }

    /// <summary>Vorhabenbeginn: who starts before approval usually loses the grant (VV 1.3 zu § 44 BHO/LHO).</summary>
    public static (Reason, bool)? NotStartedTooEarly(Entry entry, FundingProgramme programme, Project project)
    {
        const string Rule = nameof(NotStartedTooEarly), Field = "earlyStart";
        return (project.Profile.AlreadyStarted, programme.EarlyStart) switch
        {
            (_, EarlyStart.Free) => Say(entry, Rule, Field, Met, "Das Vorhaben darf jederzeit beginnen."),
            (false, _) => Say(entry, Rule, Field, Met, "Das Vorhaben hat noch nicht begonnen."),
            (true, EarlyStart.Unknown) => Say(entry, Rule, Field, Unknown, "Das Vorhaben hat schon begonnen. In der Regel wird dann nicht mehr gefördert. Bitte beim Fördergeber erfragen."),
            (true, EarlyStart.OnRequest) => Say(entry, Rule, Field, Unknown, "Das Vorhaben hat schon begonnen. Gefördert wird nur, wenn der vorzeitige Beginn vorher genehmigt wurde."),
            (true, _) => Say(entry, Rule, Field, NotMet, "Das Vorhaben hat schon begonnen; das schließt die Förderung aus.", wouldFitIf: "Würde passen, wenn ein abgrenzbarer Teil noch nicht begonnen hat."),
            _ => Say(entry, Rule, Field, Unknown, "Beginnen Sie nicht vor der Bewilligung: Auch ein Vertrag gilt als Beginn.", asks: "alreadyStarted", decides: false),
        };
    }

    /// <summary>Whether the source's word for applicants may include us, so that «no» would be wrong.</summary>
    private static bool IsCloseTo(ApplicantType we, IReadOnlyList<ApplicantType> may) => we switch
    {
        ApplicantType.MunicipalAssociation or ApplicantType.SpecialPurposeAssociation =>
            may.Any(a => a is ApplicantType.Municipality or ApplicantType.City or ApplicantType.County or ApplicantType.PublicInstitution or ApplicantType.MunicipalAssociation or ApplicantType.SpecialPurposeAssociation),
        ApplicantType.MunicipalCompany => may.Any(a => a is ApplicantType.Company or ApplicantType.PublicInstitution),
        ApplicantType.Municipality or ApplicantType.City or ApplicantType.County => may.Contains(ApplicantType.PublicInstitution),
        _ => false,
    };

    private static string AreaName(string key) => Vocabulary.State(key.Length >= 2 ? key[..2] : key) is { } state ? key.Length > 2 ? $"Teile von {state}" : state : key;

    private static (Reason, bool) Say(Entry entry, string rule, string field, Outcome outcome, string text, string? asks = null, string? wouldFitIf = null, bool decides = true, double points = 0)
    {
        var row = entry.Content.Provenance.FirstOrDefault(p => p.Field == field);
        var reason = new Reason
        {
            Rule = rule, Outcome = outcome, Text = text, Asks = asks, WouldFitIf = wouldFitIf, Points = points, Evidence = row?.Quote is { } quote ? $"„{quote}“" : row?.Note,
            Source = row?.Url ?? entry.Content.Sources.Select(s => s.Url).FirstOrDefault(u => u is not null) ?? (entry.Content.Links is [var link, ..] ? link.Url : null),
        };
        return (reason, decides);
    }
}
