using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Backups;

/// <summary>Puts a backup in the place of a data folder: whole, after everything in it was checked, or not at all.</summary>
public static class Restore
{
    /// <summary>Reads a backup through: every file, its hash, the database from its first page to its last.</summary>
    /// <returns>The manifest, or what is wrong as a German sentence.</returns>
    public static async Task<(BackupManifest? Manifest, string? Refusal)> Check(string backup, CancellationToken cancel)
    {
        if (!Directory.Exists(backup)) return (null, $"Den Ordner «{backup}» gibt es nicht.");
        if (await BackupManifest.Read(backup, cancel) is not { } manifest) return (null, $"«{backup}» ist keine Sicherung, oder ihr Verzeichnis {BackupManifest.Name} ist beschädigt.");
        var newest = Migrations.Scripts()[^1].Version;
        if (manifest.Format > BackupManifest.NewestFormat || manifest.Schema > newest) return (null, $"Die Sicherung stammt von einer neueren Fassung des Programms (Schema {manifest.Schema}, dieses kennt {newest}).");
        if (manifest.Files.All(f => f.Path != SqliteFile.Name)) return (null, "Die Sicherung enthält keine Datenbank.");
        foreach (var file in manifest.Files)
            if (await Fault(backup, file, cancel) is { } fault) return (null, $"Die Sicherung ist beschädigt: «{file.Path}» {fault}.");
        return await SqliteFile.Damage(Path.Combine(backup, SqliteFile.Name), cancel) is { } damage ? (null, $"Die Datenbank der Sicherung ist beschädigt: {damage}") : (manifest, null);
    }

    /// <summary>Restores a checked backup. An earlier data folder is kept beside its place.</summary>
    /// <returns>Where the earlier data folder lies now (null = there was none), or why nothing was done.</returns>
    public static async Task<(string? KeptAside, string? Refusal)> Run(string backup, BackupManifest manifest, string dataFolder, bool replace, DateTimeOffset now, CancellationToken cancel)
    {
        var free = PrivateFolder.IsFree(dataFolder);
        if (!free && !replace) return (null, $"Der Datenordner «{dataFolder}» ist nicht leer. Mit --replace tritt die Sicherung an seine Stelle; der bisherige bleibt daneben liegen.");
        var running = Path.Combine(dataFolder, SqliteFile.Name);
        if (FolderMark.IsInUse(dataFolder) || (File.Exists(running) && await SqliteFile.IsInUse(running, cancel))) return (null, "Das Verzeichnis oder eine Abholung läuft noch auf diesem Datenordner. Bitte zuerst anhalten.");
        var aside = free ? null : $"{dataFolder}.vor-{BerlinTime.Clock(now):yyyyMMdd-HHmmss}";
        await PrivateFolder.Fill(dataFolder, async folder =>
        {
            if (manifest.Files.Any(f => f.Path.StartsWith("keys/", StringComparison.Ordinal))) PrivateFolder.Make(Path.Combine(folder, "keys"));
            foreach (var file in manifest.Files)
                if (await HashedCopy.Copy(backup, file.Path, folder, cancel) != file) throw new IOException($"«{file.Path}» hat sich beim Lesen geändert.");
            return true;
        }, () => { if (aside is not null) Directory.Move(dataFolder, aside); }, () => { if (aside is not null) Directory.Move(aside, dataFolder); });
        return (aside, null);
    }

    private static async Task<string?> Fault(string backup, BackupFile file, CancellationToken cancel)
    {
        // A manifest is a file like any other: it must not lead out of its folder.
        if (Path.IsPathRooted(file.Path) || file.Path.Split('/', '\\').Contains("..")) return "liegt außerhalb der Sicherung";
        if (!File.Exists(Path.Combine(backup, file.Path))) return "fehlt";
        return await HashedCopy.Describe(backup, file.Path, cancel) == file ? null : "hat einen anderen Inhalt als bei der Sicherung";
    }
}
