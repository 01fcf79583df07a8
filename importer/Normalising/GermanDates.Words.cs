using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>The wordings the rules know.</summary>
public static partial class GermanDates
{
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})\.\s?(?:(?<month>\d{1,2})\.(?:\s?(?<year>\d{4})(?!\d))?|(?<name>Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b(?:\s(?<year>\d{4})(?!\d))?)")]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"^\W*(?:[A-Za-z]+\s\w{1,2}:\s*)?(?:bis\s+)?\d{1,2}\.", Any)]
    private static partial Regex BeginsWithDate();

    // Something is handed in, or a deadline is named as such.
    [GeneratedRegex(@"\breich\w*|einreich|eingereicht|einzureichen|\bstell(?:en|t)\b|gestellt|\brichten\b|beantragen|bewerb|vorlegen|vorzulegen|antrag|anträge|skizze|frist|stichtag|einsende", Any)]
    private static partial Regex Submission();

    // Handing in said outright, as running texts must.
    [GeneratedRegex(@"\breich\p{L}*\b[^;]{0,160}\bein\b|einreich|eingereicht|einzureichen|\bstell(?:en|t)\b[^;]{0,120}antr[aä]g|antr[aä]g\p{L}*\b[^;]{0,120}\b(?:ge)?stell|antr[aä]g\p{L}*\b[^;]{0,120}\bzu\s+(?:stellen|richten)\b|\brichten\b[^;]{0,80}antrag|bewerben|beantragen|bewerbungsfrist|antragsfrist|antragsrunde|antragsschluss|einsendeschluss|einreichungsfrist|bewerbungsschluss|bewertungsstichtag|stichtag\p{L}*[^;]{0,120}\b(?:bewertet|ausgewählt|begutachtet|schwerpunkte)", Any)]
    private static partial Regex Handing();

    [GeneratedRegex(@"\bkeine\s+(?:neuen\s+|weiteren\s+)?(?:projekt|antrags|ideen)?(?:skizzen|anträge|bewerbungen)", Any)]
    private static partial Regex NoApplications();

    // Dates of other matters: validity, duration, proof of use, calls for money, publications, assessments.
    [GeneratedRegex(@"befristet|gültig|(?:gilt|gelten)\s+bis|geltungsdauer|in\s+kraft|laufzeit|förderzeitraum|bewilligungszeitraum|projektlaufzeit|verwendungsnachweis|zwischennachweis|mittelab|zwischenbericht|sachbericht|auszahlung|veröffentlich|bekannt\s*gegeben|abgeschlossen|abzuschließen|fertig|umgesetzt|umzusetzen|umsetzung|(?<!runden?\s(?:[^;]{0,60}\s)?)durchgeführt|durchzuführen|beginn(?:t|en)\b|begonnen|beendet|realisiert|entscheide|entschied|bewilligt\b|bewilligung\b|prüf|informiert|eingeladen|aufgefordert|veranstaltung|webinar|beratung|anmeldung|mindestens|frühestens|voraussichtlich|geplant|rechnung|beleg|nachweis|nachreich|nachgereicht|widerspr|einspruch|geschäftsjahr", Any)]
    private static partial Regex OtherMatter();

    [GeneratedRegex(@"\b(?:konnten?|war(?:en)?|galt(?:en)?|wurden?|endete|lief|mussten?)\b", Any)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:jederzeit|fortlaufend|laufend|ganzjährig)\b|keine\s+(?:antrags|einreichungs|bewerbungs)?frist|nicht\s+an\s+fristen", Any)]
    private static partial Regex Standing();

    // «laufend» also describes other things, and «jederzeit» may be denied or bound to calls.
    [GeneratedRegex(@"nicht\s+(?:jederzeit|fortlaufend|laufend|ganzjährig)|laufende[rnms]?\s|jeweiligen?\s+(?:aufruf|förderaufruf|frist|stichtag)|förderaufruf|termin|stichtag|innerhalb|ausschlussfrist", Any)]
    private static partial Regex NotStanding();

    [GeneratedRegex(@"jährlich|\bjede[smn]?\s+(?:kalender)?jahr|\b(?:eines|des)\s+(?:jeden\s+|jeweiligen\s+|laufenden\s+)?(?:kalender)?jahres\b|\bdes\s+(?:vor|folge)jahres\b|\bjeweils\b|\bpro\s+jahr\b", Any)]
    private static partial Regex EveryYear();

    // Words directly before a date that make it a closing day.
    [GeneratedRegex(@"(?:\bbis(?:\s+(?:spätestens|zum|einschließlich|inklusive|am))*|\bspätestens(?:\s+(?:bis|zum|am))*|(?:stichtag|termin|frist|einreichungsrunde|auswahlrunde|antragsschluss|bewerbungsschluss|einsendeschluss|runde)\p{L}*\s*(?:ist|sind|endet|läuft)?(?:\s*jeweils)?\s*:?(?:\s+(?:der|am|bis|zum|den))*|(?:stichtag|termin|frist)\p{L}*\s+(?:ein|sind|ist|an|am|zu)?\s*:?\s*[\W_]*(?:(?:modul|phase|teil|linie)\s*\w{1,2}:\s*)?|\b(?:einreich|reich|stell|richt|bewerb)\p{L}*\b[^.:;]{0,80}\bzum|\bjährlich,?\s+zum|\bjeweils\s+(?:zum|am|bis\s+zum)|\bendet\b[^.;:]{0,30}\bam|skizzen?\s+[^.;:]{0,40}\bzum|\banträge?\p{L}*\s+[^.;:]{0,40}\bzum|(?:letztmalig|letztmals)(?:\s+(?:bis|zum|am))*)\W*$", Any)]
    private static partial Regex Closing();

    // What may stand between one closing day and the next: a time, a year's words, «und», «oder», a numbered round.
    [GeneratedRegex(@"^(?:\s*,?\s*(?:um\s+)?\d{1,2}(?:[:.]\d{2})?\s*Uhr(?:\s*\(?\w{3,4}\)?)?)?(?:\s+(?:eines|des)\s+(?:jeden\s+)?jahres)?\s*(?:,|und|oder|sowie|bzw\.|und\s+zum|oder\s+zum|sowie\s+zum|\(|;)?\s*(?:und\s+)?(?:zum\s+|am\s+|der\s+|den\s+|bis\s+)?$", Any)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\b(?:vom|ab(?:\s+dem)?|zwischen\s+(?:dem|den)|von)\s*$", Any)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*(?:bis(?:\s+(?:zum|einschließlich))*|und\s+dem|–|-)\s*$", Any)]
    private static partial Regex Until();

    [GeneratedRegex(@"(?:nummer|nr\.|abschnitt|ziffer|kapitel|punkt|absatz|artikel|§|stand)\s*$", Any)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"\p{L}*skizze\p{L}*|interessenbekundung\p{L}*|\p{L}*voranmeldung\p{L}*|\p{L}*anträge?\p{L}*|\p{L}*antrag\p{L}*", Any)]
    private static partial Regex Thing();

    [GeneratedRegex(@"skizze|bekundung|voranmeldung", Any)]
    private static partial Regex Outline();

    // Days on which what has been handed in is judged or chosen.
    [GeneratedRegex(@"bewertet|bewertungsstich|ausgewählt|begutacht|schwerpunkte?\b", Any)]
    private static partial Regex Assessment();

    // A day that hangs on the project: «sechs Wochen vor Beginn».
    [GeneratedRegex(@"(?:\b\d{1,2}|\bein(?:en?|er)?|\bzwei|\bdrei|\bvier|\bfünf|\bsechs|\bacht|\bzwölf)\s+(?:tage?n?|werktage?n?|wochen?|monate?n?)\s+(?:vor|nach)\b|\bvor\s+(?:beginn|beendigung|abschluss|ende|ablauf|projektbeginn|maßnahme\p{L}*beginn|vorhaben\p{L}*beginn|dem\s+(?:geplanten\s+)?(?:projekt|vorhaben|maßnahme)\p{L}*beginn)\b|\bnach\s+(?:abschluss|beendigung|ende|ablauf)\b", Any)]
    private static partial Regex OnTheProject();

    // The repetition ends with the last of these years.
    [GeneratedRegex(@"\bin\s+den\s+(?:kalender)?jahren\s+\d{4}\s+(?:bis|und|–|-)\s+(?<last>\d{4})\b", Any)]
    private static partial Regex InTheYears();

    // Directly before a window these words make it the time of the work, not of the application.
    [GeneratedRegex(@"\b(?:projekte?n?|vorhaben|maßnahmen?|veranstaltung\p{L}*|aktivitäten|reisen?|ausgaben|kosten|durchführung|laufzeit|dauer|arbeiten|leistungen)\b[^,;:]{0,40}$", Any)]
    private static partial Regex TimeOfWork();

    [GeneratedRegex(@"\b(?:solange|soweit|bis)\b[^.;]{0,60}\bmittel\p{L}*\b[^.;]{0,40}\b(?:verfügbar|vorhanden|reichen|ausgeschöpft|erschöpft|verbraucht|aufgebraucht|vergeben)|\bbis\s+zu[rm]\s+(?:vollständigen\s+)?(?:aus|er)schöpfung\b|\bbis\s+zum\s+verbrauch\b", Any)]
    private static partial Regex WhileFundsLast();

    [GeneratedRegex(@"stichtag", Any)]
    private static partial Regex CutOffDay();

    [GeneratedRegex(@"zweistufig|1\.\s*(?:verfahrens)?stufe|ersten\s+(?:verfahrens)?stufe", Any)]
    private static partial Regex TwoStage();

    [GeneratedRegex(@"\G\W{0,3}(?:\(?\s*)?(?:um\s+|bis\s+)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*Uhr")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?:^|\n|\s)[*•-]\s+")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\b(?:ein|spätestens)\s*$|\bein:$", Any)]
    private static partial Regex LeadOut();

    // A full stop ends a sentence when a word or year stands before it and a capital, but no month, after it.
    [GeneratedRegex(@"(?<=(?:\p{L}{2}|\d{3}|\))[.!?])\s+(?=\p{Lu})|(?<=\d\.)\s+(?=(?:Die|Der|Das|Eine?|Für|Bitte|Im|In|Anträge|Skizzen|Projektskizzen)\b)")]
    private static partial Regex SentenceEnd();
}
