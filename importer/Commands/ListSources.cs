using System.CommandLine;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>list</c>: every source with its licence and last run.</summary>
internal static class ListSources
{
    public static Command Command()
    {
        var command = new Command("list", "Zeigt alle Quellen mit Lizenz und letztem Lauf.");
        command.SetAction((_, cancel) => List(cancel));
        return command;
    }

    private static async Task<int> List(CancellationToken cancel)
    {
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        var runs = new HarvestStore(place.Database);
        var rows = new List<string[]>();
        foreach (var source in Connectors.Connectors.All.Select(c => c.Source))
        {
            var last = (await runs.Runs(source.Id, 0, 1, cancel)).FirstOrDefault();
            rows.Add([source.Id, source.Name, source.Licence, source.FromFileOnly ? "nur --from" : "selbsttätig", last is null ? "noch nie" : $"{last.FinishedAt.ToLocalTime():dd.MM.yyyy HH:mm} {Report.Outcome(last.Outcome)}"]);
        }
        Report.Table(["Quelle", "Name", "Lizenz", "Abruf", "letzter Lauf"], rows);
        return ExitCode.Accepted;
    }
}
