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
        var attended = Attendance.Option();
        var command = new Command("run", "Holt eine Quelle in das Verzeichnis.") { source, from, dryRun, all, accept, attended };
        command.SetAction((parsed, cancel) => Attendance.Run(parsed.GetValue(attended), stop => parsed.GetValue(all)
            ? RunAll(parsed.GetValue(dryRun), stop)
            : RunOne(parsed.GetValue(source), parsed.GetValue(from), parsed.GetValue(dryRun), parsed.GetValue(accept), stop), cancel));
        return command;
    }

    private static async Task<int> RunOne(string? id, string? from, bool dryRun, string? accept, CancellationToken cancel)
    {
        if (Connectors.Connectors.Find(id) is not { } connector)
        {
            await Console.Error.WriteLineAsync(Connectors.Connectors.Unknown(id));
            return ExitCode.Broken;
        }
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        var (code, changes) = await Run(place, connector, from, dryRun, accept, cancel);
        await LeaveIndex(place, changes, cancel);
        return code;
    }

    private static async Task<int> RunAll(bool dryRun, CancellationToken cancel)
    {
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        var history = await new RunHistory(place.Database).Sources(cancel);
        var notes = DeskLists.Sources(await new DeskListStore(place.Database).Current(DeskListKind.Sources, cancel));
        var (worst, changes) = (ExitCode.Accepted, 0);
        foreach (var connector in Connectors.Connectors.All)
        {
            if (connector.Source.FromFileOnly)
            {
                Console.WriteLine($"{connector.Source.Id}: hat keine Schnittstelle im Netz und wird nur mit --from gelesen");
                continue;
            }
            if (notes.GetValueOrDefault(connector.Source.Id)?.Paused == true)
            {
                Console.WriteLine($"{connector.Source.Id}: von der Redaktion angehalten");
                continue;
            }
            var due = history.GetValueOrDefault(connector.Source.Id)?.Next(new Rhythm { Every = connector.Source.Interval });
            if (due > DateTimeOffset.UtcNow) Console.WriteLine($"{connector.Source.Id}: noch nicht fällig, wieder ab {German.Moment(due.Value)}");
            else
            {
                var (code, made) = await Run(place, connector, null, dryRun, null, cancel);
                (worst, changes) = (Math.Max(worst, code), changes + made);
            }
        }
        await LeaveIndex(place, changes, cancel);
        return worst;
    }

    private static Task LeaveIndex(Place place, int changes, CancellationToken cancel) =>
        changes < IndexForNextStart.FewChanges ? Task.CompletedTask : IndexForNextStart.Leave(place.Database, place.DataFolder, cancel);

    /// <summary>Harvests a source unless somebody else does; how that ended, and how many entries it changed.</summary>
    private static async Task<(int Code, int Changes)> Run(Place place, IConnector connector, string? from, bool dryRun, string? accept, CancellationToken cancel)
    {
        if (dryRun) return (ExitCode.Of((await Harvest(place, connector, from, dryRun, accept, cancel)).Outcome), 0);
        HarvestRun? run = null;
        var (code, taken) = await new Lease(place.Database, place.DataFolder, TimeProvider.System).Run(connector.Source.Id, async stop => ExitCode.Of((run = await Harvest(place, connector, from, dryRun, accept, stop)).Outcome), cancel);
        if (taken is null) return (code, run is { Outcome: RunOutcome.Accepted } done ? done.Counts.Added + done.Counts.Changed + done.Counts.Withdrawn : 0);
        await Console.Error.WriteLineAsync($"{connector.Source.Id}: {taken}");
        return (ExitCode.Refused, 0);
    }

    private static async Task<HarvestRun> Harvest(Place place, IConnector connector, string? from, bool dryRun, string? accept, CancellationToken cancel)
    {
        using var fetcher = Environment.Fetcher(dryRun ? null : place);
        var harvester = new Harvester(place.Database, place.DataFolder, TimeProvider.System) { AcceptShrink = accept };
        var report = await harvester.Run(connector, () => from is null ? connector.Fetch(fetcher, cancel) : Task.FromResult(FileCaptures.Read(from, TimeProvider.System)), dryRun, cancel);
        Report.Show(report, dryRun);
        if (fetcher.Unchanged > 0) Console.WriteLine($"{connector.Source.Id}: {German.Count(fetcher.Unchanged, "Seite ist", "Seiten sind")} laut Quelle unverändert, nicht erneut übertragen");
        return report.Run;
    }
}
