using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>The wordings the rules know.</summary>
public static partial class GermanDates
{
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"(?<![\d.])(?<day>\d{1,2})\.\s?(?:(?<month>\d{1,2})\.(?:\s?(?<year>\d{4})(?!\d)|(?<year>[2-4]\d)(?![\d.:]|\s?Uhr))?|(?<name>Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)(?=\.))(?:\b\.?)(?:\s(?<year>\d{4})(?!\d))?)")]
    private static partial Regex AnyDate();

    [GeneratedRegex(@"^\W*(?:[A-Za-z]+\s\w{1,2}:\s*)?(?:bis\s+)?\d{1,2}\.", Any)]
    private static partial Regex BeginsWithDate();

    // Something is handed in, or a deadline is named as such.
    [GeneratedRegex(@"\breich\w*|einreich|eingereicht|einzureichen|\bstell(?:en|t)\b|gestellt|\brichten\b|beantragen|bewerb|vorlegen|vorzulegen|antrag|anträge|skizze|frist|stichtag|einsende|interessenbekundung|wettbewerbsbeitr|hochzuladen|\babgabe|aufruf\p{L}*\s+(?:\p{L}+\s+){0,3}?(?:bis|vom)\b[^;]{0,60}\b(?:geöffnet|offen)\b", Any)]
    private static partial Regex Submission();

    // Handing in said outright, as running texts must.
    [GeneratedRegex(@"\breich\p{L}*\b[^;]{0,160}\bein\b|einreich|eingereicht|einzureichen|\bstell(?:en|t)\b[^;]{0,120}antr[aä]g|antr[aä]g\p{L}*\b[^;]{0,120}\b(?:ge)?stell|antr[aä]g\p{L}*\b[^;]{0,120}\bzu\s+(?:stellen|richten)\b|\brichten\b[^;]{0,80}antrag|bewerben|beantragen|bewerbungsfrist|antragsfrist|antragsrunde|antragsschluss|einsendeschluss|einreichungsfrist|bewerbungsschluss|bewertungsstichtag|(?:antr[aä]g|bewerbung|skizze|interessenbekundung)\p{L}*\b[^;]{0,160}\b(?:senden|übersenden|übermitteln|vorzulegen|vorlegen|hochzuladen|vorliegen|eingehen|eingegangen)\b|stichtag\p{L}*[^;]{0,120}\b(?:bewertet|ausgewählt|begutachtet|schwerpunkte)", Any)]
    private static partial Regex Handing();

    [GeneratedRegex(@"\bkeine\s+(?:neuen\s+|weiteren\s+)?(?:projekt|antrags|ideen)?(?:skizzen|anträge|bewerbungen)", Any)]
    private static partial Regex NoApplications();

    // Dates of other matters: validity, duration, proof of use, calls for money, publications, assessments.
    [GeneratedRegex(@"befristet|gültig|(?:gilt|gelten)\s+bis|geltungsdauer|in\s+kraft|laufzeit|förderzeitraum|bewilligungszeitraum|projektlaufzeit|verwendungsnachweis|zwischennachweis|mittelab|zwischenbericht|sachbericht|auszahlung|veröffentlich|bekannt\s*gegeben|abgeschlossen|abzuschließen|fertig|umgesetzt|umzusetzen|umsetzung|(?<!runden?\s(?:[^;]{0,60}\s)?)durchgeführt|durchzuführen|(?<!(?:frist|phase|runde|fenster|antragszeitraum)\s+)beginn(?:t|en)\b|begonnen|beendet|realisiert|entscheid|entschied|benachrichtig|mitgeteilt|mitteil|verausgab|verwendet|zu\s+verwenden|abzurufen|abgerufen|auszuzahlen|ausgezahlt|(?<!\p{L})tag(?:t|en)\b|sitzung|in\s+betrieb|inbetriebnahme|errichte|bewilligt\b|bewilligung\b|prüf|informiert|eingeladen|aufgefordert|veranstaltung|webinar|beratung|anmeldung(?!\s+(?:zum|zur|für\s+(?:das|die|den))\s+\p{L}*(?:programm|förderung|wettbewerb))|mindestens|frühestens|voraussichtlich|geplant|rechnung|beleg|nachweis|einwohner|nachreich|nachgereicht|\breich\p{L}*\b[^;]{0,120}\bnach\s*\.?\s*$|(?:verlängerungs|änderungs|folge|stundungs)-?antr|fristverlängerung|rückfrage|(?<!\p{L})fragen\b|widerspr|einspruch|geschäftsjahr", Any)]
    private static partial Regex OtherMatter();

    [GeneratedRegex(@"\b(?:konnten?|war(?:en)?|galt(?:en)?|wurden?|endete|lief|mussten?|abgelaufen|verstrichen)\b", Any)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:jederzeit|fortlaufend|laufend|ganzjährig|durchgehend|kontinuierlich|durchgängig)\b|(?:das|während\s+des)\s+ganzen?\s+jahr|zu\s+jeder\s+zeit|\bkeine[nr]?\s+(?:\p{L}+\s+)?(?:antrags|einreichungs|bewerbungs|abgabe)?frist|\bohne\s+(?:\p{L}+\s+){0,3}?(?:antrags|einreichungs)?frist|nicht\s+an\s+(?:\p{L}+\s+)?(?:frist|stichtag|termin)|unabhängig\s+von\s+(?:\p{L}+\s+)?(?:frist|stichtag|termin)|\bkeine\s+(?:\p{L}+\s+)?(?:stichtag|antragstermin)|\bbis\s+auf\s+weiteres\b", Any)]
    private static partial Regex Standing();

    // «laufend» also describes other things, and «jederzeit» may be denied or bound to calls.
    [GeneratedRegex(@"nicht\s+(?:jederzeit|fortlaufend|laufend|ganzjährig|durchgehend|kontinuierlich|unabhängig)|laufende[rnms]?\s|jeweiligen?\s+(?:aufruf|förderaufruf|frist|stichtag)|förderaufruf|(?<!(?:unabhängig\s+von|nicht\s+an|\bkeine)\s+(?:\p{L}+\s+)?(?:antrags)?)(?:termin|stichtag)|innerhalb|ausschlussfrist|(?:nicht|keine|ausgesetzt|geschlossen|gestoppt)\b[^.;]{0,60}bis\s+auf\s+weiteres|bis\s+auf\s+weiteres\b[^.;]{0,60}\b(?:nicht|keine|ausgesetzt|geschlossen|gestoppt)", Any)]
    private static partial Regex NotStanding();

    [GeneratedRegex(@"jährlich|\bjede[smn]?\s+(?:kalender)?jahr|\b(?:eines|des)\s+(?:jeden\s+|jeweiligen\s+|laufenden\s+)?(?:kalender)?jahres\b|\bdes\s+(?:vor|folge)jahres\b|\bdes\s+(?:\p{L}+\s+){0,3}?(?:voraus|voran|vorher)\p{L}*\s+(?:kalender|haushalts)?jahres\b|\bjeweils\b|\bpro\s+jahr\b|\bfür\s+das\s+(?:jeweilige\s+|jeweils\s+)?(?:folgejahr|(?:folgende|nächste|kommende|darauf\s?folgende|anschließende)\s+(?:kalender|haushalts|förder|antrags)?jahr)|\b(?:ein|zwei|drei|vier)mal\s+im\s+jahr\b|\bterminen?\s+im\s+jahr\b", Any)]
    private static partial Regex EveryYear();

    // Words directly before a date that make it a closing day.
    [GeneratedRegex(@"(?:\bbis(?:\s+(?:spätestens|zum|einschließlich|inklusive|am|längstens|(?:zum\s+)?ablauf\s+des))*|\b(?:spätestens|längstens)(?:\s+(?:bis|zum|am))*|(?:stichtag|termin|frist|schluss|abgabe|einreichung)\p{L}*\s+(?:für|zur|der|von)\s+[^.:;\d]{0,60}?(?:einreich|antr[aä]g|bewerb|skizze|abgabe|bekundung|vorlage|teilnahme|beitr)[^.:;\d]{0,60}?(?::|\b(?:ist|sind|endet|läuft)\b)(?:\s+(?:jeweils|der|am|bis|zum|den))*|\b(?:terminen|stichtagen|fristen)\b[^.:;\d]{0,50}[:(]|(?:stichtag|termin|frist|einreichungsrunde|auswahlrunde|antragsschluss|bewerbungsschluss|einsendeschluss|runde)\p{L}*\s*(?:ist|sind|endet|läuft)?(?:\s*jeweils)?\s*:?(?:\s+(?:der|am|bis|zum|den))*|(?:stichtag|termin|frist)\p{L}*\s+(?:ein|sind|ist|an|am|zu)?\s*:?\s*[\W_]*(?:(?:modul|phase|teil|linie)\s*\w{1,2}:\s*)?|\b(?:einreich|reich|stell|richt|bewerb)\p{L}*\b[^.:;]{0,80}\bzum|\bjährlich,?\s+zum|\bjeweils\s+(?:zum|am|bis\s+zum)|\bendet\b[^.;:]{0,30}\bam|skizzen?\s+[^.;:]{0,40}\bzum|\banträge?\p{L}*\s+[^.;:]{0,40}\bzum|(?:letztmalig|letztmals)(?:\s+(?:bis|zum|am))*)\W*$", Any)]
    private static partial Regex Closing();

    // What may stand between one closing day and the next: a time, a year's words, «und», «oder», a numbered round.
    [GeneratedRegex(@"^(?:\s*,?\s*(?:um\s+)?\d{1,2}(?:[:.]\d{2})?\s*Uhr(?:\s*\(?\w{3,4}\)?)?)?(?:\s+(?:eines|des)\s+(?:jeden\s+)?jahres)?\s*(?:,|und|oder|sowie|bzw\.|und\s+zum|oder\s+zum|sowie\s+zum|\(|;)?\s*(?:und\s+)?(?:zum\s+|am\s+|der\s+|den\s+|bis\s+)?$", Any)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\b(?:vom|ab(?:\s+dem)?|zwischen\s+(?:dem|den)|von)\s*$", Any)]
    private static partial Regex Opening();

    // Before two days with «bis» between them these words name the time in which one may apply.
    [GeneratedRegex(@"(?:zeitraum|phase|fenster|runde|frist|welle)\p{L}*\s*(?:beginnt|startet|ist|läuft|:)?\s*(?:am|vom|von)?\s*$", Any)]
    private static partial Regex OpeningOfTime();

    [GeneratedRegex(@"^\s*(?:(?:fort)?laufend,?\s*|jederzeit,?\s*)?(?:und\s+)?(?:(?:jedoch\s+)?(?:spätestens|längstens)\s+)?(?:bis(?:\s+(?:zum|einschließlich|spätestens))*|und\s+(?:dem|(?:endet|schließt)\s+am)|–|-)\s*$", Any)]
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

    [GeneratedRegex(@"\b(?:solange|soweit|bis)\b[^.;]{0,60}\bmittel\p{L}*\b[^.;]{0,40}\b(?:verfügbar|zur\s+verfügung|vorhanden|reichen|ausgeschöpft|erschöpft|verbraucht|aufgebraucht|vergeben)|\bbis\s+zu[rm]\s+(?:vollständigen\s+)?(?:aus|er)schöpfung\b|\bbis\s+zum\s+verbrauch\b", Any)]
    private static partial Regex WhileFundsLast();

    // A deadline that has been moved is not over.
    [GeneratedRegex(@"\b(?:wird|wurde|ist)\b[^;]{0,80}\b(?:verlängert|verschoben)\b", Any)]
    private static partial Regex Prolonged();

    // What the project does is said behind the day of the application: «am 31. Januar des Jahres, in dem das Vorhaben beginnen soll».
    [GeneratedRegex(@",\s+in\s+dem\s[^,;\d]*$", Any)]
    private static partial Regex WorkBehind();

    [GeneratedRegex(@"\b(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag)s?,?(?:\s+(?:den|dem|der))?\s*$")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"(?:um\s+)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*Uhr,?(?:\s+\(\p{L}+\))?\s*(?:am|des|vom)?\s*$")]
    private static partial Regex ClockBefore();

    // An offer of one part of the programme says nothing about the others.
    [GeneratedRegex(@"\b(?:programmteil|teil|modul|förderlinie|linie|baustein|säule)\s+\w{1,3}\b", Any)]
    private static partial Regex OfPart();

    [GeneratedRegex(@"stichtag", Any)]
    private static partial Regex CutOffDay();

    [GeneratedRegex(@"zweistufig|1\.\s*(?:verfahrens)?stufe|ersten\s+(?:verfahrens)?stufe", Any)]
    private static partial Regex TwoStage();

    [GeneratedRegex(@"\G\W{0,3}(?:\(?\s*)?(?:um\s+|bis\s+)?(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*Uhr")]
    private static partial Regex Clock();

    [GeneratedRegex(@"(?:^|\n|\s)[*•-]\s+")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"\b(?:ein|spätestens)\s*$|\bein:$|^\p{L}*(?:termine|fristen|stichtage)$", Any)]
    private static partial Regex LeadOut();

    // A full stop ends a sentence when a word or year stands before it and a capital, but no month, after it.
    [GeneratedRegex(@"(?<=(?:\p{L}{2}|\d{3}|\))[.!?])\s+(?=\p{Lu})|(?<=\d\.)\s+(?=(?:Die|Der|Das|Eine?|Für|Bitte|Im|In|Anträge|Skizzen|Projektskizzen)\b)")]
    private static partial Regex SentenceEnd();
}
