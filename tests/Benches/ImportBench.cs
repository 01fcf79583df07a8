using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Xml;
using AngleSharp.Html.Parser;

namespace FundingDirectory.Benches;

/// <summary>The federal export at full size through the importer as its own process, twice, beside merely reading and parsing the same bytes.</summary>
internal static class ImportBench
{
    private const int Changed = 100;
    private const int Documents = FoerderdatenbankExport.Programmes + FoerderdatenbankExport.Others;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var export = Path.Combine(folder.FullName, "export.zip");
            var bytes = FoerderdatenbankExport.Write(export);
            Print($"{Documents} documents, {Mega(bytes):0} MB unpacked, {Mega(new FileInfo(export).Length):0} MB packed");
            // The first reading of this process, as an importer has no warm code either.
            var start = Stopwatch.GetTimestamp();
            var texts = ReadOnly(export);
            var reading = Stopwatch.GetElapsedTime(start);
            Print($"reading and parsing only     {reading.TotalSeconds:0.00} s   {texts} rich texts");
            foreach (var run in new[] { "first run", "second, unchanged run", $"with {Changed} changed" })
            {
                if (run.Contains("with", StringComparison.Ordinal)) FoerderdatenbankExport.Write(export, Changed);
                var (time, peak, answer) = await Import(export, Path.Combine(folder.FullName, "data"));
                Print($"{run,-28} {time.TotalSeconds:0.00} s   {Documents / time.TotalSeconds:0} documents/s   {Mega(bytes) / time.TotalSeconds:0.0} MB/s   peak {peak:0} MB   {time / reading:0.00} x reading");
                Console.WriteLine($"  {answer}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The yardstick: every document through the XML reader, every rich text through the HTML parser, nothing else.</summary>
    private static int ReadOnly(string export)
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

    private static async Task<(TimeSpan Time, double PeakMegabytes, string Answer)> Import(string export, string data)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundingDirectory.Importer.dll"), "run", "foerderdatenbank", "--from", export])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FundingDirectory__DataFolder"] = data;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var answer = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            if (!process.HasExited) peak = Math.Max(peak, process.PeakWorkingSet64);
        }
        return (watch.Elapsed, Mega(peak), string.Join("  ", (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private static double Mega(long bytes) => bytes / 1_048_576.0;

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
