using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching.Rules;

/// <summary>«Dürfen wir?» Area, applicant, inhabitants, budget supervision, partners.</summary>
public static class WhoMayApply
{
    private static readonly CodeSet Municipal = CodeSet.Of([ApplicantType.Municipality, ApplicantType.City, ApplicantType.County]);
    private static readonly CodeSet Associations = CodeSet.Of([ApplicantType.MunicipalAssociation, ApplicantType.SpecialPurposeAssociation]);
    private static readonly CodeSet Public = CodeSet.Of([ApplicantType.PublicInstitution]);
    private static readonly CodeSet Companies = CodeSet.Of([ApplicantType.Company, ApplicantType.PublicInstitution]);

    /// <summary>Fördergebiet: the municipality's regional key starts with one of the programme's keys.</summary>
    public static Finding? AreaCoversTheMunicipality(Candidate programme, Project project, bool worded)
    {
        const string Field = "fundingAreas";
        var areas = programme.Areas;
        if (areas.Length == 0)
        {
            if (programme.Terms.AreaUnknown) return Say.Unknown(worded, Field, $"Das Fördergebiet ist nicht angegeben. Bitte beim Fördergeber erfragen.");
            return Say.Met(worded, Field, $"Das Programm gilt {(programme.Terms.Level == FundingLevel.Eu ? "in der ganzen EU" : "bundesweit")}.", points: 1);
        }
        if (project.Municipality is not { } place) return Say.Unknown(worded, Field, $"Das Programm gilt nur in: {Names(areas)}.", asks: "ars");
        var within = false;
        foreach (var area in areas)
        {
            if (place.Ars.StartsWith(area, StringComparison.Ordinal)) return Say.Met(worded, Field, $"{place.Name} liegt im Fördergebiet ({Names(areas)}).", points: 2);
            within |= area.StartsWith(place.Ars, StringComparison.Ordinal);
        }
        return within
            ? Say.Unknown(worded, Field, $"Nur ein Teil von {place.Name} liegt im Fördergebiet.")
            : Say.NotMet(worded, Field, $"{place.Name} liegt nicht im Fördergebiet ({Names(areas)}).");
    }

    /// <summary>Antragsberechtigte.</summary>
    public static Finding? ApplicantIsEligible(Candidate programme, Project project, bool worded)
    {
        const string Field = "eligibleApplicants";
        var may = programme.Applicants;
        if (may.IsEmpty) return Say.Unknown(worded, Field, $"Wer einen Antrag stellen darf, ist nicht angegeben. Bitte beim Fördergeber erfragen.");
        if (project.Applicant is not { } we) return Say.Unknown(worded, Field, $"Antragsberechtigt: {Names(may)}.", asks: "applicant");
        if (may.Has(we)) return Say.Met(worded, Field, $"Antragsberechtigt als: {Vocabulary.Label(we)}.", points: 2);
        if (!may.And(CloseTo(we)).IsEmpty)
            return Say.Unknown(worded, Field, $"Antragsberechtigt: {Names(may)}. Ob das auch für «{Vocabulary.Label(we)}» gilt, bitte beim Fördergeber erfragen.", points: 0.5);
        return Say.NotMet(worded, Field, $"Nicht antragsberechtigt als «{Vocabulary.Label(we)}». Antragsberechtigt: {Names(may)}.", $"Würde passen, wenn {Instead(programme, project)}.");
    }

    /// <summary>Einwohnerzahl.</summary>
    public static Finding? InhabitantsFit(Candidate programme, Project project, bool worded)
    {
        var (least, most) = (programme.Terms.PopulationMin, programme.Terms.PopulationMax);
        if (least is null && most is null) return null;
        var field = least is not null ? "populationMin" : "populationMax";
        if (project.Municipality is not { } place) return Say.Unknown(worded, field, $"Nur für Kommunen mit {Range(least, most)} Einwohnern.", asks: "ars");
        if (place.Inhabitants is not { } people) return Say.Unknown(worded, field, $"Nur für Kommunen mit {Range(least, most)} Einwohnern. Die Einwohnerzahl ist nicht bekannt.");
        if (people >= (least ?? 0) && people <= (most ?? int.MaxValue))
            return Say.Met(worded, field, $"{place.Name} hat {German.Number(people)} Einwohner; gefordert sind {Range(least, most)}.", points: 1);
        // Partners add inhabitants; they can help a place that is too small and never one that is too large.
        return people < least && programme.Terms.Consortium is Consortium.Possible or Consortium.Required
            ? Say.NotMet(worded, field, $"{place.Name} hat {German.Number(people)} Einwohner; gefordert sind {Range(least, most)}.", $"Würde passen, wenn mehrere Kommunen gemeinsam antreten und zusammen groß genug sind.")
            : Say.NotMet(worded, field, $"{place.Name} hat {German.Number(people)} Einwohner; gefordert sind {Range(least, most)}.");
    }

    /// <summary>Haushaltssicherung.</summary>
    public static Finding? BudgetSecurityIsAccepted(Candidate programme, Project project, bool worded)
    {
        const string Field = "budgetSecurity";
        return (programme.Terms.BudgetSecurity, project.Profile.BudgetSecurity) switch
        {
            (BudgetSecurity.Unknown, true) => Say.Unknown(worded, Field, $"Ob Kommunen in Haushaltssicherung gefördert werden, ist nicht angegeben.", decides: false),
            (BudgetSecurity.Yes, true) => Say.Met(worded, Field, $"Auch Kommunen in Haushaltssicherung werden gefördert.", points: 0.5),
            (BudgetSecurity.WithConfirmation, true) => Say.Met(worded, Field, $"In Haushaltssicherung möglich, wenn die Kommunalaufsicht zustimmt."),
            (BudgetSecurity.No, true) => Say.NotMet(worded, Field, $"Kommunen in Haushaltssicherung sind ausgeschlossen."),
            (BudgetSecurity.No, null) => Say.Unknown(worded, Field, $"Kommunen in Haushaltssicherung sind ausgeschlossen.", asks: "budgetSecurity"),
            _ => null,
        };
    }

    /// <summary>Verbund.</summary>
    public static Finding? ConsortiumIsThere(Candidate programme, Project project, bool worded)
    {
        const string Field = "consortium";
        if (programme.Terms.Consortium != Consortium.Required) return null;
        return project.Profile.Consortium switch
        {
            true => Say.Met(worded, Field, $"Das Programm verlangt einen Verbund; Partner sind da.", points: 0.5),
            false => Say.NotMet(worded, Field, $"Das Programm verlangt einen Verbund.", $"Würde passen, wenn Sie Partner für einen Verbund finden."),
            _ => Say.Unknown(worded, Field, $"Das Programm verlangt einen Verbund.", asks: "consortium"),
        };
    }

    /// <summary>Kinds of applicants whose name in a source may include us, so that «no» would be wrong.</summary>
    private static CodeSet CloseTo(ApplicantType we) => we switch
    {
        ApplicantType.MunicipalAssociation or ApplicantType.SpecialPurposeAssociation => new(Municipal.Bits | Associations.Bits | Public.Bits),
        ApplicantType.MunicipalCompany => Companies,
        ApplicantType.Municipality or ApplicantType.City or ApplicantType.County => Public,
        _ => default,
    };

    private static string Instead(Candidate programme, Project project)
    {
        var may = programme.Applicants;
        if (may.Has(ApplicantType.County) && project is { Applicant: ApplicantType.Municipality, Municipality.County: { } county }) return $"der Landkreis {county} den Antrag stellt";
        if (!may.And(Associations).IsEmpty && project.Municipality?.Association is { } association) return $"«{association}» als Gemeindeverband den Antrag stellt";
        if (programme.Terms.Consortium is Consortium.Possible or Consortium.Required) return "ein antragsberechtigter Partner den Verbund führt";
        return $"jemand anderes den Antrag stellt: {Names(may)}";
    }

    private static string Range(int? least, int? most) => (least, most) switch
    {
        ({ } low, { } high) => $"{German.Number(low)} bis {German.Number(high)}",
        ({ } low, null) => $"mindestens {German.Number(low)}",
        _ => $"höchstens {German.Number(most ?? 0)}",
    };

    private static string Names(CodeSet applicants) => string.Join(", ", applicants.Codes<ApplicantType>().Select(a => Vocabulary.Label(a)));

    private static string Names(IReadOnlyList<string> areas) => string.Join(", ", areas.Select(Name).Distinct());

    private static string Name(string key) => Vocabulary.State(key.Length >= 2 ? key[..2] : key) is { } state ? key.Length > 2 ? $"Teile von {state}" : state : key;
}
