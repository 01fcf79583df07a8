using System.CommandLine;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Backups;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>restore</c>: checks a backup and puts it in the place of the data folder.</summary>
internal static class RestoreBackup
{
    public static Command Command()
    {
        var folder = new Argument<string>("ordner") { Description = "Ordner, den «backup» geschrieben hat." };
        var replace = new Option<bool>("--replace") { Description = "Ersetzt einen Datenordner, der nicht leer ist; der bisherige bleibt daneben liegen." };
        var check = new Option<bool>("--check") { Description = "Prüft die Sicherung nur." };
        var command = new Command("restore", "Prüft eine Sicherung ganz und stellt sie im Datenordner wieder her.") { folder, replace, check };
        command.SetAction((parsed, cancel) => Attendance.Run(false, stop => Run(BackUp.PathOf(parsed.GetValue(folder)!), parsed.GetValue(replace), parsed.GetValue(check), stop), cancel));
        return command;
    }

    private static async Task<int> Run(string backup, bool replace, bool checkOnly, CancellationToken cancel)
    {
        if (BackUp.Embedded() is not { } settings) return ExitCode.Broken;
        try
        {
            var (manifest, refusal) = await Restore.Check(backup, cancel);
            if (refusal is not null) return await Refuse(refusal);
            Console.WriteLine($"Die Sicherung ist unversehrt: {Report.Of(manifest!)}");
            if (checkOnly) return ExitCode.Accepted;
            (var aside, refusal) = await Restore.Run(backup, manifest!, settings.Folder, replace, TimeProvider.System.GetUtcNow(), cancel);
            if (refusal is not null) return await Refuse(refusal);
            Console.WriteLine($"Wiederhergestellt in «{settings.Folder}».{(aside is null ? "" : $" Der bisherige Datenordner liegt in «{aside}».")}");
            await IndexForNextStart.Leave(settings.Open(), settings.Folder, cancel);
            return ExitCode.Accepted;
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            await Console.Error.WriteLineAsync($"Es wurde nichts geändert: {reason}");
            return ExitCode.Broken;
        }
    }

    private static async Task<int> Refuse(string refusal)
    {
        await Console.Error.WriteLineAsync($"{refusal} Nichts geändert.");
        return ExitCode.Refused;
    }
}
