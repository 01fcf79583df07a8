using System.CommandLine;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>reparse</c>: reads answers that an earlier run kept once more, without the network: for a parser that was corrected.</summary>
internal static class ReparseCapture
{
    public static Command Command()
    {
        var source = new Argument<string>("quelle") { Description = "Kennung der Quelle, siehe «list»." };
        var capture = new Option<string?>("--capture") { Description = "Hash der aufbewahrten Antwort; ohne Angabe die neueste der Quelle." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Zeigt, was sich ändern würde, und speichert nichts." };
        var command = new Command("reparse", "Liest eine aufbewahrte Antwort der Quelle noch einmal, ohne Netz.") { source, capture, dryRun };
        command.SetAction((parsed, cancel) => Reparse(parsed.GetValue(source), parsed.GetValue(capture), parsed.GetValue(dryRun), cancel));
        return command;
    }

    private static async Task<int> Reparse(string? id, string? hash, bool dryRun, CancellationToken cancel)
    {
        if (Connectors.Connectors.Find(id) is not { } connector) return await Say(Connectors.Connectors.Unknown(id), ExitCode.Broken);
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        var history = new RunHistory(place.Database);
        if (await history.Captured(connector.Source.Id, hash, cancel) is not { CaptureHash: { } kept } run)
            return await Say($"{id}: Es ist keine Antwort {(hash is null ? "dieser Quelle" : "mit diesem Hash")} aufbewahrt.", ExitCode.Broken);
        if (!dryRun && (await history.Sources(cancel))[run.Source].LastGood?.Number > run.Number)
            return await Say($"{id}: Seit dieser Antwort hat die Quelle eine neuere gegeben. Eine ältere lässt sich nur mit --dry-run ansehen, sonst käme Überholtes zurück.", ExitCode.Refused);
        var folder = Directory.CreateTempSubdirectory("funding-directory-").FullName;
        try
        {
            if (!await new CaptureStore(place.Database, place.DataFolder).Unpack(connector.Source.Id, kept, folder, cancel))
                return await Say($"{id}: Die aufbewahrte Antwort {kept} fehlt im Datenordner.", ExitCode.Broken);
            Console.WriteLine($"{id}: Antwort vom {German.Moment(run.StartedAt)} ({kept[..12]}…), ohne Netz gelesen");
            if (dryRun) return await Read(place, connector, folder, run, dryRun, cancel);
            var (code, taken) = await new Lease(place.Database, place.DataFolder, TimeProvider.System).Run(connector.Source.Id, stop => Read(place, connector, folder, run, dryRun, stop), cancel);
            return taken is null ? code : await Say($"{id}: {taken}", ExitCode.Refused);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> Read(Place place, IConnector connector, string folder, HarvestRun run, bool dryRun, CancellationToken cancel)
    {
        var harvester = new Harvester(place.Database, place.DataFolder, TimeProvider.System) { CapturedAt = run.StartedAt };
        // What is read counts as fetched when it was, not now.
        var report = await harvester.Run(connector, () => Task.FromResult<IReadOnlyList<Capture>>([.. FileCaptures.Read(folder, TimeProvider.System).Select(c => c with { FetchedAt = run.StartedAt })]), dryRun, cancel);
        Report.Show(report, dryRun);
        return ExitCode.Of(report.Run.Outcome);
    }

    private static async Task<int> Say(string sentence, int code)
    {
        await Console.Error.WriteLineAsync(sentence);
        return code;
    }
}
