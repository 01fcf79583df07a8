using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace FundingDirectory.Api;

/// <summary>Signs a log off: each line carries a digest of itself and all before it, and the last line a seal that only this installation's keys can make.
/// One line of the file is one line of the log, so that it is checked as it stands.</summary>
public sealed class AuditSeal(IDataProtectionProvider protection)
{
    private const string Beginning = "FundingDirectory audit 1", End = "Abschluss";
    // Excel and its kin take a cell that begins so for a formula.
    private const string FormulaStarts = "=+-@\t\r";
    private readonly IDataProtector protector = protection.CreateProtector("FundingDirectory.Audit");

    /// <summary>A log that is being written.</summary>
    public Chain Begin() => new(protector);

    /// <summary>What is wrong with a log, in German; null = nothing, and <paramref name="said"/> is what its last line says.</summary>
    public string? Mistake(IEnumerable<string> lines, out string said)
    {
        said = "";
        var (digest, number) = (Beginning, 0);
        foreach (var line in lines)
        {
            number++;
            if (said.Length > 0) return $"Nach dem Abschluss steht noch etwas (Zeile {number}).";
            var (text, mark) = Apart(line);
            if (!IsEnd(text))
            {
                if (mark != (digest = Digest(digest, text))) return $"Zeile {number} oder eine davor wurde geändert, eingefügt oder entfernt. Auch Öffnen und Speichern in einer Tabellenkalkulation ändert die Datei.";
            }
            else if (Sealed(mark) == Digest(digest, text)) said = text.Replace("\"", "", StringComparison.Ordinal).Replace(";", ", ", StringComparison.Ordinal);
            else return "Das Siegel passt nicht: Zeilen wurden entfernt oder geändert, oder die Datei ist nicht von diesem Verzeichnis.";
        }
        return said.Length == 0 ? "Der Abschluss fehlt: die Datei ist nicht vollständig." : null;
    }

    private string? Sealed(string seal)
    {
        try
        {
            return protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static bool IsEnd(string text) => text.StartsWith($"\"{End}\";", StringComparison.Ordinal);

    /// <summary>A line without its last cell, and that cell.</summary>
    private static (string Text, string Mark) Apart(string line) =>
        line.LastIndexOf(";\"", StringComparison.Ordinal) is > 0 and var at && line.EndsWith('"') ? (line[..at], line[(at + 2)..^1]) : (line, "");

    private static string Digest(string before, string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}\n{text}")));

    private static string Row(IEnumerable<string?> cells) => string.Join(';', cells.Select(c => $"\"{Cell(c ?? "").Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    /// <summary>A cell in one line that no program takes for a formula.</summary>
    private static string Cell(string text)
    {
        var line = text.ReplaceLineEndings(" ⏎ ");
        return line.Length > 0 && FormulaStarts.Contains(line[0], StringComparison.Ordinal) ? $"'{line}" : line;
    }

    /// <summary>Gives the lines of a log one after the other.</summary>
    public sealed class Chain(IDataProtector protector)
    {
        private string digest = Beginning;
        private int count;

        /// <summary>The next line.</summary>
        public string Next(params IEnumerable<string?> cells)
        {
            var text = Row(cells);
            digest = Digest(digest, text);
            count++;
            return $"{text};\"{digest}\"";
        }

        /// <summary>The last line, with the seal. <paramref name="cells"/>: who made the file, and when.</summary>
        public string Close(params IEnumerable<string?> cells)
        {
            var text = Row([End, string.Create(CultureInfo.InvariantCulture, $"{count} Zeilen"), .. cells]);
            return $"{text};\"{protector.Protect(Digest(digest, text))}\"";
        }
    }
}
