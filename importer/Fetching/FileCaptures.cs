using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Fetching;

/// <summary>Reads what a source answered from files instead of the network.</summary>
public static class FileCaptures
{
    /// <summary>Largest sum of all files; more is surely not one source's answer.</summary>
    public const long MaxBytes = 1024L * 1024 * 1024;

    /// <summary>A larger file stays where it is until it is read.</summary>
    public const long MaxInMemory = 16L * 1024 * 1024;

    /// <summary>A file, or every file of a folder, as captures named by their path below it, in ordinal order. They count as fetched now:
    /// a file's own date says nothing about when the source answered. Throws <see cref="FetchException"/> when there is nothing to read.</summary>
    public static IReadOnlyList<Capture> Read(string path, TimeProvider time)
    {
        var now = time.GetUtcNow();
        try
        {
            var files = File.Exists(path) ? [path] : Directory.Exists(path) ? Directory.GetFiles(path, "*", Options)
                : throw new FetchException($"Die Datei oder der Ordner «{path}» ist nicht vorhanden.");
            if (files.Length == 0) throw new FetchException($"Der Ordner «{path}» enthält keine Dateien.");
            if (files.Sum(f => new FileInfo(f).Length) > MaxBytes) throw new FetchException($"«{path}» enthält mehr als {MaxBytes / 1024 / 1024} Megabyte.");
            var root = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path;
            return [.. files.Select(f => (File: f, Name: Path.GetRelativePath(root, f).Replace('\\', '/'))).OrderBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => Of(f.File, f.Name, now))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FetchException($"«{path}» kann nicht gelesen werden: {e.Message}", e);
        }
    }

    private static Capture Of(string file, string name, DateTimeOffset now) => new FileInfo(file).Length > MaxInMemory
        ? new Capture { Name = name, FetchedAt = now, File = Path.GetFullPath(file) }
        : new Capture { Name = name, FetchedAt = now, Bytes = File.ReadAllBytes(file) };

    // A link in a folder may lead anywhere, or in a circle.
    private static readonly EnumerationOptions Options = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
}
