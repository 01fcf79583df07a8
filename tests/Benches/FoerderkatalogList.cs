using System.Globalization;
using System.Text;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Benches;

/// <summary>A list of funded projects as large as the federal one, in its own form. Every second project is one of a municipality, far more than in the real list,
/// so that the directory takes some 150,000. The same seed always gives the same bytes.</summary>
internal static class FoerderkatalogList
{
    public const int Rows = 318_000;

    /// <summary>The character set of the list (ISO-8859-15).</summary>
    public static Encoding Latin9 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("ISO-8859-15")!;

    private static readonly string[] Head =
    [
        "FKZ", "Ressort", "Referat", "Administrierende Stelle", "Arb.-Einh.", "Förderempfänger /Auftragnehmer", "Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat",
        "Ausführende Stelle", "Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat", "Thema des geförderten Vorhabens", "Leistungsplansystematik", "Klartext Leistungsplansystematik",
        "Laufzeit von", "Laufzeit bis", "Förder- / Auftragssumme (Anteil des Bundes) in EUR", "Förderprofil", "Projekt", "Förderart",
    ];

    private static readonly string[] Ministries = ["BMFTR", "BMWE", "BMV", "BMLEH", "BMUKN"], Agencies = ["PT-DLR", "PTJ", "VDI-VDE", "PTKA", "ZUG"];
    private static readonly string[] Others = ["Musterwerke {0} GmbH", "Universität {0}", "Forschungsinstitut {0} e. V.", "{0} Energie AG", "Hochschule {0}"];

    /// <summary>Writes the list and says how many bytes it has. <paramref name="changed"/>: so many projects say something more.</summary>
    public static long Write(string path, int changed = 0)
    {
        var places = Places();
        var words = Starter.Entries.SelectMany(e => (e.Content.Summary ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 3 && w.All(char.IsLetter)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var random = new Random(1);
        using (var list = new StreamWriter(path, append: false, Latin9, bufferSize: 128 * 1024))
        {
            Line(list, Head);
            for (var i = 0; i < Rows; i++) Line(list, Project(i, places[random.Next(places.Count)], words, random, i < changed));
        }
        return new FileInfo(path).Length;
    }

    private static string[] Project(int number, Municipality place, string[] words, Random random, bool changed)
    {
        var body = number % 2 > 0 ? string.Format(CultureInfo.InvariantCulture, Others[random.Next(Others.Length)], place.Name) : $"{(place.Kind == MunicipalityKind.Municipality ? "Gemeinde" : "Stadt")} {place.Name}";
        string[] seat = [place.Ags!, place.Name, place.Name, place.State, "Deutschland"];
        var begin = new DateOnly(1990, 1, 1).AddMonths(random.Next(420));
        // Some rows move money and some have none, as in the real list.
        var theme = number % 100 == 98 ? "Sammelvorhabenbuchung" : $"\"{Some(words, 2, random)}\" – {Some(words, random.Next(5, 22), random)}{(changed ? " (neu gefasst)" : "")}";
        var amount = number % 100 == 96 ? "0,00" : random.Next(5_000, 2_000_000).ToString("N0", German) + ",00";
        return
        [
            $"01X{number:000000}", Ministries[random.Next(Ministries.Length)], $"R{random.Next(100, 999)}", Agencies[random.Next(Agencies.Length)], "", body, .. seat, body, .. seat,
            theme, $"GA{random.Next(1000, 9999)}", Some(words, 3, random), Day(begin), Day(begin.AddMonths(random.Next(6, 60))), amount, "Forschung und Entwicklung zur Daseinsvorsorge",
            number % 3 == 0 ? Some(words, 4, random) : "", "Direkte Projektförderung",
        ];
    }

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    private static string Some(string[] words, int count, Random random) => string.Join(' ', Enumerable.Range(0, count).Select(_ => words[random.Next(words.Length)]));

    private static void Line(TextWriter list, string[] cells)
    {
        foreach (var cell in cells) list.Write($"=\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\";");
        list.Write("\r\n");
    }

    private static List<Municipality> Places()
    {
        using var table = File.OpenText(Path.Combine(Starter.Folder, FirstStart.RegisterFile));
        return [.. MunicipalityTable.Read(table).Where(m => m.Ags is not null)];
    }
}
