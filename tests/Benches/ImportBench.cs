using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using AngleSharp.Html.Parser;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Benches;

/// <summary>The two largest sources at full size, each harvested three times by the importer as its own process, beside merely reading and parsing the same bytes.</summary>
internal static class ImportBench
{
    private const int Changed = 100;
    private const double MostMegabytes = 300, MostTimesReading = 3;

    /// <summary>A source at full size. Asked: the most seconds of the first run, and of the second, unchanged one.</summary>
    private sealed record Large(string Source, string File, string Item, int Items, Func<string, int, long> Write, Func<string, int> Read, string Parsed, double FirstSeconds, double SecondSeconds);

    public static async Task Run()
    {
        await Measure(new("foerderdatenbank", "export.zip", "documents", FoerderdatenbankExport.Programmes + FoerderdatenbankExport.Others, FoerderdatenbankExport.Write, ReadDocuments, "rich texts", 15, 6));
        await Measure(new("foerderkatalog", "liste.csv", "rows", FoerderkatalogList.Rows, FoerderkatalogList.Write, ReadRows, "cells", 60, 60));
    }

    private static async Task Measure(Large large)
    {
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, large.File);
            var bytes = large.Write(file, 0);
            Print($"{large.Source}: {large.Items} {large.Item}, {Mega(bytes):0} MB, as a file {Mega(new FileInfo(file).Length):0} MB");
            // The first reading of this process, as an importer has no warm code either.
            var start = Stopwatch.GetTimestamp();
            var parsed = large.Read(file);
            var reading = Stopwatch.GetElapsedTime(start);
            Print($"reading and parsing only     {reading.TotalSeconds:0.00} s   {parsed} {large.Parsed}");
            foreach (var (run, most) in new[] { ("first run", large.FirstSeconds), ("second, unchanged run", large.SecondSeconds), ($"with {Changed} changed", large.FirstSeconds) })
            {
                if (run.StartsWith("with", StringComparison.Ordinal)) large.Write(file, Changed);
                var (time, peak, answer) = await ImportProcess.Run(large.Source, file, Path.Combine(folder.FullName, "data"));
                var (seconds, times) = (time.TotalSeconds, time / reading);
                Print($"{run,-28} {seconds:0.00} s {Is(seconds <= most)} {most:0} s   peak {peak:0} MB {Is(peak <= MostMegabytes)} {MostMegabytes:0} MB   {times:0.00} x reading {Is(times <= MostTimesReading)} {MostTimesReading:0}   {large.Items / seconds:0} {large.Item}/s   {Mega(bytes) / seconds:0.0} MB/s");
                Console.WriteLine($"  {answer}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The yardstick of the export: every document through the XML reader, every rich text through the HTML parser, nothing else.</summary>
    private static int ReadDocuments(string export)
    {
        var html = new HtmlParser();
        var texts = 0;
        using var zip = ZipFile.OpenRead(export);
        foreach (var entry in zip.Entries)
        {
            using var reader = XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true });
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Text || !reader.Value.StartsWith("<![CDATA[", StringComparison.Ordinal)) continue;
                using var document = html.ParseDocument(reader.Value[9..^3]);
                texts++;
            }
        }
        return texts;
    }

    /// <summary>The yardstick of the list: every row through the reader of its tables, nothing else.</summary>
    private static int ReadRows(string list)
    {
        using var text = new StreamReader(list, FoerderkatalogList.Latin9);
        var table = new FormulaTable(text);
        var cells = 0;
        while (table.Read()) cells += table.Count;
        return cells;
    }

    private static char Is(bool met) => met ? '✓' : '✗';

    private static double Mega(long bytes) => bytes / 1_048_576.0;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
