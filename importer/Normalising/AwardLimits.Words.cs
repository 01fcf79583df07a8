using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>The wordings of limits the rules know.</summary>
public static partial class AwardLimitReader
{
    private const RegexOptions Any = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\d\s?(?:EUR|Euro|€|Mio|Millionen)|(?:EUR|Euro|€)\s?\d", RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    // Money that is lent, insured, earned, passed on or paid for single persons and goods.
    [GeneratedRegex(@"darlehen|kredit|bürgschaft|(?<!\p{L})garantie|stille\s+beteiligung|jahresumsatz|umsatz(?!steuer)|bilanzsumme|de-minimis|auftragswert|schwellenwert|tagegeld|stipendi|eigenmittel|eigenanteil|personal(?:kosten|ausgaben|stelle)|personal-\s+und|lohn|gehalt|honorar|gebühr|bußgeld|steuerjahr|schaden|preisgeld|kaufpreis|miete|verfügen|beispiel", Any)]
    private static partial Regex Blocked();

    // Where one part of a sentence ends and the next limit begins.
    [GeneratedRegex(@"[,;:(–]|(?<!\p{L})(?:sowie|und|aber|jedoch)\s+(?=maximal|höchstens|mindestens|insgesamt|bis\s+zu|nicht\s+mehr)", Any)]
    private static partial Regex Cut();

    [GeneratedRegex(@"\A[^.;,]{0,60}weiterleit", Any)]
    private static partial Regex PassedOn();

    [GeneratedRegex(@"\A[^.;]{0,60}(?:gefördert|bezuschusst|bewilligt|gewährt)(?!\p{L})", Any)]
    private static partial Regex GrantBehind();

    [GeneratedRegex(@"(?<!\p{L})(?:insgesamt|gesamtbudget|gesamtvolumen|budget)(?!\p{L})", Any)]
    private static partial Regex Pot();

    [GeneratedRegex(@"\A[^.;]{0,80}(?:zur\s+verfügung|ausgestattet|bereit(?!s))", Any)]
    private static partial Regex Available();

    [GeneratedRegex(@"jährlich|(?<!\p{L})(?:pro|je|im|jedes|jedem)\s+(?:haushalts|kalender)?jahr|(?<!\p{L})(?:je|pro)\s", Any)]
    private static partial Regex EveryYear();

    [GeneratedRegex(@"zusätzlich|zuzüglich|darüber\s+hinaus|weitere[nrs]?\s", Any)]
    private static partial Regex Additional();

    [GeneratedRegex(@"(?<!\p{L})(?:im\s+fall|wenn|falls|sofern|soweit)(?!\p{L})|ausnahm|einzelf[aä]ll|begründeten", Any)]
    private static partial Regex Exception();

    // The limits of small projects: the least holds for all, the most does not.
    [GeneratedRegex(@"(?<!\p{L})(?:klein|kleinst|mini|mikro|bagatell)-?(?:projekt|vorhaben|maßnahme|förder)\p{L}*|small\s+grants", Any)]
    private static partial Regex Small();

    [GeneratedRegex(@"phase\s+[2-9]|[2-9]\.\s+phase|anschluss|folgephase|verstetigung|weiterentwicklungsphase", Any)]
    private static partial Regex FollowUp();

    [GeneratedRegex(@"bagatellgrenze", Any)]
    private static partial Regex Trifle();

    [GeneratedRegex(@"förder(?:summe|betrag|höhe|anteil|bedarf)|zuwendung(?!s(?:fähig|empf))|zuschuss(?!fähig)|zuschüsse", Any)]
    private static partial Regex GrantSum();

    [GeneratedRegex(@"zuwendung(?!s(?:fähig|empf))\p{L}*|zuschuss(?!fähig)\p{L}*|zuschüsse|förder(?:ung(?!s(?:gegenstand|ziel))|summe|betrag|höhe|anteil|bedarf|mittel|hilfe)\p{L}*|gefördert|bezuschusst|unterstützt|erhalten|beihilfe(?!fähig)|höchstbetr\p{L}+|höchstförder\p{L}+|maximalbetr\p{L}+|festbetrag\p{L}*|prämie|einzelförderung", Any)]
    private static partial Regex Grant();

    [GeneratedRegex(@"\p{L}*(?:kosten|ausgaben|aufwendungen)(?!\p{L})|investitions(?:summe|volumen)|\p{L}*projektvolumen|\p{L}*investitionsvolumen|mindestinvestition\p{L}*|gesamtvolumen", Any)]
    private static partial Regex Costs();

    [GeneratedRegex(@"\A\s*(?:\(?\s*(?:brutto|netto)\s*\)?\s*)?(?:an\s+|der\s+)?(?:(?:zuwendungs|förder|beihilfe)fähige\p{L}*|gesamt(?:kosten|ausgaben)|projektvolumen|investition)", Any)]
    private static partial Regex CostsBehind();

    [GeneratedRegex(@"\d\s?(?:Prozent|%)", Any)]
    private static partial Regex Share();

    [GeneratedRegex(@"(?:maximal|höchstens|bis\s+zu|nicht\s+mehr\s+als|max\.|bis\s+zu\s+(?:einer|einem)\s+\p{L}+(?:\s+\p{L}+){0,2}\s+von|höchst(?:betrag|grenze|summe|förder\p{L}+|zuwendung)\p{L}*[^.;:]{0,60}?(?:von|beträgt|auf|bei|:)|maximalbetrag\p{L}*[^.;:]{0,40}?(?:von|beträgt|auf|:)|(?<!\p{L})und\s+insgesamt|maximale[nrms]?\s+\p{L}+(?:\s+[\p{L}-]+){0,7}?(?:\s+(?:von|beträgt|in\s+höhe\s+von))?)(?:\s+(?:jedoch|aber|insgesamt|jeweils|einmalig|in\s+höhe\s+von|von|auf|rund|maximal))*\s*\z", Any)]
    private static partial Regex MostTrigger();

    [GeneratedRegex(@"(?<!\p{L})auf\s+(?:maximal\s+|höchstens\s+|einen\s+höchstbetrag\s+von\s+)?#[^.;]{0,60}(?:begrenzt|beschränkt|gedeckelt)", Any)]
    private static partial Regex Ceiling();

    [GeneratedRegex(@"(?:mindestens|wenigstens|(?<!\p{L})ab(?:\s+mindestens)?|mindest(?:betrag|höhe|summe|förder\p{L}+|zuwendung|volumen|investition)\p{L}*[^.;:]{0,50}?(?:von|beträgt|auf|bei|:))(?:\s+(?:jedoch|aber|insgesamt|jeweils|in\s+höhe\s+von|von|über))*\s*\z", Any)]
    private static partial Regex LeastTrigger();

    // «Zuwendungen unter … werden nicht gewährt» sets a least award.
    [GeneratedRegex(@"(?<!\p{L})(?:unter(?:halb)?(?:\s+von)?|von\s+weniger\s+als|weniger\s+als)\s*\z", Any)]
    private static partial Regex BelowIt();

    [GeneratedRegex(@"\A[^.;]{0,60}(?:werden|wird)\s+(?:\p{L}+\s+)?nicht\s+(?:gewährt|bewilligt|gefördert|ausgezahlt|berücksichtigt)|\A[^.;]{0,60}(?:sind|ist)\s+(?:von\s+der\s+förderung\s+)?(?:nicht\s+(?:förderfähig|zulässig|möglich)|ausgeschlossen)", Any)]
    private static partial Regex IsRefused();

    [GeneratedRegex(@"(?<!\p{L})(?:muss|müssen|soll|sollen)(?!\p{L})", Any)]
    private static partial Regex Must();

    [GeneratedRegex(@"\A\s*(?:übersteigen|überschreiten)(?!\p{L})", Any)]
    private static partial Regex Exceeds();

    [GeneratedRegex(@"\A[^.;,(]{0,30}(?<!\p{L})(?:jährlich|pro\s+jahr|je\s+jahr|im\s+jahr|p\.\s?a\.)|(?<!\p{L})jährlich", Any)]
    private static partial Regex Yearly();

    [GeneratedRegex(@"(?<!\p{L})(?:pro|je(?!\s+nach)|für\s+jede[nsr]?)\s+(?:[\p{L}*-]+e[rnms]?\s+){0,2}?(?<what>\p{L}[\p{L}²³*-]*)(?:\s+und\s+(?<what>\p{L}+))?|(?<what>(?<!\p{L})(?:monatlich|täglich|stündlich|wöchentlich))", Any)]
    private static partial Regex PerWhat();

    [GeneratedRegex(@"jahr", Any)]
    private static partial Regex Years();

    [GeneratedRegex(@"vorhaben|projekt(?!partner)|verbund|studie|maßnahme|konzept|antrag(?!s?stell|sberecht)", Any)]
    private static partial Regex ProjectWords();

    [GeneratedRegex(@"antrag|unternehmen|zuwendungsempf|begünstigt|kommune|gemeinde|stadt|landkreis|partner|einrichtung|start-?up|hochschule|verein|träger|institution|organisation", Any)]
    private static partial Regex ApplicantsWords();

    [GeneratedRegex(@"\A(?<part>(?:für|in|im|bei)\s+[^.;,:]{3,90}?)\s+(?:können|erhalten|maximal|höchstens|bis\s+zu)", Any)]
    private static partial Regex PartWords();

    [GeneratedRegex(@"(?<!\p{L})(?:für|bei|als)\s+(?<whom>[^.;,\d]{3,100})", Any)]
    private static partial Regex ForWhom();
}
