using System.Data.Common;
using FundingDirectory.Api.Alerts;

namespace FundingDirectory.Api;

/// <summary>Looks for due alerts and sends what waits while the host runs.</summary>
public sealed class AlertSchedule(AlertRun run, MailOut mails, AlertBell bell, ILogger<AlertSchedule> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var (written, unreadable) = await run.Once(stoppingToken);
                if (written > 0) log.LogInformation("{Count} alerts were written", written);
                if (unreadable > 0) log.LogError("The addresses of {Count} subscriptions were stored with another key; they wait", unreadable);
                if (await mails.Once(stoppingToken) is > 0 and var sent) log.LogInformation("{Count} mails were sent", sent);
            }
            catch (Exception e) when (e is DbException or InvalidDataException)
            {
                // What is due stays due.
                log.LogError(e, "Alerts could not be looked at");
            }
            await bell.Wait(Pause, stoppingToken);
        }
    }
}
