using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>What became of the rows of the project catalogue.</summary>
internal sealed class FoerderkatalogTally
{
    private int municipal, lighthouses;

    public int Rows { get; set; }
    public int Unreadable { get; set; }
    /// <summary>Rows that book money and are no projects.</summary>
    public int Bookings { get; set; }
    public int WithoutMoney { get; set; }
    /// <summary>Named like a municipality, but of another place.</summary>
    public int Strange { get; set; }
    public int Repeated { get; set; }
    /// <summary>Companies, universities and everybody else.</summary>
    public int Others { get; set; }

    public void Count(bool isMunicipal)
    {
        if (isMunicipal) municipal++;
        else lighthouses++;
    }

    /// <summary>One German sentence for the report.</summary>
    public override string ToString()
    {
        (int Number, string Words)[] left =
        [
            (Others, "von anderen Empfängern"), (Bookings, "Buchungszeilen"), (WithoutMoney, "ohne Betrag (0 Euro)"), (Strange, "mit kommunal klingendem Namen ohne passenden Ort"),
            (Repeated, "doppelt"), (Unreadable, "unlesbar"),
        ];
        var reasons = left.Where(l => l.Number > 0).Select(l => $"{German.Number(l.Number)} {l.Words}").ToList();
        var taken = $"{German.Count(Rows, "Zeile", "Zeilen")} gelesen, {German.Count(municipal, "kommunales Vorhaben", "kommunale Vorhaben")}"
            + (lighthouses > 0 ? $" und {German.Count(lighthouses, "weiterer KI-Leuchtturm", "weitere KI-Leuchttürme")}" : "");
        return reasons.Count == 0 ? $"{taken}." : $"{taken}; ausgelassen: {string.Join(", ", reasons)}.";
    }
}
