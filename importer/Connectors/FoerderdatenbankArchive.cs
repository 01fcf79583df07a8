using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Connectors;

/// <summary>The documents of one export, whether it came as a ZIP file or as a folder of XML files. What programmes refer to is small and
/// kept; the programmes themselves are unpacked one after another, so that they never lie in memory together.</summary>
internal sealed class FoerderdatenbankArchive : IDisposable
{
    // About 10,350 documents of some 150 MB are real; the limits leave room and still stop an archive made to fill the memory.
    private const int MaxEntries = 60_000;
    private const long MaxExpanded = 768L * 1024 * 1024;
    private const int MaxDocument = 48 * 1024 * 1024;
    private const int HeadBytes = 4096;

    private readonly Dictionary<string, FoerderdatenbankDocument> documents = [];
    private readonly List<(string Key, UInt128 Mark)> marks = [];
    private readonly SortedDictionary<string, (string Path, Func<ArraySegment<byte>?> Bytes)> programmes = new(StringComparer.Ordinal);
    private readonly List<IDisposable> open = [];
    private long expanded;

    public List<Problem> Problems { get; } = [];
    /// <summary>False when a part of the archive itself could not be read.</summary>
    public bool Whole { get; private set; } = true;

    /// <summary>The document of a key, programmes excepted; null when the export does not hold it.</summary>
    public FoerderdatenbankDocument? Find(string? key) => key is null ? null : documents.GetValueOrDefault(key);

    /// <summary>Mark of all documents together that programmes may refer to.</summary>
    public UInt128 Others { get; private set; }

    /// <summary>The keys of all programmes, readable or not, in ordinal order.</summary>
    public IReadOnlyCollection<string> Keys => programmes.Keys;

    /// <summary>Every programme that can be unpacked, with its bytes; unpacked as the caller goes along.</summary>
    public IEnumerable<(string Key, string Path, ArraySegment<byte> Bytes)> Programmes()
    {
        foreach (var (key, (path, bytes)) in programmes)
            if (bytes() is { } found) yield return (key, path, found);
    }

    public static FoerderdatenbankArchive Open(IReadOnlyList<Capture> captures)
    {
        var archive = new FoerderdatenbankArchive();
        try
        {
            foreach (var capture in captures)
            {
                if (IsZip(capture)) archive.AddZip(capture);
                else if (capture.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)) archive.Add(capture.Name, () => Segment(capture));
                else if (captures.Count == 1) throw new SourceFormatException(NotAnArchive(capture)!);
            }
            archive.Others = RawMark.Of(archive.marks);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    /// <summary>Why a capture cannot be the export, as a German sentence; null when it begins like a ZIP file.</summary>
    public static string? NotAnArchive(Capture capture)
    {
        if (IsZip(capture)) return null;
        var html = capture.ContentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || capture.Head(HeadBytes).AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8);
        return html ? "Statt des ZIP-Exports kam eine Webseite; vermutlich hat der Bot-Schutz der Förderdatenbank geantwortet. Den Export von Hand herunterladen und mit --from angeben."
            : "Die Datei ist keine ZIP-Datei und damit nicht der Export der Förderdatenbank.";
    }

    public void Dispose() => open.ForEach(o => o.Dispose());

    private static bool IsZip(Capture capture) => capture.Head(2).AsSpan().SequenceEqual("PK"u8);

    private static ArraySegment<byte> Segment(Capture capture) => MemoryMarshal.TryGetArray(capture.Bytes, out var part) ? part : capture.Bytes.ToArray();

    private void AddZip(Capture capture)
    {
        try
        {
            var stream = capture.Open();
            open.Add(stream);
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            open.Add(zip);
            if (zip.Entries.Count > MaxEntries) throw new SourceFormatException($"Die ZIP-Datei enthält {zip.Entries.Count} Dateien, mehr als ein Export haben kann.");
            foreach (var entry in zip.Entries)
            {
                // Nothing is ever written under these names; but who made such names made no export.
                if (Escapes(entry.FullName)) throw new SourceFormatException($"Die ZIP-Datei enthält den unzulässigen Pfad «{entry.FullName}».");
                if (entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && FoerderdatenbankDocument.KeyIn(entry.FullName) is not null) Add(entry.FullName, () => Expand(entry));
            }
        }
        catch (InvalidDataException)
        {
            throw new SourceFormatException("Die ZIP-Datei der Förderdatenbank ist beschädigt oder unvollständig.");
        }
    }

    private static bool Escapes(string path) => path.StartsWith('/') || path.StartsWith('\\') || path.Contains(':', StringComparison.Ordinal) || path.Split('/', '\\').Contains("..");

    private void Add(string path, Func<ArraySegment<byte>?> bytes)
    {
        var key = FoerderdatenbankDocument.KeyIn(path) ?? path;
        if (key.StartsWith("Foerderprogramm/", StringComparison.Ordinal) ? !programmes.TryAdd(key, (path, bytes)) : documents.ContainsKey(key))
            throw new SourceFormatException($"Das Dokument «{key}» ist doppelt vorhanden; welches gilt, ist nicht zu erkennen.");
        if (programmes.ContainsKey(key) || bytes() is not { } found) return;
        if (Read(key, path, found, Problems) is not { } document) return;
        if (document.Key.StartsWith("Foerderprogramm/", StringComparison.Ordinal)) programmes.TryAdd(document.Key, (document.Key, bytes));
        else if (documents.TryAdd(document.Key, document)) marks.Add((document.Key, RawMark.Of(found)));
    }

    /// <summary>Reads a document; null with a problem when it cannot be read.</summary>
    public static FoerderdatenbankDocument? Read(string key, string path, ArraySegment<byte> bytes, List<Problem> problems)
    {
        try
        {
            var document = FoerderdatenbankDocument.Read(path, bytes);
            if (document.Mended) problems.Add(new Problem(document.Key, "XML", "Verbotene Steuerzeichen wurden entfernt; der Rest ist übernommen."));
            return document;
        }
        catch (XmlException e)
        {
            problems.Add(new Problem(key, null, $"Das XML-Dokument ist nicht lesbar: {e.Message}"));
            return null;
        }
    }

    /// <summary>The bytes of an entry, counted while they are unpacked because its stated size may lie; null when it cannot be unpacked.</summary>
    private ArraySegment<byte>? Expand(ZipArchiveEntry entry)
    {
        try
        {
            using var packed = entry.Open();
            using var bytes = new MemoryStream((int)Math.Clamp(entry.Length, 0, FoerderdatenbankDocument.MaxCharacters));
            Span<byte> buffer = stackalloc byte[16 * 1024];
            var length = 0L;
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                (length, expanded) = (length + read, expanded + read);
                if (length > MaxDocument || expanded > MaxExpanded) throw new SourceFormatException($"Die ZIP-Datei entpackt sich über das erlaubte Maß («{entry.FullName}»).");
                // What is too large for a document is only counted on.
                if (bytes.Length <= FoerderdatenbankDocument.MaxCharacters) bytes.Write(buffer[..read]);
            }
            return new ArraySegment<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
        }
        catch (InvalidDataException)
        {
            Whole = false;
            Problems.Add(new Problem(FoerderdatenbankDocument.KeyIn(entry.FullName) ?? entry.FullName, null, "Die Datei lässt sich nicht aus dem ZIP entpacken."));
            return null;
        }
    }
}
