using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Backups;

/// <summary>Copies everything that cannot be made again: the database, the kept raw answers it names, and the keys that sessions were signed with.
/// The search index and remembered pages come back by themselves.</summary>
public static class Backup
{
    private const string Keys = "keys";

    /// <summary>Why nothing can be backed up there, as a German sentence; null when it can.</summary>
    public static string? Refusal(string dataFolder, string target) =>
        !File.Exists(Path.Combine(dataFolder, SqliteFile.Name)) ? $"Im Datenordner «{dataFolder}» liegt keine Datenbank."
        : !PrivateFolder.IsFree(target) ? $"«{target}» ist nicht leer. Eine Sicherung braucht einen neuen oder leeren Ordner."
        : target.StartsWith(dataFolder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? $"«{target}» liegt im Datenordner. Eine Sicherung gehört an einen anderen Ort."
        : null;

    /// <summary>Writes a backup while the directory runs: one state of the database, and every file it names.</summary>
    /// <returns>What was written, and the named raw answers that were not there.</returns>
    public static Task<(BackupManifest Manifest, IReadOnlyList<string> Missing)> Write(Database database, string dataFolder, string target, DateTimeOffset now, CancellationToken cancel) =>
        PrivateFolder.Fill<(BackupManifest, IReadOnlyList<string>)>(target, async folder =>
        {
            // The database first: an answer is a file before the database names it, so every name in the copy has its file.
            await SqliteFile.Copy(database, Path.Combine(folder, SqliteFile.Name), cancel);
            var state = await SqliteFile.Read(Path.Combine(folder, SqliteFile.Name), cancel);
            List<BackupFile> files = [await HashedCopy.Describe(folder, SqliteFile.Name, cancel)];
            var there = state.Captures.ToLookup(path => File.Exists(Path.Combine(dataFolder, path)));
            if (Directory.Exists(Path.Combine(dataFolder, Keys))) PrivateFolder.Make(Path.Combine(folder, Keys));
            foreach (var path in there[true].Concat(KeyFiles(dataFolder))) files.Add(await HashedCopy.Copy(dataFolder, path, folder, cancel));
            var manifest = new BackupManifest { Format = BackupManifest.NewestFormat, TakenAt = now, Schema = state.Schema, Revision = state.Revision, Entries = state.Entries, Files = files };
            await manifest.Write(folder, cancel);
            return (manifest, [.. there[false]]);
        });

    private static IEnumerable<string> KeyFiles(string dataFolder) => Directory.Exists(Path.Combine(dataFolder, Keys))
        ? Directory.EnumerateFiles(Path.Combine(dataFolder, Keys), "*.xml").Select(f => $"{Keys}/{Path.GetFileName(f)}").Order(StringComparer.Ordinal) : [];
}
