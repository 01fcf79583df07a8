using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace FundingDirectory.Benches;

/// <summary>A federal export at full size, made by varying real documents where the captures lie beside the checkout, and our own otherwise.
/// The same seed always gives the same bytes.</summary>
internal static partial class FoerderdatenbankExport
{
    public const int Programmes = 2_500, Others = 7_850;
    // So that the ZIP has the 30 to 50 MB of the real one: the long text is the guideline, the summary fills a page or two.
    private static readonly (string Property, int Words)[] Grown = [("gsb:bodyText", 3_200), ("gsb:summary", 500), ("gsb:regulatoryFWork", 300)];
    private static readonly string[] Captures =
    [
        Path.Combine("..", "shared", "sources", "foerderdatenbank", "export-xml"),
        Path.Combine("tests", "Importer", "Connectors", "captures", "foerderdatenbank"),
    ];

    /// <summary>Writes the export and says how many bytes its documents have unpacked. <paramref name="changed"/>: so many programmes say something more.</summary>
    public static long Write(string path, int changed = 0)
    {
        var templates = Templates();
        var programmes = templates.Where(t => t.Path.Contains("/Foerderprogramm/", StringComparison.Ordinal)).ToList();
        var others = templates.Except(programmes).ToList();
        var words = programmes.SelectMany(p => Words().Matches(p.Xml).Select(m => m.Value)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var (copies, random, bytes) = (Others / others.Count + 1, new Random(1), 0L);
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        for (var i = 0; i < Programmes; i++)
        {
            var more = i < changed ? "&lt;p&gt;Neu.&lt;/p&gt;" : "";
            Add(Copy(programmes[i % programmes.Count], i / programmes.Count, copies), xml => Grown.Aggregate(xml, (grown, field) => Grow(grown, field.Property, more + Text(random, words, field.Words))));
        }
        for (var i = 0; i < Others; i++) Add(Copy(others[i % others.Count], i / others.Count, copies), xml => xml);
        return bytes;

        void Add((string Path, string Xml) document, Func<string, string> grown)
        {
            using var entry = zip.CreateEntry(document.Path, CompressionLevel.Optimal).Open();
            var content = Encoding.UTF8.GetBytes(grown(document.Xml));
            entry.Write(content);
            bytes += content.Length;
        }
    }

    private static List<(string Path, string Xml)> Templates()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Directory.sln"))) root = root.Parent ?? throw new InvalidOperationException("Not inside a checkout.");
        var folder = Captures.Select(c => Path.Combine(root.FullName, c)).First(Directory.Exists);
        return [.. Directory.EnumerateFiles(folder, "*.xml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(f => (Path: Path.GetRelativePath(folder, f).Replace('\\', '/'), Xml: File.ReadAllText(f)))
            // The captures hold damaged documents too; the mass of an export is sound.
            .Where(t => t.Xml.Contains("\"gsb:title\"", StringComparison.Ordinal) && t.Xml.TrimEnd().EndsWith("</document>", StringComparison.Ordinal) && !t.Xml.Contains("<!DOCTYPE", StringComparison.Ordinal) && !t.Xml.Contains('\x02'))];
    }

    /// <summary>The n-th copy of a document under its own name; what it refers to is a copy too.</summary>
    private static (string Path, string Xml) Copy((string Path, string Xml) template, int number, int copies)
    {
        var xml = Name().Replace(Reference().Replace(template.Xml, m => $"{m.Value}-{number % copies}"), m => $"{m.Value}-{number}", 1);
        return (template.Path.Replace(".xml", $"-{number.ToString(CultureInfo.InvariantCulture)}.xml", StringComparison.Ordinal), xml);
    }

    /// <summary>Puts more text at the beginning of a property; a document without it stays as it is.</summary>
    private static string Grow(string xml, string property, string text)
    {
        var at = xml.IndexOf($"name=\"{property}\"", StringComparison.Ordinal);
        var end = at < 0 ? -1 : xml.IndexOf("&lt;div", at, StringComparison.Ordinal);
        return end < 0 ? xml : xml.Insert(xml.IndexOf("&gt;", end, StringComparison.Ordinal) + 4, text);
    }

    private static string Text(Random random, string[] words, int length)
    {
        var text = new StringBuilder("&lt;h4&gt;Angaben&lt;/h4&gt;&lt;p&gt;");
        var last = random.Next(length / 2, length * 3 / 2);
        for (var i = 1; i <= last; i++)
            text.Append(words[random.Next(words.Length)]).Append(i % 60 == 0 ? ".&lt;/p&gt;&lt;p&gt;" : i % 12 == 0 ? ". " : i % 25 == 0 ? "&lt;br /&gt;" : " ");
        return text.Append(".&lt;/p&gt;").ToString();
    }

    [GeneratedRegex("target:/BMWI/FDB/Content/DE/[^\"<&]+")]
    private static partial Regex Reference();

    [GeneratedRegex("(?<=<document[^>]* name=\")[^\"]+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\p{L}{3,}")]
    private static partial Regex Words();
}
