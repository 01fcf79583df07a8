namespace FundingDirectory.Api;

/// <summary>What can be typed behind the program's name.</summary>
internal static class Usage
{
    public const string Export = """
        export <ordner>     schreibt die ganze Site als Dateien für einen einfachen Dateiserver

        Der Ordner wird angelegt. Ist er schon da, muss er leer oder ein früherer Export sein; dann tritt der neue als Ganzes an seine Stelle.
        Relative Pfade zählen mit «dotnet run --project api» ab dem Ordner api; die letzte Zeile der Ausgabe nennt den vollen Pfad.
        Suche, Filter, Vergleich und «Mein Projekt» brauchen einen Server. Die Seiten verweisen dafür auf FundingDirectory__PublicUrl.
        Ein Link, der innerhalb der Site ins Leere führt, beendet den Export mit 1, und nichts wird geändert.
        """;

    public const string All = """
        Förder- und Wissensverzeichnis für Kommunen

        Ohne Befehl startet das Verzeichnis (http://127.0.0.1:5080, anders mit ASPNETCORE_URLS).

        export <ordner>     schreibt die ganze Site als Dateien für einen einfachen Dateiserver
        openapi <datei>     schreibt die Beschreibung der Schnittstelle, und daneben die nach CommonGrants
        audit check <datei> prüft, ob ein ausgegebenes Protokoll unverändert ist
        editor …            verwaltet die Konten der Redaktion; ohne weitere Worte zeigt es, wie
        alerts forget …     löscht alle Benachrichtigungen an eine E-Mail-Adresse
        --help              zeigt diese Hilfe, «export --help» mehr zum Export
        """;

    /// <summary>Answers help and what cannot be meant; null when the program should go on.</summary>
    /// <returns>The exit code.</returns>
    public static int? Answer(string[] args)
    {
        switch (args)
        {
            case ["--help" or "-h" or "-?", ..] or ["openapi", "--help" or "-h" or "-?"]:
                Console.WriteLine(All);
                return 0;
            case ["export", "--help" or "-h" or "-?", ..]:
                Console.WriteLine(Export);
                return 0;
            case ["export", ['-', ..], ..] or ["export"] or ["export", _, _, ..]:
                Console.Error.WriteLine("«export» braucht genau einen Ordner, zum Beispiel: export ../site");
                return 2;
            // What begins with a dash is a setting for the framework.
            case [['-', ..], ..] or [] or ["export", _] or ["openapi", _] or ["editor", ..] or ["audit", ..] or ["alerts", ..]:
                return null;
            default:
                Console.Error.WriteLine($"Den Befehl «{string.Join(' ', args)}» gibt es nicht. «--help» nennt alle.");
                return 2;
        }
    }
}
