using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Recognises who is meant by the German words for applicants.</summary>
public static partial class ApplicantWords
{
    private static readonly (Regex Words, ApplicantType[] Types)[] Table =
    [
        (Municipal(), [ApplicantType.Municipality, ApplicantType.City, ApplicantType.County]),
        (Towns(), [ApplicantType.Municipality]),
        (Cities(), [ApplicantType.City]),
        (Counties(), [ApplicantType.County]),
        (MunicipalAssociations(), [ApplicantType.MunicipalAssociation]),
        (SpecialPurpose(), [ApplicantType.SpecialPurposeAssociation]),
        (MunicipalCompanies(), [ApplicantType.MunicipalCompany]),
        (PublicBodies(), [ApplicantType.PublicInstitution]),
        (Universities(), [ApplicantType.University]),
        (Research(), [ApplicantType.ResearchInstitution]),
        (Education(), [ApplicantType.EducationInstitution]),
        (Companies(), [ApplicantType.Company]),
        (Associations(), [ApplicantType.Association]),
        (Persons(), [ApplicantType.Individual]),
        (Startups(), [ApplicantType.Startup]),
    ];

    /// <summary>Municipalities of every kind and what belongs to them.</summary>
    public static readonly IReadOnlyList<ApplicantType> MunicipalFamily =
        [ApplicantType.Municipality, ApplicantType.City, ApplicantType.County, ApplicantType.MunicipalAssociation, ApplicantType.SpecialPurposeAssociation, ApplicantType.MunicipalCompany];

    /// <summary>The applicants that the words name, in the order of the code list; empty when they name none.</summary>
    public static IReadOnlyList<ApplicantType> In(string words) => [.. Table.Where(t => t.Words.IsMatch(words)).SelectMany(t => t.Types).Distinct().Order()];

    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<!\p{L})(?:kommunen?|gebietskörperschaft(?:en)?|kommunale[nr]?\s+(?:träger|antragstell\p{L}+))(?!\p{L})", Any)]
    private static partial Regex Municipal();

    [GeneratedRegex(@"(?<!\p{L}|verbands|samt)(?:städten?|stadt|gemeinden?)(?!\p{L})(?<!kreisfreien?\s+(?:städten?|stadt))(?!\s+und\s+gemeindeverb)|(?<!\p{L})gemeinden?\s+und\s+gemeindeverb|kreisangehörige", Any)]
    private static partial Regex Towns();

    // «Städte» are of both kinds unless the word beside them says which.
    [GeneratedRegex(@"kreisfreien?\s+(?:städten?|stadt)|stadtkreis(?:en?)?|(?<!\p{L}|kreisangehörigen?\s+(?:\p{L}+\s+(?:und|oder)\s+)?)städten?(?!\p{L})", Any)]
    private static partial Regex Cities();

    [GeneratedRegex(@"(?<!\p{L})(?:land)?kreisen?(?!\p{L}|\s+(?:der|von))|(?<!\p{L})landkreis(?:e[sn]?)?(?!\p{L})", Any)]
    private static partial Regex Counties();

    [GeneratedRegex(@"gemeindeverb[aä]nd\p{L}*|verwaltungsverb[aä]nd\p{L}*|(?<!\p{L})ämtern?(?=\s*(?:,|und|oder|sowie)\s)|verbandsgemeinden?|samtgemeinden?|verwaltungsgemeinschaften?|kommunalverb[aä]nd\p{L}*|zusammenschlüssen?\s+von\s+(?:kommunen|gemeinden|städten|(?:kommunalen\s+)?gebietskörperschaften)|kommunale[nr]?\s+zusammenschlüssen?", Any)]
    private static partial Regex MunicipalAssociations();

    [GeneratedRegex(@"(?<!\p{L})(?:kommunale[nr]?\s+)?zweckverb[aä]nd\p{L}*", Any)]
    private static partial Regex SpecialPurpose();

    [GeneratedRegex(@"kommunale[nrs]?\s+(?:(?:eigen)?betriebe?n?|unternehmen|eigengesellschaften|gesellschaften|wohnungs\p{L}*unternehmen)|eigenbetrieben?|stadtwerken?|unternehmen\s+(?:in|mit)\s+(?:überwiegend\s+|mehrheitlich\s+)?kommunaler", Any)]
    private static partial Regex MunicipalCompanies();

    [GeneratedRegex(@"öffentliche[nr]?\s+einrichtung(?:en)?|(?:anstalt(?:en)?|körperschaft(?:en)?|stiftung(?:en)?|personen?)\s+(?:und\s+\p{L}+\s+)?(?:des\s+|(?:des\s+)?(?:privaten|bürgerlichen)\s+(?:und|oder|sowie)\s+(?:des\s+)?)?öffentlichen\s+rechts", Any)]
    private static partial Regex PublicBodies();

    [GeneratedRegex(@"(?<!\p{L})(?:fach)?hochschulen?(?!\p{L})|universität(?:en)?(?!\p{L})|universitäts\p{L}+|unikliniken", Any)]
    private static partial Regex Universities();

    [GeneratedRegex(@"(?:forschungs|wissenschafts)-?\s?(?:und\s+\p{L}+)?einrichtung(?:en)?|außeruniversitäre[nr]?\s+einrichtung(?:en)?|forschungsinstitut\p{L}*", Any)]
    private static partial Regex Research();

    [GeneratedRegex(@"(?<!\p{L})(?:bildungseinrichtung(?:en)?|schulen?|volkshochschulen?)(?!\p{L})", Any)]
    private static partial Regex Education();

    [GeneratedRegex(@"(?<!\p{L})(?<!kommunale[nrs]?\s+)(?:klein(?:st)?|mittel)?(?:st)?unternehmen(?!\p{L}|\s+(?:in|mit)\s+\p{L}*\s*kommunaler)|(?<!\p{L})kmu(?!\p{L})|(?<!\p{L})betriebe(?!\p{L})", Any)]
    private static partial Regex Companies();

    [GeneratedRegex(@"(?<!\p{L})verein(?:e[ns]?)?(?!\p{L})|(?<!zweck|gemeinde|\p{L})verbänden?(?!\p{L})|wohlfahrtsverb\p{L}+|gemeinnützige[nr]?\s+(?:organisation|einrichtung|träger)(?:en)?", Any)]
    private static partial Regex Associations();

    [GeneratedRegex(@"privatpersonen?|natürliche[nr]?\s+(?:und\s+juristische[nr]?\s+)?personen?", Any)]
    private static partial Regex Persons();

    [GeneratedRegex(@"existenzgründ\p{L}+|start-?ups?(?!\p{L})", Any)]
    private static partial Regex Startups();
}
