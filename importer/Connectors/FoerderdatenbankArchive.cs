using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The documents of one export, whether it came as a ZIP file or as a folder of XML files.</summary>
internal sealed class FoerderdatenbankArchive
{
    // About 10,350 documents of some 100 MB are real; the limits leave room and still stop an archive made to fill the memory.
    private const int MaxEntries = 60_000;
    private const long MaxExpanded = 768L * 1024 * 1024;
    private const int MaxDocument = 48 * 1024 * 1024;

    private readonly Dictionary<string, FoerderdatenbankDocument> documents = [];

    public List<Problem> Problems { get; } = [];
    /// <summary>False when a part of the archive itself could not be read.</summary>
    public bool Whole { get; private set; } = true;

    public FoerderdatenbankDocument? Find(string? key) => key is null ? null : documents.GetValueOrDefault(key);

    public IEnumerable<FoerderdatenbankDocument> Programmes => documents.Values.Where(d => d.Key.StartsWith("Foerderprogramm/", StringComparison.Ordinal)).OrderBy(d => d.Key, StringComparer.Ordinal);

    public static FoerderdatenbankArchive Open(IReadOnlyList<Capture> captures)
    {
        if (captures.Count == 0) throw new SourceFormatException("Vom Export der Förderdatenbank liegt keine Datei vor.");
        var archive = new FoerderdatenbankArchive();
        foreach (var capture in captures)
        {
            if (IsZip(capture)) archive.AddZip(capture);
            else if (capture.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) archive.Add(capture.Name, capture.Bytes.Span);
            else if (captures.Count == 1) throw new SourceFormatException(NotAnArchive(capture)!);
        }
        return archive;
    }

    /// <summary>Why a capture cannot be the export, as a German sentence; null when it begins like a ZIP file.</summary>
    public static string? NotAnArchive(Capture capture)
    {
        if (IsZip(capture)) return null;
        var html = capture.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || capture.Bytes.Span.TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        return html ? "Statt des ZIP-Exports kam eine Webseite; vermutlich hat der Bot-Schutz der Förderdatenbank geantwortet. Den Export von Hand herunterladen und mit --from angeben."
            : "Die Datei ist keine ZIP-Datei und damit nicht der Export der Förderdatenbank.";
    }

    private static bool IsZip(Capture capture) => capture.Bytes.Span.StartsWith("PK"u8);

    private void AddZip(Capture capture)
    {
        try
        {
            var bytes = MemoryMarshal.TryGetArray(capture.Bytes, out var segment) ? segment : new ArraySegment<byte>(capture.Bytes.ToArray());
            using var zip = new ZipArchive(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false));
            if (zip.Entries.Count > MaxEntries) throw new SourceFormatException($"Die ZIP-Datei enthält {zip.Entries.Count} Dateien, mehr als ein Export haben kann.");
            var expanded = 0L;
            foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && FoerderdatenbankDocument.KeyIn(e.FullName) is not null))
            {
                if (Expand(entry, ref expanded) is { } document) Add(entry.FullName, document);
            }
        }
        catch (InvalidDataException)
        {
            throw new SourceFormatException("Die ZIP-Datei der Förderdatenbank ist beschädigt oder unvollständig.");
        }
    }

    /// <summary>The bytes of an entry, counted while they are unpacked because its stated size may lie; null when it cannot be unpacked.</summary>
    private byte[]? Expand(ZipArchiveEntry entry, ref long expanded)
    {
        try
        {
            using var packed = entry.Open();
            using var bytes = new MemoryStream();
            var buffer = new byte[32 * 1024];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                expanded += read;
                if (bytes.Length + read > MaxDocument || expanded > MaxExpanded) throw new SourceFormatException($"Die ZIP-Datei entpackt sich über das erlaubte Maß («{entry.FullName}»).");
                bytes.Write(buffer, 0, read);
            }
            return bytes.ToArray();
        }
        catch (InvalidDataException)
        {
            Whole = false;
            Problems.Add(new Problem(FoerderdatenbankDocument.KeyIn(entry.FullName) ?? entry.FullName, null, "Die Datei lässt sich nicht aus dem ZIP entpacken."));
            return null;
        }
    }

    private void Add(string path, ReadOnlySpan<byte> bytes)
    {
        var key = FoerderdatenbankDocument.KeyIn(path) ?? path;
        try
        {
            var document = FoerderdatenbankDocument.Read(path, bytes);
            if (document.Mended) Problems.Add(new Problem(document.Key, "XML", "Verbotene Steuerzeichen wurden entfernt; der Rest ist übernommen."));
            documents[document.Key] = document;
        }
        catch (XmlException e)
        {
            Problems.Add(new Problem(key, null, $"Das XML-Dokument ist nicht lesbar: {e.Message}"));
        }
    }
}
