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

    // Dates of other matters: validity, duration, proof of use, calls for money, publications, assessments.
    [GeneratedRegex(@"befristet|gültig|geltungsdauer|in\s+kraft|laufzeit|förderzeitraum|bewilligungszeitraum|projektlaufzeit|zeitraum|verwendungsnachweis|zwischennachweis|mittelab|zwischenbericht|sachbericht|auszahlung|veröffentlich|bekannt\s*gegeben|bewertet|bewertungsstich|ausgewählt|begutacht|schwerpunkte?\b|vor\s+(?:beginn|beendigung|abschluss|ende|ablauf)|nach\s+(?:abschluss|beendigung|ende|ablauf)|\b(?:monate|wochen|tage)\s+(?:vor|nach)\b|\bkeine\s+(?:skizzen|anträge|projektskizzen)|abgeschlossen|abzuschließen|fertig|umgesetzt|umzusetzen|umsetzung|durchgeführt|durchzuführen|beginn(?:t|en)\b|begonnen|beendet|realisiert|entscheide|entschied|bewilligt\b|bewilligung\b|prüf|informiert|eingeladen|aufgefordert|veranstaltung|webinar|beratung|anmeldung|mindestens|frühestens|voraussichtlich|geplant|rechnung|beleg|nachweis|nachreich|nachgereicht|widerspr|einspruch|vorjahr|folgejahr|vor\s+projektbeginn|ausschlussfrist", Any)]
    private static partial Regex OtherMatter();

    [GeneratedRegex(@"\b(?:konnten?|war(?:en)?|galt(?:en)?|wurden?|endete|lief|mussten?)\b", Any)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(?:jederzeit|fortlaufend|laufend|ganzjährig)\b|keine\s+(?:antrags|einreichungs|bewerbungs)?frist|nicht\s+an\s+fristen", Any)]
    private static partial Regex Standing();

    // «laufend» also describes other things, and «jederzeit» may be denied or bound to calls.
    [GeneratedRegex(@"nicht\s+(?:jederzeit|fortlaufend|laufend|ganzjährig)|laufende[rnms]?\s|jeweiligen?\s+(?:aufruf|förderaufruf|frist|stichtag)|förderaufruf|termin|stichtag|innerhalb|ausschlussfrist", Any)]
    private static partial Regex NotStanding();

    [GeneratedRegex(@"jährlich|\bjede[sn]?\s+(?:kalender)?jahr|\b(?:eines|des)\s+(?:jeden\s+|jeweiligen\s+|laufenden\s+)?(?:kalender)?jahres\b|\bjeweils\b|\bpro\s+jahr\b", Any)]
    private static partial Regex EveryYear();

    // Words directly before a date that make it a closing day.
    [GeneratedRegex(@"(?:\bbis(?:\s+(?:spätestens|zum|einschließlich|inklusive|am))*|\bspätestens(?:\s+(?:bis|zum|am))*|\b(?:stichtag|termin|frist|einreichungsfrist|antragsfrist|einreichungsrunde|auswahlrunde|antragsschluss|bewerbungsschluss|einsendeschluss|stichtage|fristende|runde)\w*\s*(?:ist|sind|endet|jeweils)?\s*:?(?:\s+(?:der|am|bis|zum|den))*|(?:stichtag|termin|frist)\p{L}*\s+(?:ein|sind|ist|an|am|zu)?\s*:?\s*[\W_]*(?:(?:modul|phase|teil|linie)\s*\w{1,2}:\s*)?|(?:einreich|stell|richt|bewerb)\p{L}*\b[^.:;]{0,80}\bzum|\bjährlich,?\s+zum|\bjeweils\s+(?:zum|am|bis\s+zum)|\bendet\b[^.;:]{0,30}\bam|\bskizzen?\p{L}*\s+[^.;:]{0,40}\bzum|\banträge?\p{L}*\s+[^.;:]{0,40}\bzum|(?:letztmalig|letztmals)(?:\s+(?:bis|zum|am))*)\W*$", Any)]
    private static partial Regex Closing();

    // What may stand between one closing day and the next: a time, a year's words, «und», «oder», a numbered round.
    [GeneratedRegex(@"^(?:\s*,?\s*(?:um\s+)?\d{1,2}(?:[:.]\d{2})?\s*Uhr(?:\s*\(?\w{3,4}\)?)?)?(?:\s+(?:eines|des)\s+(?:jeden\s+)?jahres)?\s*(?:,|und|oder|sowie|bzw\.|und\s+zum|oder\s+zum|sowie\s+zum|\(|;)?\s*(?:und\s+)?(?:zum\s+|am\s+|der\s+|den\s+|bis\s+)?$", Any)]
    private static partial Regex Continued();

    [GeneratedRegex(@"\b(?:vom|ab(?:\s+dem)?|zwischen\s+dem|von)\s*$", Any)]
    private static partial Regex Opening();

    [GeneratedRegex(@"^\s*(?:bis(?:\s+(?:zum|einschließlich))*|und\s+dem|–|-)\s*$", Any)]
    private static partial Regex Until();

    [GeneratedRegex(@"(?:nummer|nr\.|abschnitt|ziffer|kapitel|punkt|absatz|artikel|§|stand)\s*$", Any)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"\p{L}*skizze\p{L}*|interessenbekundung\p{L}*|\p{L}*voranmeldung\p{L}*|\p{L}*anträge?\p{L}*|\p{L}*antrag\p{L}*", Any)]
    private static partial Regex Thing();

    [GeneratedRegex(@"skizze|bekundung|voranmeldung", Any)]
    private static partial Regex Outline();

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
    [GeneratedRegex(@"(?<=(?:\p{L}{2}|\d{4}|\))[.!?])\s+(?=\p{Lu})|(?<=\d\.)\s+(?=(?:Die|Der|Das|Eine?|Für|Bitte|Im|In|Anträge|Skizzen|Projektskizzen)\b)")]
    private static partial Regex SentenceEnd();
}
