using System.CommandLine;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer.Commands;

/// <summary><c>check-links</c>: looks whether the links of published entries still answer.</summary>
internal static class CheckLinks
{
    private const int Usual = 200, Most = 10_000, Shown = 20;

    public static Command Command()
    {
        var limit = new Option<int>("--limit") { Description = $"Höchstens so viele Links, die am längsten nicht geprüften zuerst (1 bis {Most}).", DefaultValueFactory = _ => Usual };
        limit.Validators.Add(r => { if (r.GetValueOrDefault<int>() is < 1 or > Most) r.AddError($"--limit erwartet eine ganze Zahl von 1 bis {Most}."); });
        var source = new Option<string?>("--source") { Description = "Nur die Einträge dieser Quelle." };
        var attended = Attendance.Option();
        var command = new Command("check-links", "Prüft, ob die Links der veröffentlichten Einträge noch erreichbar sind.") { limit, source, attended };
        command.SetAction((parsed, cancel) => Attendance.Run(parsed.GetValue(attended), stop => Check(parsed.GetValue(limit), parsed.GetValue(source), stop), cancel));
        return command;
    }

    private static async Task<int> Check(int limit, string? source, CancellationToken cancel)
    {
        if (source is not null && Sources.All.All(s => s.Id != source))
        {
            await Console.Error.WriteLineAsync(Connectors.Connectors.Unknown(source));
            return ExitCode.Broken;
        }
        if (await Environment.Open(cancel) is not { } place) return ExitCode.Broken;
        using var fetcher = Environment.Fetcher(null);
        var (report, taken) = await new Lease(place.Database, place.DataFolder, TimeProvider.System).Run(LinkStore.Origin, stop => new LinkChecker(place.Database, fetcher).Run(limit, source, stop), cancel);
        if ((taken ?? report!.Refusal) is not { } refusal) return Show(report!);
        await Console.Error.WriteLineAsync($"{LinkStore.Origin}: {refusal}{(taken is null ? " Nichts geändert." : "")}");
        return ExitCode.Refused;
    }

    private static int Show(LinkReport report)
    {
        Console.WriteLine($"{LinkStore.Origin}: {German.Count(report.Checks.Count, "Link", "Links")} geprüft, {German.Number(report.Waiting)} warten");
        Report.Table([.. Enum.GetValues<LinkState>().Select(s => Vocabulary.Label(s))], [[.. Enum.GetValues<LinkState>().Select(s => $"{report.Checks.Count(c => c.State == s)}")]]);
        // Without query: it may hold anything.
        foreach (var check in report.NewlyBroken.Take(Shown)) Console.WriteLine($"nicht mehr erreichbar: {new Uri(check.Url).GetLeftPart(UriPartial.Path)}");
        return ExitCode.Accepted;
    }
}
