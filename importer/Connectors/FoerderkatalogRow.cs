using System.Globalization;
using System.Text.RegularExpressions;
using FundingDirectory.Importer.Normalising;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The columns of the federal project catalogue. Five names stand twice, so cells are read by position and names are only checked.</summary>
internal static partial class FoerderkatalogRow
{
    public const int Fkz = 0, Ministry = 1, Recipient = 5, RecipientSeat = 6, Body = 11, BodySeat = 12, Theme = 17, PlanCode = 18, Plan = 19, From = 20, To = 21, Amount = 22;

    /// <summary>Names by position; after «|» the name of earlier years.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "FKZ", "Ressort", "Referat", "Administrierende Stelle|PT", "Arb.-Einh.", "Förderempfänger /Auftragnehmer|Zuwendungsempfänger",
        "Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat", "Ausführende Stelle", "Gemeindekennziffer", "Stadt/Gemeinde", "Ort", "Bundesland", "Staat",
        "Thema des geförderten Vorhabens|Thema", "Leistungsplansystematik", "Klartext Leistungsplansystematik", "Laufzeit von", "Laufzeit bis",
        "Förder- / Auftragssumme (Anteil des Bundes) in EUR|Fördersumme in EUR", "Förderprofil", "Projekt|Verbundprojekt", "Förderart",
    ];

    /// <summary>The current name of a column.</summary>
    public static string Name(int column) => Columns[column].Split('|')[0];

    /// <summary>Whether a row has as many cells as columns; one more, empty, is the source's habit.</summary>
    public static bool IsWhole(FormulaTable table) => table.Count == Columns.Count || (table.Count == Columns.Count + 1 && table.Cell(Columns.Count).IsWhiteSpace());

    /// <summary>What is wrong with a head, as a German sentence that names the column; null when it is the expected one.</summary>
    public static string? WrongHead(FormulaTable table)
    {
        for (var i = 0; i < Math.Min(table.Count, Columns.Count); i++)
            if (!Columns[i].Split('|').Any(n => Same(n, table.Cell(i))))
                return table.Cell(i).IsWhiteSpace() ? $"Die Spalte «{Name(i)}» fehlt." : $"Die {i + 1}. Spalte heißt «{Shown(table.Cell(i))}»; erwartet ist «{Name(i)}».";
        if (table.Count < Columns.Count) return $"Die Spalte «{Name(table.Count)}» fehlt.";
        return IsWhole(table) ? null : $"Die Spalte «{Shown(table.Cell(Columns.Count))}» ist unbekannt.";
    }

    /// <summary>A cell as text with single spaces; empty when it is blank.</summary>
    public static string Text(this FormulaTable table, int column)
    {
        var cell = table.Cell(column).Trim();
        return cell.IsEmpty ? "" : PlainText.Spaced(Punctuation(cell));
    }

    /// <summary>Where recipient or body sits: four cells from <paramref name="first"/>.</summary>
    public static Seat Seat(this FormulaTable table, int first) => new(table.Text(first), table.Text(first + 1), table.Text(first + 2), table.Text(first + 3));

    /// <summary>A German number in whole euro; null when the cell holds none.</summary>
    public static long? Euro(string text) => Number().IsMatch(text)
        && decimal.TryParse(text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1_000_000_000_000m ? (long)Math.Round(number, MidpointRounding.AwayFromZero) : null;

    public static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "dd.MM.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Shown(ReadOnlySpan<char> cell) => PlainText.Spaced(new string(cell[..Math.Min(cell.Length, 60)]));

    private static bool Same(string name, ReadOnlySpan<char> cell) => Letters(name) == Letters(cell);

    private static string Letters(ReadOnlySpan<char> text) => string.Concat(text.ToString().Where(char.IsLetterOrDigit)).ToLowerInvariant();

    // In ISO-8859-15 these places are empty; where they are used somebody typed the Windows characters that stand there.
    private const string Windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static string Punctuation(ReadOnlySpan<char> cell)
    {
        var text = new string(cell);
        return cell.IndexOfAnyInRange('\u0080', '\u009f') < 0 ? text : string.Concat(text.Select(c => c is >= '\u0080' and <= '\u009f' ? Windows[c - '\u0080'] : c));
    }

    [GeneratedRegex(@"^-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,2})?$")]
    private static partial Regex Number();
}
