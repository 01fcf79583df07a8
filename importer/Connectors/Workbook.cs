using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>Reads one sheet of an Excel workbook (Office Open XML): cells as text, rows in their order. Formulas, styles and dates do not matter here.</summary>
internal static class Workbook
{
    // A catalogue of some hundred rows is far below; a bomb is far above.
    private const long MostCharacters = 64 * 1024 * 1024;
    private const int MostColumns = 1000;

    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The rows of the sheet of that name, or of the only sheet. Throws <see cref="SourceFormatException"/> when the capture is no workbook.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Read(Capture capture, string sheet)
    {
        try
        {
            using var stream = capture.Open();
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var shared = zip.GetEntry("xl/sharedStrings.xml") is { } strings ? Load(strings).Root!.Elements().Where(e => e.Name.LocalName == "si").Select(Text).ToList() : [];
            var part = zip.GetEntry(Path(zip, capture, sheet)) ?? throw Not(capture, "die Tabelle ist nicht enthalten");
            return [.. Load(part).Descendants().Where(e => e.Name.LocalName == "row").Select(row => Row(row, shared))];
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or EndOfStreamException)
        {
            throw Not(capture, "sie ist abgeschnitten, beschädigt oder keine Excel-Datei");
        }
    }

    private static string Path(ZipArchive zip, Capture capture, string name)
    {
        var book = Load(zip.GetEntry("xl/workbook.xml") ?? throw Not(capture, "es ist keine Arbeitsmappe enthalten"));
        var sheets = book.Descendants().Where(e => e.Name.LocalName == "sheet").ToList();
        var sheet = sheets.Find(s => string.Equals((string?)s.Attribute("name"), name, StringComparison.OrdinalIgnoreCase)) ?? (sheets.Count == 1 ? sheets[0] : null)
            ?? throw Not(capture, $"das Blatt «{name}» fehlt; vorhanden sind {string.Join(", ", sheets.Take(10).Select(s => $"«{(string?)s.Attribute("name")}»"))}");
        var target = zip.GetEntry("xl/_rels/workbook.xml.rels") is { } relations
            ? (string?)Load(relations).Root!.Elements().FirstOrDefault(r => (string?)r.Attribute("Id") == (string?)sheet.Attribute(Relations + "id"))?.Attribute("Target") : null;
        return target is null ? "xl/worksheets/sheet1.xml" : target.StartsWith('/') ? target[1..] : $"xl/{target}";
    }

    private static IReadOnlyList<string> Row(XElement row, List<string> shared)
    {
        List<string> cells = [];
        foreach (var cell in row.Elements().Where(e => e.Name.LocalName == "c"))
        {
            var column = (string?)cell.Attribute("r") is { } place ? Column(place) : cells.Count;
            // Empty cells are left out of the file.
            while (cells.Count < Math.Min(column, MostColumns)) cells.Add("");
            if (cells.Count < MostColumns) cells.Add(Value(cell, shared));
        }
        return cells;
    }

    private static string Value(XElement cell, List<string> shared)
    {
        var value = cell.Elements().FirstOrDefault(e => e.Name.LocalName == "v")?.Value ?? "";
        return (string?)cell.Attribute("t") switch
        {
            "s" => int.TryParse(value, out var at) && at >= 0 && at < shared.Count ? shared[at] : "",
            "inlineStr" => cell.Elements().FirstOrDefault(e => e.Name.LocalName == "is") is { } text ? Text(text) : "",
            "e" => "",
            _ => value,
        };
    }

    /// <summary>A text is one run or several of different look; phonetic hints are not part of it.</summary>
    private static string Text(XElement text) =>
        string.Concat(text.Descendants().Where(e => e.Name.LocalName == "t" && e.Parent!.Name.LocalName != "rPh").Select(e => e.Value));

    /// <summary>The column of a place like «AB12», from 0.</summary>
    private static int Column(string place)
    {
        var column = 0;
        foreach (var letter in place.TakeWhile(char.IsAsciiLetter).Take(4)) column = column * 26 + (char.ToUpperInvariant(letter) - 'A' + 1);
        return column - 1;
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostCharacters });
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static SourceFormatException Not(Capture capture, string why) => new($"«{capture.Name}» kann nicht gelesen werden: {why}.");
}
