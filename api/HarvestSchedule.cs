using System.ComponentModel;
using System.Data.Common;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>Harvests by plan while the host runs, one source after the other. The lease in the store sees to it that several hosts with the same plan do not do it twice.</summary>
public sealed class HarvestSchedule(HarvestPlan plan, RunHistory history, LinkStore links, DeskListStore lists, ImporterProcess importer, TimeProvider time, ILogger<HarvestSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    // A command that leaves no run behind (another host was faster, the program is missing) is not started again at once.
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, DateTimeOffset> restsUntil = [];
    private DateTimeOffset? tidiedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (plan.Rhythms.Count == 0) return;
        log.LogInformation("Harvesting by schedule: {Sources}", string.Join(", ", plan.Rhythms.Keys));
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            foreach (var source in await Due(stoppingToken)) await Harvest(source, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<IReadOnlyList<string>> Due(CancellationToken cancel)
    {
        try
        {
            var (now, runs) = (time.GetUtcNow(), await history.Sources(cancel));
            var asDecided = plan.With(DeskLists.Sources(await lists.Current(DeskListKind.Sources, cancel)));
            var checkedAt = asDecided.Rhythms.ContainsKey(HarvestPlan.LinkCheck) ? await links.LastCheck(cancel) : null;
            return [.. asDecided.Rhythms.Where(r => restsUntil.GetValueOrDefault(r.Key) <= now && r.Key switch
            {
                HarvestPlan.LinkCheck => r.Value.Next(checkedAt, null, 0),
                // Tidying up twice harms nobody, so a host that starts begins with it.
                HarvestPlan.Tidy => r.Value.Next(tidiedAt, null, 0),
                _ => asDecided.Next(r.Key, runs.GetValueOrDefault(r.Key), now),
            } <= now).Select(r => r.Key)];
        }
        catch (DbException e)
        {
            log.LogError(e, "The schedule could not read the store");
            return [];
        }
    }

    private async Task Harvest(string source, CancellationToken cancel)
    {
        restsUntil[source] = time.GetUtcNow() + Rest;
        try
        {
            var code = await (source switch
            {
                HarvestPlan.LinkCheck => importer.Run(["check-links"], cancel),
                // It leaves no run behind that would tell what is gone, so the log does.
                HarvestPlan.Tidy => importer.Run([HarvestPlan.Tidy], cancel, line => log.LogInformation("{Line}", line)),
                _ => importer.Run(["run", source], cancel),
            });
            if (source == HarvestPlan.Tidy && code == 0) tidiedAt = time.GetUtcNow();
            log.LogInformation("Scheduled harvest of {Source} ended with exit code {Code}", source, code);
        }
        catch (Exception e) when (e is IOException or Win32Exception or InvalidOperationException)
        {
            log.LogError(e, "The scheduled harvest of {Source} could not be started", source);
        }
    }
}
