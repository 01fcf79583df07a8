using FundingDirectory.Api.Desk.Editing;

namespace FundingDirectory.Api;

/// <summary>Publishes what editors approved for a later moment. What is planned stands in the store: a host that was down catches up when it starts, and of several hosts one is faster.</summary>
public sealed class PublishPlanned(EntryDesk entries, TimeProvider time, ILogger<PublishPlanned> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                if (await entries.PublishPlanned(stoppingToken) is > 0 and var appeared) log.LogInformation("{Count} planned entries were published", appeared);
            }
            catch (System.Data.Common.DbException e)
            {
                // It stays planned and is tried again.
                log.LogError(e, "Planned entries could not be published");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
