using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>The wordings of project terms the rules know.</summary>
public static partial class ProjectTerms
{
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;
    private const string Approval = @"(?:bewilligung(?!s(?:zeitraum|behörde|stelle))|(?:zuwendungs|bewilligungs|förder)?bescheid|förderzusage|zusage|zuwendungsvertrag)\p{L}*";
    private const string Begun = @"(?:begonnen|beginnen|gestartet|starten|angefangen)";

    [GeneratedRegex(@"vorzeitige[rnms]?\s+(?:beginn|(?:maßnahmen?|vorhabens?|projekt)-?beginn)\p{L}*", Any)]
    private static partial Regex EarlyBegin();

    [GeneratedRegex(@"antrag|beantrag|genehmig|zulassen|zugelassen|zustimm|ausnahme", Any)]
    private static partial Regex Asked();

    // «… gilt mit dem Eingang des Antrags als genehmigt» needs an application and no answer.
    [GeneratedRegex(@"(?<!\p{L})(?:gilt|gelten)\s+(?:[^.;]{0,120}\s)?als\s+(?:genehmigt|zugelassen|erteilt)", Any)]
    private static partial Regex Deemed();

    [GeneratedRegex(@"ausgeschlossen|nicht\s+(?:möglich|zulässig|zugelassen|genehmigt|gestattet|erlaubt)|kein(?:en)?\s|verbot", Any)]
    private static partial Regex Refused();

    [GeneratedRegex(@"(?:vor|bis\s+zu[rm])\s+[^.;,]{0,60}?" + Approval + @"[^.;]{0,100}?(?<!\p{L})(?:nicht|noch\s+nicht)\s+[^.;]{0,60}?" + Begun
        + @"|(?<!\p{L})nicht\s+(?:[\p{L}]+\s+){0,5}?vor\s+[^.;,]{0,60}?" + Approval + @"[^.;]{0,60}?" + Begun
        + "|" + Begun + @"[^.;]{0,60}?(?<!\p{L})nicht\s+[^.;]{0,30}?vor\s+[^.;,]{0,60}?" + Approval
        + @"|(?:erst|frühestens)\s+(?:[\p{L}]+\s+){0,3}?(?:nach|mit|ab)\s+[^.;,]{0,60}?" + Approval + @"[^.;]{0,80}?" + Begun
        + "|" + Begun + @"[^.;]{0,40}?(?<!\p{L})(?:erst|frühestens),?\s+[^.;]{0,60}?" + Approval, Any)]
    private static partial Regex AfterApproval();

    // Orders and tenders have rules of their own.
    [GeneratedRegex(@"vergabe", Any)]
    private static partial Regex Tender();

    [GeneratedRegex(@"(?:vorhaben|projekt|maßnahme)s?\s+(?:\p{L}+\s+){0,3}?(?<!\p{L})(?:noch\s+)?nicht\s+begonnen(?:\s+haben)?\s*[.,]?\s*(?:und\s*)?\z", Any)]
    private static partial Regex NotBegun();

    [GeneratedRegex(@"vor\s+[^.;,]{0,60}?" + Approval + @"[^.;]{0,60}?begonnen", Any)]
    private static partial Regex BegunBefore();

    [GeneratedRegex(@"nicht\s+(?:gefördert|förderfähig|zuwendungsfähig|bezuschusst)|ausgeschlossen|ausgenommen|keine\s+(?:förderung|zuwendung)", Any)]
    private static partial Regex NotFunded();

    [GeneratedRegex(@"(?:vor|bei|zum\s+zeitpunkt|im\s+zeitpunkt)\s+(?:der\s+|des\s+|Ihrer\s+|Ihres\s+)?(?:\p{L}+\s+){0,2}?(?:antragstellung|antragseinreichung|antragseingang|antrags)(?!\p{L})[^.;]{0,100}?(?<!\p{L})nicht\s+[^.;]{0,60}?begonnen"
        + @"|(?<!\p{L})nicht\s+(?:[\p{L}]+\s+){0,4}?vor\s+(?:der\s+)?(?:\p{L}+\s+)?(?:antragstellung|antragseingang)[^.;]{0,60}?" + Begun
        + @"|(?:stellen|reichen|richten)\s+[^.;]{0,40}?(?<!skizze\s)(?:förder|zuwendungs)?antrag\p{L}*\s+(?:[\p{L}-]+\s+){0,6}?vor\s+(?:dem\s+)?(?:beginn|(?:projekt|vorhaben|maßnahme)n?s?beginn)"
        + @"|(?:förder|zuwendungs)?(?:antrag|anträge)\s+(?:[\p{L}-]+\s+){0,6}?vor\s+(?:dem\s+)?(?:beginn|(?:projekt|vorhaben|maßnahme)n?s?beginn)[^.;]{0,80}?(?:stellen|gestellt|einzureichen|eingereicht|einreichen|richten)", Any)]
    private static partial Regex AfterApplication();

    [GeneratedRegex(@"kumul|kombin|doppelförderung|(?:neben|zusätzlich\s+zu)\s+andere[nr]?\s+(?:öffentliche\p{L}*\s+)?(?:förder|zuwendung|mittel)|gleichzeitige\s+(?:inanspruchnahme|förderung)|inanspruchnahme\s+(?:weitere|andere)[nr]|kofinanzierung\s+(?:aus|mit|durch)\s|ergänzend\p{L}*\s+(?:förderung\s+(?:aus|mit|durch)|eingesetzt)", Any)]
    private static partial Regex OtherMoney();

    // What is said of other aid in the law of the EU, and exceptions named before the rule, are not read.
    [GeneratedRegex(@"verordnung|staatlichen\s+beihilfe|de-minimis|(?<!\p{L})bis\s+auf\s+mit|(?<!\p{L})außer\s+mit", Any)]
    private static partial Regex NotReadable();

    // The other money follows these words; before them stands the programme's own.
    [GeneratedRegex(@"(?<!\p{L})(?:(?:mit|neben|aus|zusätzlich\s+zu|zu\s+anderen|durch|weitere[nr]?|andere[nr])\s|(?:bundes|landes|eu-?)mittel\p{L}*\s+(?:dürfen|können)\s)", Any)]
    private static partial Regex With();

    [GeneratedRegex(@"kommunale\p{L}*\s+(?:gebietskörperschaft|mittel|förder)\p{L}*|der\s+kommunen", Any)]
    private static partial Regex OfMunicipality();

    [GeneratedRegex(@"ausgeschlossen|unzulässig|kumulierungsverbot|nicht\s+(?:\p{L}+\s+){0,6}?(?:eingesetzt|möglich|zulässig|gestattet|erlaubt|kombinierbar|kumulierbar|kombiniert|kumuliert|kombinieren|kumulieren)", Any)]
    private static partial Regex Forbids();

    [GeneratedRegex(@"(?<!\p{L})(?:möglich|zulässig|gestattet|erlaubt|kombinierbar|kumulierbar)(?!\p{L})|(?<!\p{L})(?:kann|können|darf|dürfen)\s[^.;]{0,140}?(?:(?:kombinier|kumulier)(?:t|en)|ergänzend\s+eingesetzt)", Any)]
    private static partial Regex Allows();

    [GeneratedRegex(@"sofern|soweit|solange|wenn|falls|(?<!\p{L})nur(?!\p{L})|grundsätzlich|höchstens|bis\s+zu|es\s+sei\s+denn|außer|mit\s+ausnahme|unter\s+(?:der|bestimmten)|dieselben|gleichen|selben|maximal|obergrenze|höchst", Any)]
    private static partial Regex OnlyIf();

    [GeneratedRegex(@"der\s+EU(?!\p{L})|EU-?\s?(?:mittel|programm|förder|fonds)\p{L}*|europäischen\s+union|europäische[nr]?\s+(?:mittel|förder|fonds|struktur)\p{L}*|(?<!\p{L})(?:EFRE|ESF)(?!\p{L})", Any)]
    private static partial Regex OfEu();

    [GeneratedRegex(@"(?<!\p{L})(?:des|vom)\s+bund(?:es)?(?!\p{L})|bundes(?:mittel|programm|förder)\p{L}*|(?:bund|land),\s+(?:bund|land|länder)", Any)]
    private static partial Regex OfFederation();

    [GeneratedRegex(@"(?<!\p{L})(?:des\s+landes|der\s+länder)(?!\p{L})|landes(?:mittel|programm|förder)\p{L}*", Any)]
    private static partial Regex OfState();

    [GeneratedRegex(@"andere[nrm]?\s+(?:\p{L}+\s+){0,2}?(?:förder|zuwendung|mittel|zuschuss|zuschüsse|finanzhilfe)\p{L}*|öffentliche[nr]?\s+(?:förder|mittel|zuwendung)\p{L}*|weitere[nr]?\s+(?:\p{L}+\s+)?(?:förder|zuwendung)\p{L}*", Any)]
    private static partial Regex Public();

    [GeneratedRegex(@"gewähr|erfolg|handelt\s+es\s+sich|auf\s+(?:der\s+)?grundlage|nach\s+maßgabe|unterliegt|vergeben|erhalten", Any)]
    private static partial Regex Granted();

    // The grant is no state aid, said without reserve.
    [GeneratedRegex(@"(?:stell(?:t|en)|handelt)\s+(?:[^.;]{0,80}\s)?(?:keine|nicht\s+um\s+(?:eine\s+)?)\s*(?:staatlichen?\s+)?beihilfen?(?!\p{L})|(?:gilt|gelten)\s+nicht\s+als\s+(?:staatliche\s+)?beihilfen?(?!\p{L})|(?<!\p{L})beihilfefrei(?!\p{L})", Any)]
    private static partial Regex NoAid();

    [GeneratedRegex(@"(?<!\p{L})(?:sofern|soweit|wenn|falls|insoweit|dass|ob)(?!\p{L})|grundsätzlich|in\s+der\s+regel|vorhaben,\s+(?:die|bei)|für\s+(?:\p{L}+\s+)?(?:vorhaben|tätigkeiten|maßnahmen)", Any)]
    private static partial Regex OnlyWhere();

    [GeneratedRegex(@"de-minimis", Any)]
    private static partial Regex DeMinimis();

    [GeneratedRegex(@"(?<!\p{L})AGVO(?!\p{L})|gruppenfreistellungsverordnung", Any)]
    private static partial Regex BlockExemption();

    [GeneratedRegex(@"(?<!\p{L})DAWI(?!\p{L})|dienstleistung(?:en)?\s+von\s+allgemeinem\s+wirtschaftlichem", Any)]
    private static partial Regex GeneralInterest();

    [GeneratedRegex(@"zweckbind|darlehen|kredit|tilg|zins|älter|gründung(?!s)|gegründet|verlänger|ausnahm|normalerweise|aufbewahr|nach\s+(?:abschluss|ende|beendigung)|seit\s|berufserfahrung|(?<!\p{L})vor\s+(?:der\s+)?antrag|personen|teilnehm|arbeitslos|beschäftigungs|woche|umsatz|prozent|innerhalb|binnen|schul|ausbildung|stipend", Any)]
    private static partial Regex OtherTime();

    [GeneratedRegex(@"(?:(?:laufzeit|förderdauer|projektdauer|vorhabendauer|förderzeitraum|bewilligungszeitraum|zeitraum|projektzeitraum)(?!\p{L})[^.;]{0,50}?|(?:zuschuss|förderung|zuwendung|gefördert|erhalten)\s(?:[^.;]{0,80}?\s)?für\s+|für\s+die\s+dauer\s+von\s+)(?:(?:bis\s+zu|maximal|höchstens|längstens|nicht\s+länger\s+als)\s+|\d{1,2}\s+bis\s+(?:zu\s+)?)(?<n>\d{1,3}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|ein)(?:e[mn]?)?\s+(?<unit>monat|jahr)\p{L}{0,2}(?!\p{L})", Any)]
    private static partial Regex Lasting();

    // «… für bis zu 12 Monate oder bis zu 24 Monate».
    [GeneratedRegex(@"\A[^.;]{0,60}?(?:oder|und|beziehungsweise|bzw\.)\s+(?:für\s+)?(?:bis\s+zu|maximal|höchstens)\s+(?<n>\d{1,3}|zwei|drei|vier|fünf|sechs|zehn)\s+(?<unit>monat|jahr)\p{L}{0,2}(?!\p{L})", Any)]
    private static partial Regex OrLonger();

    [GeneratedRegex(@"(?:förder|zuwendungs|zuschuss)fähig\s+sind\s+(?!nur\s+vorhaben|vorhaben|projekte|maßnahmen)|(?:förder|zuwendungs)fähige\p{L}*\s+(?:kosten|ausgaben)\s+sind|zu\s+den\s+(?:förder|zuwendungs)fähigen\s+(?:kosten|ausgaben)\s+(?:gehören|zählen)|gefördert\s+werden\s+(?:Ihre\s+|die\s+)?(?:personal|sach|investitions)-?(?:\s+und\s+\p{L}+)?(?:kosten|ausgaben)", Any)]
    private static partial Regex Countable();

    [GeneratedRegex(@"insbesondere|beispielsweise|unter\s+anderem|z\.\s?B\.|(?<!\p{L})etwa(?!\p{L})|nicht\s+(?:förder|zuwendungs|gefördert|zuschuss)|ausgenommen|ausgeschlossen|prozent|%|EUR|euro(?!p)|(?:für|in|bei)\s+(?:beide|die|der)\s+\p{L}*phase", Any)]
    private static partial Regex NotComplete();

    [GeneratedRegex(@"personal(?:-\s+(?:und|sowie)\s+\p{L}+)?(?:kosten|ausgaben|aufwendungen)?(?<=kosten|ausgaben|aufwendungen)(?!\p{L})|personal-\s*(?:und|sowie|,)|(?:ausgaben|kosten|aufwendungen)\s+für\s+(?:[^.;:]{0,80}\s)?personal(?!\p{L})", Any)]
    private static partial Regex Personnel();

    [GeneratedRegex(@"(?<!\p{L})sach(?:kosten|ausgaben|mittel|aufwendungen)|(?<!\p{L})materialkosten|(?<!\p{L})materialausgaben|(?<!\p{L})sach-\s*(?:und|sowie|,)", Any)]
    private static partial Regex Material();

    [GeneratedRegex(@"(?<!\p{L})investition(?:en|sausgaben|skosten)?(?!\p{L})|(?<!\p{L})investive\s+(?:ausgaben|kosten)|anschaffungskosten|(?<!\p{L})hardware(?!\p{L})|(?:anschaffung|beschaffung|erwerb)\s+von\s+(?:\p{L}+\s+){0,2}?(?:geräten?|anlagen|ausstattung|technik)", Any)]
    private static partial Regex Investment();

    [GeneratedRegex(@"fremdleistung\p{L}*|aufträge\s+an\s+dritte|leistungen\s+dritter|dienstleistungen\s+dritter|extern(?:e[nrms]?)\s+(?:dienst|berat|anbieter|leistung|fachleut|sachverst)\p{L}*|beratungs(?:dienst)?leistungen", Any)]
    private static partial Regex External();

    [GeneratedRegex(@"(?<!\p{L})(?:software)?lizenz(?:en|kosten|gebühren|ausgaben)", Any)]
    private static partial Regex Licences();

    [GeneratedRegex(@"(?:schulungs|fortbildungs|weiterbildungs|qualifizierungs)(?:kosten|ausgaben|maßnahmen)|(?<!\p{L})(?:schulungen|fortbildungen|weiterbildungen)(?!\p{L})", Any)]
    private static partial Regex Training();

    [GeneratedRegex(@"(?<!\p{L})betriebs(?:kosten|ausgaben)|laufende\s+(?:kosten|ausgaben|betriebs\p{L}+)", Any)]
    private static partial Regex Running();
}
