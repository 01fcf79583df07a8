using System.CommandLine;
using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>tidy</c>: removes raw answers and runs that are older than they are kept.</summary>
internal static class TidyUp
{
    public static Command Command()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Zeigt, was entfernt würde, und entfernt nichts." };
        var attended = Attendance.Option();
        var command = new Command(HarvestPlan.Tidy, "Entfernt aufbewahrte Antworten und Läufe, die älter sind als eingestellt. Die neuesten jeder Quelle und die Belege bestehender Einträge bleiben.") { dryRun, attended };
        command.SetAction((parsed, cancel) => Attendance.Run(parsed.GetValue(attended), stop => Run(parsed.GetValue(dryRun), stop), cancel));
        return command;
    }

    private static async Task<int> Run(bool dryRun, CancellationToken cancel)
    {
        if (Read() is not { } retention || await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        var tidy = new Tidy(place.Database, place.DataFolder, StoreSettings.FromEnvironment().IsShared, retention, TimeProvider.System);
        var (report, taken) = await new Lease(place.Database, place.DataFolder, TimeProvider.System).Run(HarvestPlan.Tidy, stop => tidy.Run(dryRun, stop), cancel);
        if (taken is not null)
        {
            await Console.Error.WriteLineAsync(taken);
            return ExitCode.Refused;
        }
        foreach (var source in report!.Captures.GroupBy(c => c.Source)) Console.WriteLine($"{source.Key}: {German.Count(source.Count(), "aufbewahrte Antwort", "aufbewahrte Antworten")}, {German.Number(source.Sum(c => c.Bytes) / 1024)} kB Inhalt");
        Console.WriteLine($"{HarvestPlan.Tidy}: {German.Count(report.Captures.Count, "Antwort", "Antworten")}, {German.Count(report.Runs, "Lauf", "Läufe")} und {German.Count(report.Leftovers, "unfertige Datei", "unfertige Dateien")} {(dryRun ? "würden entfernt" : "entfernt")}");
        return ExitCode.Accepted;
    }

    /// <summary>The settings of the environment; null when one is wrong, which was then said.</summary>
    private static Retention? Read()
    {
        var usual = new Retention();
        foreach (var name in new[] { nameof(Retention.CaptureDays), nameof(Retention.RunDays) })
            if (Value(name) is { Length: > 0 } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                Console.Error.WriteLine($"FundingDirectory:Retention:{name} muss eine ganze Zahl von Tagen sein, 0 = für immer, nicht «{text}».");
                return null;
            }
        return new Retention { CaptureDays = Days(nameof(Retention.CaptureDays), usual.CaptureDays), RunDays = Days(nameof(Retention.RunDays), usual.RunDays) };
    }

    private static int Days(string name, int usual) => Value(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : usual;

    private static string? Value(string name) => System.Environment.GetEnvironmentVariable($"FundingDirectory__Retention__{name}");
}
