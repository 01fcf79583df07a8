using System.CommandLine;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>run</c>: harvests one source, or every source that is due.</summary>
internal static class RunHarvest
{
    public static Command Command()
    {
        var source = new Argument<string?>("quelle") { Description = "Kennung der Quelle, siehe «list».", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string?>("--from") { Description = "Liest eine Datei oder einen Ordner mit Antworten der Quelle statt des Netzes." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Zeigt, was sich ändern würde, und speichert nichts." };
        var all = new Option<bool>("--all") { Description = "Holt jede fällige Quelle." };
        var accept = new Option<string?>("--accept-shrink") { Description = "Nimmt einen Lauf an, der mehr als 10 Prozent verliert; der Grund steht dann beim Lauf. Fehlendes gilt sofort als zurückgezogen." };
        accept.Validators.Add(r => { if (string.IsNullOrWhiteSpace(r.GetValueOrDefault<string?>())) r.AddError("--accept-shrink braucht den Grund, warum der Rückgang richtig ist."); });
        var command = new Command("run", "Holt eine Quelle in das Verzeichnis.") { source, from, dryRun, all, accept };
        command.SetAction((parsed, cancel) => parsed.GetValue(all)
            ? RunAll(parsed.GetValue(dryRun), cancel)
            : RunOne(parsed.GetValue(source), parsed.GetValue(from), parsed.GetValue(dryRun), parsed.GetValue(accept), cancel));
        return command;
    }

    private static async Task<int> RunOne(string? id, string? from, bool dryRun, string? accept, CancellationToken cancel)
    {
        if (Connectors.Connectors.Find(id) is not { } connector)
        {
            await Console.Error.WriteLineAsync(Connectors.Connectors.Unknown(id));
            return ExitCode.Broken;
        }
        return await Environment.Open(cancel) is { } place ? await Run(place, connector, from, dryRun, accept, cancel) : ExitCode.Broken;
    }

    private static async Task<int> RunAll(bool dryRun, CancellationToken cancel)
    {
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        var runs = new HarvestStore(place.Database);
        var worst = ExitCode.Accepted;
        foreach (var connector in Connectors.Connectors.All)
        {
            if (connector.Source.FromFileOnly)
            {
                Console.WriteLine($"{connector.Source.Id}: hat keine Schnittstelle im Netz und wird nur mit --from gelesen");
                continue;
            }
            var last = (await runs.Runs(connector.Source.Id, 0, 1, cancel)).FirstOrDefault(r => r.Outcome == RunOutcome.Accepted);
            if (last is not null && DateTimeOffset.UtcNow - last.FinishedAt < connector.Source.Interval)
                Console.WriteLine($"{connector.Source.Id}: noch nicht fällig");
            else worst = Math.Max(worst, await Run(place, connector, null, dryRun, null, cancel));
        }
        return worst;
    }

    private static async Task<int> Run(Place place, IConnector connector, string? from, bool dryRun, string? accept, CancellationToken cancel)
    {
        using var fetcher = new Fetcher(FetchPolicy.For(System.Environment.GetEnvironmentVariable("FundingDirectory__Operator__Contact")), TimeProvider.System);
        var harvester = new Harvester(place.Database, place.DataFolder, TimeProvider.System) { AcceptShrink = accept };
        var report = await harvester.Run(connector, () => from is null ? connector.Fetch(fetcher, cancel) : Task.FromResult(FileCaptures.Read(from, TimeProvider.System)), dryRun, cancel);
        Report.Show(report, dryRun);
        return report.Run.Outcome switch { RunOutcome.Accepted => ExitCode.Accepted, RunOutcome.Refused => ExitCode.Refused, _ => ExitCode.Broken };
    }
}
