namespace FundingDirectory.Tests.Support;

/// <summary>A German vocabulary in the order of its frequency: small words, words of the field, compounds made of them, and a long tail of rare names, as in
/// real texts. The same size always gives the same words.</summary>
internal sealed class GeneratedWords
{
    private static readonly string[] Small = "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über".Split(' ');

    private static readonly string[] Plain = (
        "Förderung Gemeinde Projekt Digitalisierung Verwaltung Antrag Maßnahme Zuwendung Stadt Landkreis Bereich Unternehmen Entwicklung Vorhaben Richtlinie Programm Daten Ausbau Frist Mittel " +
        "Beratung Konzept Umsetzung Planung Energie Klima Schutz Schule Bildung Kultur Gesundheit Verkehr Mobilität Wohnraum Quartier Region Breitband Netz Sicherheit Plattform Forschung Innovation " +
        "Wissenschaft Wirtschaft Tourismus Landwirtschaft Wald Wasser Boden Luft Wärme Gebäude Sanierung Technik Software Portal Dienst Bürger Beteiligung Ehrenamt Jugend Familie Pflege Sport " +
        "Museum Bibliothek Feuerwehr Katastrophe Notfall Sirene Straße Radweg Bahn Bus Flughafen Hafen Brücke Kanal Abfall Abwasser Trinkwasser Speicher Solar Wind Biomasse Wasserstoff Batterie " +
        "Register Akte Archiv Formular Verfahren Recht Gesetz Haushalt Steuer Personal Fachkraft Weiterbildung Qualifizierung Netzwerk Verbund Zentrum Labor Werkstatt Modell Pilot Studie Analyse " +
        "Sensor Karte Zwilling Cloud Rechner Sprache Text Bild Automat Roboter Modul System Anlage Gerät Leitung Anschluss Versorgung Betrieb Wartung Prüfung Kontrolle Bericht Nachweis").Split(' ');

    private static readonly string[] Adjectives = (
        "kommunal digital ländlich städtisch regional öffentlich technisch fachlich rechtlich sozial kulturell energetisch nachhaltig innovativ modern sicher offen gemeinsam investiv personell " +
        "wirtschaftlich ökologisch klimaneutral barrierefrei vernetzt automatisiert strategisch dauerhaft befristet zusätzlich").Split(' ');

    private static readonly string[] Endings = ["", "e", "en", "er", "es"];
    private static readonly string[] Syllables = "al bern dorn eich feld gras holz ilm jess kalt lind mohr neu ost pfer quell rot stein tal uhl vor wies zell ank birk".Split(' ');
    private static readonly string[] Places = "dorf heim berg stedt hausen ow itz bach furt tal walde rode".Split(' ');

    private readonly string[] words;

    /// <param name="size">Number of words; some ten thousand for a large corpus.</param>
    public GeneratedWords(int size)
    {
        var random = new Random(7);
        List<string> all = [.. Small, .. Plain, .. Adjectives.SelectMany(a => Endings.Select(e => a + e)), .. Shuffled(random, Compounds())];
        var known = all.ToHashSet(StringComparer.Ordinal);
        while (all.Count < size)
        {
            var name = Capital(string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Syllables[random.Next(Syllables.Length)])) + Places[random.Next(Places.Length)]);
            if (known.Add(name)) all.Add(name);
            else if (known.Add(name += random.Next(2, 2_000))) all.Add(name);
        }
        words = [.. all.Distinct().Take(size)];
    }

    /// <summary>Every word once.</summary>
    public IReadOnlyList<string> All => words;

    /// <summary>A word as often as its rank says (Zipf).</summary>
    public string Next(Random random) => words[(int)Math.Pow(words.Length, random.NextDouble()) - 1];

    /// <summary>Words in a row, a sentence every dozen of them.</summary>
    public string Text(Random random, int count) =>
        string.Concat(Enumerable.Range(1, count).Select(i => Next(random) + (i == count ? "" : i % 12 == 0 ? ". " : " ")));

    /// <summary>Words that a title or a query is made of: no small ones.</summary>
    public string Telling(Random random)
    {
        while (true)
            if (Next(random) is var word && !Small.Contains(word)) return word;
    }

    private static IEnumerable<string> Compounds() =>
        from first in Plain from second in Plain where first != second select first + (first.EndsWith("ung", StringComparison.Ordinal) || first.EndsWith("tät", StringComparison.Ordinal) || first.EndsWith("ion", StringComparison.Ordinal) ? "s" : "") + Uncapital(second);

    private static string[] Shuffled(Random random, IEnumerable<string> values)
    {
        string[] all = [.. values];
        random.Shuffle(all);
        return all;
    }

    private static string Uncapital(string word) => char.ToLowerInvariant(word[0]) + word[1..];

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
