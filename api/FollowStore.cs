using FundingDirectory.Core.Search;

namespace FundingDirectory.Api;

/// <summary>Follows the store while the host runs, so that a change is visible within a second.</summary>
public sealed class FollowStore(IndexFollower follower, ILogger<FollowStore> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await follower.Follow(stoppingToken)) log.LogInformation("Following the store at revision {Revision}", follower.Current.Revision);
            }
            catch (Exception e) when (e is System.Data.Common.DbException or InvalidDataException)
            {
                // Readers keep what they have; readiness says that the store cannot be followed.
                log.LogError(e, "The store could not be followed");
            }
        }
    }
}
