using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Recognises that a remark on a programme says applications are no longer taken.</summary>
public static partial class ClosedWording
{
    /// <summary>The sentence that says so; null when no sentence says it without reserve.</summary>
    public static string? Find(string? remark) =>
        remark is null ? null : Sentence().Split(remark).Select(s => s.Trim()).FirstOrDefault(s => s.Length <= Statements.Longest && Closed().IsMatch(s) && !Reserved().IsMatch(s));

    private const string Application = @"(?:Antr(?:ag|äge|ägen|ags)\p{L}*|(?:Förder|Teilnahme|Zuschuss|Kredit)antr\p{L}+|Bewerbung\p{L}*|(?:Projekt)?[Ss]kizzen?\p{L}*|Einreichung\p{L}*|Beantragung\p{L}*|Registrierung\p{L}*)";
    private const string Programme = @"(?:\p{L}*[Pp]rogramm\p{L}*|\p{L}*[Ff]örderung|\p{L}*[Mm]aßnahme|\p{L}*[Ff]örderrichtlinie|\p{L}*[Rr]ichtlinie|\p{L}*[Ff]örderaufruf|Aufruf|\p{L}*[Ww]ettbewerb|\p{L}*[Bb]ekanntmachung|\p{L}*[Ff]örderrunde)";

    // The full stop of «z. B.» or of a date ends no sentence: a capital must follow a lower-case letter, a bracket or a year.
    [GeneratedRegex(@"(?<=[\p{Ll}\)]{2}[.!?]|\d{4}[.!?])\s+(?=\p{Lu})|\n+")]
    private static partial Regex Sentence();

    [GeneratedRegex(Application + @"(?:[^.;]|(?<=\d)\.)*?\b(?:nicht\s+mehr|nicht\s+länger|keine\w*\s+mehr)\s+(?:möglich|gestellt|angenommen|eingereicht|entgegengenommen|bearbeitet|bewilligt|berücksichtigt|zulässig)"
        + @"|(?:nicht\s+mehr|nicht\s+länger)\s+(?:beantragt|beantragbar|abgerufen)"
        + @"|[Kk]eine\s+(?:neuen\s+|weiteren\s+)?" + Application + @"\s+mehr\b"
        + @"|(?:können|konnten|werden)\s+keine\s+(?:neuen\s+|weiteren\s+)?" + Application + @"\s+(?:mehr\s+)?(?:gestellt|eingereicht|angenommen|entgegengenommen)"
        + "|" + Programme + @"\s+(?:\p{L}+\s+){0,4}?(?:ist|wurde|sind|wurden)\s+(?:[\p{L}\d.]+\s+){0,5}?(?:ausgelaufen|beendet|geschlossen|abgeschlossen|eingestellt|aufgehoben|außer\s+Kraft)"
        + "|" + Programme + @"\s+(?:\p{L}+\s+){0,4}?(?:ist|sind)\s+(?:bereits\s+)?(?:abgelaufen)"
        + @"|(?:Antragsfrist|Einreichungsfrist|Bewerbungsfrist|Antragstellung|Bewerbungsphase|Antragsphase)\s+(?:\p{L}+\s+){0,3}?(?:ist|wurde)\s+(?:[\p{L}\d.]+\s+){0,5}?(?:abgelaufen|beendet|geschlossen|abgeschlossen|verstrichen)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    // Only for a part, only for now, or only after some day to come: that is not closed.
    [GeneratedRegex(@"\b(?:vorübergehend|derzeit|aktuell|zurzeit|zur\s+Zeit|momentan|vorerst|bis\s+auf\s+Weiteres|teilweise|modul\w*|teil\w*|Förderbereich\w*|Fördergegenst\w*|Förderschwerpunkt\w*|Maßnahmenbereich\w*|Bundesland|nur\s+noch|nach\s+dem|wenn|sofern|falls|soweit|sobald|ab\s+dem|wieder|erneut|nächste\w*)\b|voraussichtlich", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
