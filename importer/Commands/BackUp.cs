using System.CommandLine;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Backups;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>backup</c>: copies the store, the kept raw answers and the keys while the directory runs.</summary>
internal static class BackUp
{
    public static Command Command()
    {
        var folder = new Argument<string>("ordner") { Description = "Neuer oder leerer Ordner außerhalb des Datenordners." };
        var command = new Command("backup", "Sichert Datenbank, aufbewahrte Antworten und Schlüssel, auch im laufenden Betrieb.") { folder };
        command.SetAction((parsed, cancel) => Attendance.Run(false, stop => Write(PathOf(parsed.GetValue(folder)!), stop), cancel));
        return command;
    }

    /// <summary>A folder as typed, as a full path.</summary>
    internal static string PathOf(string typed) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(typed));

    /// <summary>The settings, when a backup is a matter of files; otherwise null, and why was said.</summary>
    internal static StoreSettings? Embedded()
    {
        var settings = StoreSettings.FromEnvironment();
        // Its files belong to the server, and only the server can say what state they are in.
        var wrong = settings.IsShared
            ? $"Für SQL Server sind dessen eigene Werkzeuge zu nehmen (BACKUP DATABASE, RESTORE DATABASE). Dieser Befehl sichert nur die eingebettete Datenbank. Den Ordner «{settings.Folder}» mit den aufbewahrten Antworten bitte mitsichern."
            : settings.Error();
        if (wrong is null) return settings;
        Console.Error.WriteLine(wrong);
        return null;
    }

    private static async Task<int> Write(string target, CancellationToken cancel)
    {
        if (Embedded() is not { } settings) return ExitCode.Broken;
        if (Backup.Refusal(settings.Folder, target) is { } refusal) return await Say(refusal, ExitCode.Refused);
        try
        {
            // As it stands: a backup before a new version of the program must not change what it saves.
            var database = settings.Open();
            var (written, taken) = await new Lease(database, settings.Folder, TimeProvider.System).Run(HarvestPlan.Tidy, stop => Backup.Write(database, settings.Folder, target, TimeProvider.System.GetUtcNow(), stop), cancel);
            if (taken is not null) return await Say(taken, ExitCode.Refused);
            var (manifest, missing) = written;
            Console.WriteLine($"Sicherung vollständig: {Report.Of(manifest)} in «{target}»");
            if (missing.Count > 0) await Say($"{German.Count(missing.Count, "aufbewahrte Antwort fehlt", "aufbewahrte Antworten fehlen")} im Datenordner und damit in der Sicherung: {string.Join(", ", missing)}", ExitCode.Accepted);
            return ExitCode.Accepted;
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            return await Say($"Es wurde nichts gesichert: {reason}", ExitCode.Broken);
        }
    }

    private static async Task<int> Say(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
