using System.CommandLine;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>copy</c>: moves a directory to another store, for instance from the embedded database to SQL Server when it outgrows one machine, or back.</summary>
internal static class CopyStore
{
    private const string FromEnvironment = "env:";

    public static Command Command()
    {
        var to = new Option<string>("--to")
        {
            Required = true,
            Description = "Ziel: ein Datenordner, eine Verbindungszeichenfolge für SQL Server oder env:NAME, wenn sie in der Umgebungsvariablen NAME steht (so erscheint kein Kennwort in der Prozessliste).",
        };
        var command = new Command("copy", "Kopiert den ganzen Bestand mit allen Fassungen und Protokollen in einen anderen Store und vergleicht beide. Ein abgebrochener Lauf wird beim nächsten Mal fortgesetzt.") { to };
        command.SetAction((parsed, cancel) => Copy(parsed.GetValue(to)!, cancel));
        return command;
    }

    private static async Task<int> Copy(string to, CancellationToken cancel)
    {
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        if (Target(to) is not { } target) return await Say($"Die Umgebungsvariable {to[FromEnvironment.Length..]} ist leer.", ExitCode.Broken);
        if (target.Error() is { } error) return await Say(error.Replace("FundingDirectory:", "--to: ", StringComparison.Ordinal), ExitCode.Broken);
        var inFolder = target.ConnectionString is null;
        if (inFolder && StoreSettings.FromEnvironment() is { ConnectionString: null } && target.Folder == place.DataFolder) return await Say("--to: Das Ziel ist die Quelle.", ExitCode.Broken);
        try
        {
            var other = target.Open();
            var tables = await new StoreCopy(place.Database, other).Run(cancel);
            Report.Table(["Tabelle", "Zeilen", "geschrieben", "gleich"], [.. tables.Select(t => new[] { t.Name, $"{t.Rows}", $"{t.Written}", t.Hash is null ? "NEIN" : $"ja, {t.Hash[..12]}" })]);
            var files = inFolder && target.Folder != place.DataFolder ? Captures(place.DataFolder, target.Folder) : 0;
            if (tables.Any(t => t.Hash is null)) return await Say("Quelle und Ziel sind nicht gleich: In der Quelle wird gerade gearbeitet. Halten Sie sie an und starten Sie «copy» noch einmal; es wird fortgesetzt.", ExitCode.Refused);
            Console.WriteLine($"Alle Tabellen stimmen überein.{(inFolder ? $" Aufbewahrte Antworten der Quellen: {files} kopiert." : " Aufbewahrte Antworten der Quellen bleiben im Datenordner.")}");
            if (inFolder) await IndexForNextStart.Leave(other, target.Folder, cancel);
            return ExitCode.Accepted;
        }
        catch (CopyRefusedException e)
        {
            return await Say(e.Message, ExitCode.Refused);
        }
        catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
        {
            return await Say($"Die Kopie brach ab: {reason} Starten Sie «copy» noch einmal; es wird fortgesetzt.", ExitCode.Broken);
        }
    }

    /// <summary>The store a target names; null when its environment variable is empty.</summary>
    private static StoreSettings? Target(string to)
    {
        if (to.StartsWith(FromEnvironment, StringComparison.Ordinal))
        {
            if (System.Environment.GetEnvironmentVariable(to[FromEnvironment.Length..]) is not { Length: > 0 } value) return null;
            to = value;
        }
        var unencrypted = StoreSettings.FromEnvironment().UnencryptedStore;
        return to.Contains('=', StringComparison.Ordinal) ? new() { Store = "sqlserver", ConnectionString = to, UnencryptedStore = unencrypted } : new() { DataFolder = to };
    }

    /// <summary>Copies raw answers that the target does not have; they are named by their hash, so one that is there is the same.</summary>
    private static int Captures(string from, string to)
    {
        var (source, count) = (Path.Combine(from, CaptureStore.Folder), 0);
        if (!Directory.Exists(source)) return 0;
        foreach (var file in Directory.EnumerateFiles(source, "*.zip", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, CaptureStore.Folder, Path.GetRelativePath(source, file));
            if (File.Exists(copy)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var part = $"{copy}.part";
            File.Copy(file, part, overwrite: true);
            File.Move(part, copy);
            count++;
        }
        return count;
    }

    private static async Task<int> Say(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
