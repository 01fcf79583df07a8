using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>The wordings of shares the rules know.</summary>
public static partial class FundingShares
{
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Sign = @"(?:Prozent(?!\p{L})|%|v\.\s?H\.|vom\s+Hundert)";

    // «30 bis 100 Prozent», «zwischen 50 Prozent und 90 Prozent», «75 %».
    [GeneratedRegex(@"(?<![\d.,])(?:(?<between>zwischen|von)\s+)?(?:(?<low>\d{1,3}(?:,\d{1,2})?)\s?" + Sign + @"?\s?(?:bis(?:\s+zu)?|(?<and>und)|–|-)\s?)?(?<n>\d{1,3}(?:,\d{1,2})?)\s?" + Sign, Any)]
    private static partial Regex Percent();

    // The costs a grant is measured by, directly behind the share.
    [GeneratedRegex(@"\A\s*(?:(?:Ihrer|der|von|des|an|zu|aller|den|bei)\s+){0,2}(?:\p{L}+\s+){0,3}?(?:zuwendungs|förder|beihilfe|zuschuss|anrechnungs|berücksichtigungs|anerkennungs)-?\s?(?:\p{L}+\s+){0,2}?(?:fähig|bar|würdig)\p{L}*\s+(?:[\p{L}-]+\s+){0,3}?\p{L}*(?:kosten|ausgaben|aufwendungen|aufwand|investition(?:en)?|investitionssumme|betrag(?:e?s)?|mehrkosten)(?!\p{L})(?:\s+(?:oder|beziehungsweise|bzw\.|und)\s+(?:-\s?)?(?:kosten|ausgaben))?|\A\s*(?:der|Ihrer|des)\s+(?:[\p{L}-]+\s+){0,3}?(?:gesamt|investitions|personal|projekt|maßnahme|bau|herstellungs|anschaffungs|sach|beratungs|planungs)\p{L}*(?:kosten|ausgaben)(?!\p{L})", Any)]
    private static partial Regex EligibleBase();

    // The grant itself as subject of the sentence.
    [GeneratedRegex(@"(?:höhe|umfang)\s+(?:des|der|Ihrer|Ihres)\s+(?:\p{L}+\s+)?(?:zuschuss|förder|zuwendung|beihilfe|anteil|finanz)\p{L}*|förder(?:quote|satz|sätze|intensität|anteil|höhe)\p{L}*|beihilfeintensität\p{L}*|(?:der\s+)?zuschuss\s+(?:\p{L}+\s+){0,3}?(?:beträgt|von|in\s+höhe)|(?:die|Ihre)\s+förderung\s+(?:von\s+\p{L}+\s+)?(?:beträgt|kann)|zuwendung\s+(?:\p{L}+\s+){0,3}?(?:beträgt|in\s+höhe)|(?<!\p{L})mittel\s+betragen|erhalten\s+(?:Sie\s+)?(?:\p{L}+\s+){0,4}(?:zuschuss|förderung|zuwendung)|zuschüsse\s+(?:von|in\s+höhe)|gefördert|bezuschusst|anteil(?:s)?finanzierung", Any)]
    private static partial Regex GrantSubject();

    // «… kann der Zuschuss bis zu … betragen», «dieser erhöht sich … auf bis zu …»: the grant stands directly before its share.
    [GeneratedRegex(@"(?<!\p{L})(?:zuschuss|förderung|zuwendung|fördersatz|förderquote)(?:\s+(?:[\p{L}-]+\s+){0,4}?(?:bis\s+zu|maximal|höchstens|auf|bei|mit|in\s+höhe\s+von)+)?\s*\z|(?:\A|[.;]\s+)(?:dieser|diese|er|sie|der\s+(?:zuschuss|fördersatz)|die\s+(?:zuwendung|förderung|förderquote))\s+(?:erhöht|steigt)\s+(?:sich\s+)?[^.;%]{0,100}?(?<!\p{L})auf\s+(?:bis\s+zu\s+|maximal\s+|höchstens\s+)?\z", Any)]
    private static partial Regex GrantBefore();

    [GeneratedRegex(@"\A\s*(?:betragen|gewährt|ausmachen|erreichen|[.,;)]|\z|der\s|für\s|bei\s)", Any)]
    private static partial Regex GrantEnd();

    // Shares for one group after the other, with what they are measured by behind the last.
    [GeneratedRegex(@"\A\s*(?:,|und|sowie|bzw\.|beziehungsweise)\s[^.;:%]{0,100}?" + Sign + @"(?:\s*(?:,|und|sowie)\s[^.;:%]{0,100}?" + Sign + @"){0,4}\s+der\s+(?:zuwendungs|förder|beihilfe)fähigen\s", Any)]
    private static partial Regex SharedBase();

    // What stands for every project names no part: «für jedes Vorhaben».
    [GeneratedRegex(@"\A\s*(?:für|in|im|bei|zu)?\s*(?:jede[snr]?|alle[nr]?|das|die|der|ein(?:e[nr]?)?|Ihr(?:e|en)?)?\s*(?:einzelne[nsr]?\s+)?(?:vorhaben|projekte?n?|maßnahmen?|anträge?)(?:\s+(?:wird|werden|gibt)(?!\p{L}).*)?\s*\z", Any)]
    private static partial Regex Everything();

    // A list of shares of the grant is announced.
    [GeneratedRegex(@"zuschuss|zuschüsse|förderung|zuwendung|zuschusses|förderhöhe|fördersatz|fördersätze|förderquote|erhalten|förderfähig\s+sind|beträgt|betragen|gefördert|bezuschusst|höhe", Any)]
    private static partial Regex GrantLead();

    [GeneratedRegex(@"(?:bis\s+zu|maximal|höchstens|zwischen|in\s+höhe\s+von|:|von|beträgt|betragen|liegt\s+bei|sowie|und|meistens|normalerweise|grundsätzlich|auch|Jahr|Phase\s*\d?|erhalten(?:\s+Sie)?|\p{L}+projekten?|\p{L}+forschung|\p{L}+studien)\s*\z", Any)]
    private static partial Regex ShareIntro();

    // Shares of something else, directly around the figure.
    [GeneratedRegex(@"pauschal|prozentpunkt|zins|tilg|darlehen|kredit|bürg|haftung|garantie|beteiligung(?!sprojekt)|rückzahl|vorauszahl|abschlag|auszahl|einbehalt|einspar|reduz|gesenkt|senkung|minder(?:n|ung|t)|treibhaus|emission|co2|wirkungsgrad|energiebedarf|energieverbrauch|geschäftsanteil|anteile|beteiligt|besitz|stelle(?:n|nanteil)?\b|arbeitszeit|auslastung|mehrwertsteuer|umsatzsteuer|umsatz|aufgebracht|aufbringen|beitragen|beigetragen|aufzubringen|(?<!\p{L})(?:tragen|trägt|getragen)|gemeinkosten|overhead|personenjahr|einwohner|fläche|bevölkerung|mitglieder|teilnehm|überschreit|übersteig|abweich|zuschlag|zuschläge|bonus|boni|aufschlag|erhöht\s+(?:sich\s+)?um|erhöhung\s+(?:um|von)|(?<!\p{L})um\s+(?:bis\s+zu\s+|weitere\s+|maximal\s+|höchstens\s+)?\s*#|zusätzlich|weitergeleitet|verwaltungskosten|eigenkapital|fremdkapital|arbeitgeber|arbeitsentgelt|gehalt|nachlass|rabatt|ermäßig|höher\s+als|nicht\s+mehr\s+als", Any)]
    private static partial Regex OtherShare();

    [GeneratedRegex(@"eigen(?:anteil|mittel|beitrag|beteiligung|leistung)\p{L}*", Any)]
    private static partial Regex OwnMoney();

    [GeneratedRegex(@"finanzschwach\p{L}*|finanzschwächer\p{L}*|finanziell\s+schwach\p{L}*|haushaltssicherung\p{L}*|haushaltsnotlage\p{L}*|haushaltskonsolidierung\p{L}*|besonders\s+finanzschwach", Any)]
    private static partial Regex Weak();

    [GeneratedRegex(@"strukturschwach\p{L}*|strukturschwächer\p{L}*|braunkohle(?:region|revier|gebiet)\p{L}*|GRW-?\s?(?:Förder)?gebiet\p{L}*", Any)]
    private static partial Regex Structure();

    [GeneratedRegex(@"(?:bei|für|als|im\s+rahmen\s+von|im)\s+(?:\p{L}+\s+){0,2}?(?:verbund(?!forschungs)\p{L}*|kooperations\p{L}*|kooperationen|interkommunale\p{L}*)", Any)]
    private static partial Regex Together();

    // The rate holds only under a condition that no code expresses.
    [GeneratedRegex(@"ausnahm|einzelf[aä]ll|begründeten|(?<!\p{L})(?:wenn|sofern|falls|soweit)(?!\p{L})|(?<!\p{L})im\s+fall|unter\s+bestimmten|sind\s+Sie|haben\s+Sie|handelt\s+es\s+sich|unter\s+der\s+(?:voraussetzung|bedingung)|nur\s+für|(?<!\p{L})KMU(?!\p{L})|klein(?:st|e|en)?\s*(?:-\s)?(?:und\s+mittlere\p{L}*\s+)?unternehmen|mittlere\p{L}*\s+unternehmen|gemeinnützig|erstvorhaben|anschlussvorhaben|\d\.\s+Jahr|Phase|phase|stufe|fortgeschritten|modellvorhaben|modellprojekt|pilot", Any)]
    private static partial Regex Special();

    // Only research with an economic purpose stands beside companies.
    [GeneratedRegex(@"(?<!nicht)wirtschaftlich\p{L}*\s+(?:vorhaben|tätig|zweck)", Any)]
    private static partial Regex Economic();

    // What is left of the sentence around the words that name a part.
    [GeneratedRegex(@"\A(?:als|und|oder|sowie)\s+|,?\s*(?:können|erhalten|beträgt|betragen|wird|werden|kann|bekommen)(?!\p{L})[^.;]{0,80}\z", Any)]
    private static partial Regex Around();

    // «für …», «in der …», «bei …» before a share name the part it is for.
    [GeneratedRegex(@"(?<part>(?<!\p{L})(?:für|in|im|bei|zur|zum|auf)\s+(?!höhe|Ihre|Sie|der\s+regel|eine[rnm]?\s+(?:\p{L}+\s+)?(?:förder|zuschuss|beihilfe|anteil)|form|einen\s+zeitraum|maximal)[^.;:]{3,160}?)\s*,?\s*(?:(?:erhalten|können|werden|beträgt|gibt|wird)\b[^.;]{0,60})?(?:bis\s+zu|maximal|höchstens|zwischen|in\s+höhe\s+von|von)?\s*\z", Any)]
    private static partial Regex Part();

    // Parts of a project may be named without any preposition: «industrielle Forschung bis zu 50 Prozent».
    [GeneratedRegex(@"\A(?:und\s+|oder\s+)?(?<part>(?!Sie\s|Ihr|Die\s+Förder|Die\s+Höhe|Die\s+Zuwendung|Der\s+Zuschuss|Der\s+Fördersatz|bis\s+zu|maximal)\p{L}[^.;:\d]{4,140}?)\s*,?\s*(?:–\s[^–]{0,60}–\s*)?(?:bis\s+zu|maximal|höchstens|zwischen|von|in\s+Höhe\s+von)?\s*\z")]
    private static partial Regex BarePart();

    // «Nachwuchsgruppen werden mit bis zu …»: the subject is the part.
    [GeneratedRegex(@"\A(?<part>(?!Sie\s|Es\s|Ihre?\s|Die\s+Förder|Die\s+Höhe|Der\s+Zuschuss|(?:Die|Alle)\s+\p{L}+fähigen\s+\p{L}*(?:[Kk]osten|[Aa]usgaben)|Gefördert|Förderfähig|Vorhaben\s|Projekte\s|Maßnahmen\s)\p{Lu}[\p{L}-]+(?:\s+[\p{L}-]+){0,3}?)\s+werden\s")]
    private static partial Regex Subject();

    // A rate for a group may name the group behind it.
    [GeneratedRegex(@"\A\s*(?:der\s+\p{L}*(?:kosten|ausgaben)\s+)?(?:für|bei)\s+(?<whom>[^.;,\d]{3,140})", Any)]
    private static partial Regex Behind();

    [GeneratedRegex(@"eigen(?:anteil|mittel|beitrag|beteiligung|leistung)\p{L}*(?!\s+(?:\p{L}+\s+){0,4}?(?:normalerweise|um|gesenkt|abgesenkt|reduz))[^.;%]{0,60}?(?:mindestens|von|beträgt|betragen|in\s+höhe\s+von|liegt\s+bei)\s+(?:mindestens\s+|grundsätzlich\s+)?(?<n>\d{1,2}(?:,\d{1,2})?)\s?" + Sign + @"|(?:beträgt|liegt)\s+(?:der|Ihr)\s+eigen(?:anteil|beitrag)\s+(?:bei\s+)?(?:mindestens\s+)?(?<n>\d{1,2}(?:,\d{1,2})?)\s?" + Sign + @"|(?:mindestens|wenigstens)\s+(?<n>\d{1,2}(?:,\d{1,2})?)\s?" + Sign + @"\s+(?:der\s+[^.;,]{0,60}\s+)?(?:als\s+|an\s+)?(?:eigen(?:anteil|mittel|beitrag|beteiligung|leistung))|eigen(?:anteil|beitrag|beteiligung)\p{L}*\s+(?:[^.;%]{0,60}\s)?(?<lowered>auf)\s+(?:bis\s+zu\s+|mindestens\s+)?(?<n>\d{1,2}(?:,\d{1,2})?)\s?" + Sign + @"\s+(?:reduz|gesenkt|abgesenkt|senken|absenken|verringer|vermindert|ermäßig)", Any)]
    private static partial Regex OwnShareOf();
}
