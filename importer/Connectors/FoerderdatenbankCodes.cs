using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The closed code lists of the federal database's export and what they mean in the directory. Known spelling faults of the source are mapped too.</summary>
internal static class FoerderdatenbankCodes
{
    private static readonly (string Code, string Key)[] Iso =
    [
        ("sh", "01"), ("hh", "02"), ("ni", "03"), ("hb", "04"), ("nw", "05"), ("he", "06"), ("rp", "07"), ("bw", "08"),
        ("by", "09"), ("sl", "10"), ("be", "11"), ("bb", "12"), ("mv", "13"), ("sn", "14"), ("st", "15"), ("th", "16"),
    ];

    public static IReadOnlyDictionary<string, (string Label, FundingLevel Level)> Levels { get; } = new Dictionary<string, (string, FundingLevel)>
    {
        ["bund"] = ("Bund", FundingLevel.Federal),
        ["land"] = ("Land", FundingLevel.State),
        ["eu"] = ("EU", FundingLevel.Eu),
    };

    public static IReadOnlyDictionary<string, (string Label, FundingType Type)> Types { get; } = new Dictionary<string, (string, FundingType)>
    {
        ["zuschuss"] = ("Zuschuss", FundingType.Grant),
        ["darlehen"] = ("Darlehen", FundingType.Loan),
        ["buergschaft"] = ("Bürgschaft", FundingType.Guarantee),
        ["garantie"] = ("Garantie", FundingType.Guarantee),
        ["beteiligung"] = ("Beteiligung", FundingType.Equity),
        ["sonstige"] = ("Sonstige", FundingType.Other),
    };

    public static IReadOnlyDictionary<string, (string Label, ApplicantType[] Types)> Applicants { get; } = new Dictionary<string, (string, ApplicantType[])>
    {
        ["kommune"] = ("Kommune", [ApplicantType.Municipality, ApplicantType.City, ApplicantType.County]),
        ["oeffentliche_einrichtung"] = ("Öffentliche Einrichtung", [ApplicantType.PublicInstitution]),
        ["hochschule"] = ("Hochschule", [ApplicantType.University]),
        ["forschungseinrichtung"] = ("Forschungseinrichtung", [ApplicantType.ResearchInstitution]),
        ["bildungseinrichtung"] = ("Bildungseinrichtung", [ApplicantType.EducationInstitution]),
        ["unternehmen"] = ("Unternehmen", [ApplicantType.Company]),
        ["verband_vereinigung"] = ("Verband/Vereinigung", [ApplicantType.Association]),
        ["privatperson"] = ("Privatperson", [ApplicantType.Individual]),
        ["existenzgruenderin"] = ("Existenzgründer/in", [ApplicantType.Startup]),
    };

    /// <summary>Area codes: the state's 2-digit key; empty = nationwide; null = «Sonstige», which names no area.</summary>
    public static IReadOnlyDictionary<string, (string Label, string? Key)> Areas { get; } = AreaTable();

    /// <summary>Fields of funding (Förderbereich).</summary>
    public static IReadOnlyDictionary<string, string> Fields { get; } = new Dictionary<string, string>
    {
        ["arbeit"] = "Arbeit",
        ["aus_weiterbildung"] = "Aus- & Weiterbildung",
        ["aussenwirtschaft"] = "Außenwirtschaft",
        ["beratung"] = "Beratung",
        ["corona"] = "Corona-Hilfe",
        ["digitalisierung"] = "Digitalisierung",
        ["energieeffizienz_erneuerbare_energien"] = "Energieeffizienz & Erneuerbare Energien",
        ["existenzgruendung_festigung"] = "Existenzgründung & -festigung",
        ["forschung_innovation_themenoffen"] = "Forschung & Innovation (themenoffen)",
        ["forschung_innovation_themenspezifisch"] = "Forschung & Innovation (themenspezifisch)",
        ["frauenfoerderung"] = "Frauenförderung",
        ["gesundheit_soziales"] = "Gesundheit & Soziales",
        ["infrastruktur"] = "Infrastruktur",
        ["kultur_medien_sport"] = "Kultur, Medien & Sport",
        ["landwirtschaft_laendliche_entwicklung"] = "Landwirtschaft & Ländliche Entwicklung",
        ["messen_ausstellungen"] = "Messen & Ausstellungen",
        ["mobilitaet"] = "Mobilität",
        ["regionalfoerderung"] = "Regionalförderung",
        ["smart_cities_regionen"] = "Smart Cities & Regionen",
        ["staedtebau_stadterneuerung"] = "Städtebau & Stadterneuerung",
        ["umwelt_naturschutz"] = "Umwelt- & Naturschutz",
        ["unternehmensfinanzierung"] = "Unternehmensfinanzierung",
        ["wohnungsbau_modernisierung"] = "Wohnungsbau & -modernisierung",
    };

    /// <summary>Parts of the fields (Unterbereiche, lists UF_*); a code means the same in every list.</summary>
    public static IReadOnlyDictionary<string, string> Parts { get; } = new Dictionary<string, string>
    {
        ["aktive_stadt_und_ortsteilzentren"] = "Aktive Stadt- und Ortsteilzentren",
        ["arbeit_aus_weiterbildung"] = "Arbeit, Aus- & Weiterbildung",
        ["arbeitsgestaltung_arbeitsschutz"] = "Arbeitsgestaltung & Arbeitsschutz",
        ["aus_weiterbildung"] = "Aus- & Weiterbildung",
        ["ausbildung_besonderer_zielgruppen"] = "Ausbildung besonderer Zielgruppen",
        ["ausbildungsstrukturen_traeger"] = "Ausbildungsstrukturen & -träger",
        ["auslandsinvestitionen"] = "Auslandsinvestitionen",
        ["auslandsmessen"] = "Auslandsmessen",
        ["aussenwirtschaft"] = "Außenwirtschaft",
        ["aussenwirtschaftsberatung"] = "Außenwirtschaftsberatung",
        ["ausserbetriebliche_arbeitsgelegenheiten"] = "Außerbetriebliche Arbeitsgelegenheiten",
        ["ausserbetriebliche_ausbildung"] = "Außerbetriebliche Ausbildung",
        ["bauen_wohnen"] = "Bauen & Wohnen",
        ["behinderte_menschen"] = "Behinderte Menschen",
        ["beratung_schulung"] = "Beratung & Schulung",
        ["berufsvorbereitung"] = "Berufsvorbereitung",
        ["besondere_formen_der_landbewirtschaftung"] = "Besondere Formen der Landbewirtschaftung",
        ["betriebliche_arbeitsplaetze"] = "Betriebliche Arbeitsplätze",
        ["betriebliche_ausbildung"] = "Betriebliche Ausbildung",
        ["betriebliche_innovationen"] = "Betriebliche Innovationen",
        ["betriebliche_investitionen"] = "Betriebliche Investitionen",
        ["betriebliche_private_investitionen"] = "Betriebliche/private Investitionen",
        ["betriebsmittel"] = "Betriebsmittel",
        ["biowissenschaften"] = "Biowissenschaften",
        ["buergerschaftliches_engagement"] = "Bürgerschaftliches Engagement",
        ["denkmalschutz_pflege"] = "Denkmalschutz & -pflege",
        ["eingliederung_besonderer_zielgruppen"] = "Eingliederung besonderer Zielgruppen",
        ["einzelbetriebliche_foerderung"] = "Einzelbetriebliche Förderung",
        ["energetische_sanierung"] = "Energetische Sanierung",
        ["energie_umwelt"] = "Energie & Umwelt",
        ["energieeffizienz_erneuerbare_energien"] = "Energieeffizienz & Erneuerbare Energien",
        ["entwicklungszusammenarbeit"] = "Entwicklungszusammenarbeit",
        ["existenzgruendung_festigung"] = "Existenzgründung & -festigung",
        ["existenzgruendung_unternehmensfinanzierung"] = "Existenzgründung & Unternehmensfinanzierung",
        ["exportfinanzierung"] = "Exportfinanzierung",
        ["festigungsinvestitionen"] = "Festigungsinvestitionen",
        ["film_fernsehen"] = "Film & Fernsehen",
        ["fischwirtschaft"] = "Fischwirtschaft",
        ["forschung_entwicklung"] = "Forschung & Entwicklung",
        ["forschung_innovation"] = "Forschung & Innovation",
        ["forstwirtschaft"] = "Forstwirtschaft",
        ["geowissenschaften"] = "Geowissenschaften",
        ["gesundheit"] = "Gesundheit",
        ["gesundheit_medizin"] = "Gesundheit & Medizin",
        ["gesundheit_soziales"] = "Gesundheit & Soziales",
        ["gesundheit_soziales_ff"] = "Gesundheit & Soziales",
        ["gewerbliche_wirtschaft"] = "Gewerbliche Wirtschaft",
        ["gleichstellung"] = "Gleichstellung",
        ["gruendung_von_technologieunternehmen"] = "Gründung von Technologieunternehmen",
        ["gruendungsinvestitionen"] = "Gründungsinvestitionen",
        ["gruendungsstrukturen_netzwerke"] = "Gründungsstrukturen & -netzwerke",
        ["grundlagenforschung"] = "Grundlagenforschung",
        ["information_kommunikation"] = "Information & Kommunikation",
        ["inlandsmessen"] = "Inlandsmessen",
        ["integration"] = "Integration",
        ["kinder_jugendliche_familien"] = "Kinder, Jugendliche & Familien",
        ["konsolidierung_stabilisierung"] = "Konsolidierung & Stabilisierung",
        ["kooperationen_netzwerke"] = "Kooperationen & Netzwerke",
        ["kultur"] = "Kultur",
        ["kunst_kultur"] = "Kunst & Kultur",
        ["laendliche_entwicklung"] = "Ländliche Entwicklung",
        ["land_forst_fischwirtschaft"] = "Land-, Forst- & Fischwirtschaft",
        ["lebensunterhalt_soziale_sicherung"] = "Lebensunterhalt & Soziale Sicherung",
        ["luft_raumfahrt"] = "Luft & Raumfahrt",
        ["markterkundung_erschliessung"] = "Markterkundung & -erschließung",
        ["marktstrukturverbesserung"] = "Marktstrukturverbesserung",
        ["messen_ausstellungen"] = "Messen & Ausstellungen",
        ["mikrosysteme"] = "Mikrosysteme",
        ["mobilitaet_verkehr"] = "Mobilität & Verkehr",
        ["modernisierung_sanierung"] = "Modernisierung & Sanierung",
        ["nachfolge"] = "Nachfolge",
        ["nachwachsende_rohstoffe"] = "Nachwachsende Rohstoffe",
        ["nanotechnologie"] = "Nanotechnologie",
        ["naturschutz_landschaftspflege"] = "Naturschutz & Landschaftspflege",
        ["oeffentliche_infrastruktur"] = "Öffentliche Infrastruktur",
        ["optische_technologien"] = "Optische Technologien",
        ["patentierung_verwertung"] = "Patentierung & Verwertung",
        ["politische_bildung"] = "Politische Bildung",
        ["produktion_dienstleistungen"] = "Produktion & Dienstleistungen",
        ["qualifizierung_von_arbeitssuchenden"] = "Qualifizierung von Arbeitssuchenden",
        ["sanierung_entwicklung"] = "Sanierung & Entwicklung",
        ["schifffahrt_meerestechnik"] = "Schifffahrt & Meerestechnik",
        ["senioren_pflege"] = "Senioren & Pflege",
        ["sicherheitsforschung"] = "Sicherheitsforschung",
        ["sonstige"] = "Sonstige",
        ["soziale_stadt"] = "Soziale Stadt",
        ["soziale_wohnraumfoerderung"] = "Soziale Wohnraumförderung",
        ["sport_sportstaetten"] = "Sport & Sportstätten",
        ["stadtumbau"] = "Stadtumbau",
        ["staedtebau_stadterneuerung"] = "Städtebau & Stadterneuerung",
        ["staedtebaulicher_denkmalschutz"] = "Städtebaulicher Denkmalschutz",
        ["studienfoerderung"] = "Studienförderung",
        ["tourismus"] = "Tourismus",
        ["umwelt_naturschutz"] = "Umwelt- & Naturschutz",
        ["unternehmensfuehrung"] = "Unternehmensführung",
        ["verkehr"] = "Verkehr",
        ["wasserwirtschaft_kuestenschutz"] = "Wasserwirtschaft & Küstenschutz",
        ["weiterbildung_unternehmer_selbststaendige"] = "Weiterbildung Unternehmer & Selbstständige",
        ["weiterbildung_von_arbeitnehmern"] = "Weiterbildung von Arbeitnehmern",
        ["weiterbildung_von_arbeitssuchenden"] = "Weiterbildung von Arbeitssuchenden",
        ["weiterbildungsstrukturen_traeger"] = "Weiterbildungsstrukturen & -träger",
        ["werkstoffe"] = "Werkstoffe",
        ["wirtschafts_sozial_geisteswissenschaften"] = "Wirtschafts-, Sozial- & Geisteswissenschaften",
        ["wohnungsbau_erwerb"] = "Wohnungsbau & Erwerb",
        ["wohnungsbau_modernisierung"] = "Wohnungsbau & Modernisierung",
    };

    private static Dictionary<string, (string Label, string? Key)> AreaTable()
    {
        var table = new Dictionary<string, (string, string?)> { ["bundesweit"] = ("bundesweit", ""), ["_bundesweit"] = ("bundesweit", ""), ["sonstige"] = ("Sonstige", null) };
        foreach (var state in Vocabulary.States)
            table[state.Label.ToLowerInvariant().Replace('-', '_').Replace("ü", "ue", StringComparison.Ordinal)] = (state.Label, state.Value);
        // Some programmes carry the ISO 3166-2 code instead, and one state is misspelt throughout.
        foreach (var (code, key) in Iso) table["de_" + code] = (Vocabulary.State(key)!, key);
        table["schlesig_holstein"] = table["schleswig_holstein"];
        return table;
    }
}
