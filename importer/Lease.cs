using System.Data.Common;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Importer;

/// <summary>Holds a source's lease while its harvest runs, so that no other host harvests it meanwhile.</summary>
public sealed class Lease(Database database, string dataFolder, TimeProvider time)
{
    /// <summary>How long a lease outlives a machine that died. A process that died on this machine leaves it at once.</summary>
    public static readonly TimeSpan Duration = TimeSpan.FromMinutes(2);

    private readonly LeaseStore leases = new(database);

    /// <summary>Runs the work under the lease. When somebody else has it, nothing is run and the answer is a German sentence saying who has since when.</summary>
    public async Task<(T? Result, string? Taken)> Run<T>(string source, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        using var presence = new Presence(dataFolder);
        var holder = presence.Holder;
        var lease = await leases.Claim(source, holder, time.GetUtcNow(), Duration, cancel);
        if (lease.Holder != holder && Presence.Gone(dataFolder, lease.Holder))
        {
            await leases.Release(source, lease.Holder, time.GetUtcNow(), cancel);
            lease = await leases.Claim(source, holder, time.GetUtcNow(), Duration, cancel);
        }
        if (lease.Holder != holder) return (default, $"Das läuft bereits auf {lease.Holder.Split(" (")[0]}, seit {German.Moment(lease.Since)}. Nichts geändert.");
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var over = new CancellationTokenSource();
        var renewing = Renew(source, holder, lost, over.Token);
        try
        {
            return (await work(lost.Token), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (default, "Ein anderer Rechner hat übernommen, weil dieser zu lange nichts von sich hören ließ. Nichts geändert.");
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
            await leases.Release(source, holder, time.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task Renew(string source, string holder, CancellationTokenSource lost, CancellationToken over)
    {
        var expires = time.GetUtcNow() + Duration;
        using var timer = new PeriodicTimer(Duration / 4, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                var now = time.GetUtcNow();
                var held = await TryRenew(source, holder, now, over);
                if (held == true) expires = now + Duration;
                if (held == false || now >= expires) await lost.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    /// <summary>False when the lease is somebody else's; null when the store cannot be reached right now: then it counts until it expires.</summary>
    private async Task<bool?> TryRenew(string source, string holder, DateTimeOffset now, CancellationToken over)
    {
        try
        {
            return await leases.Renew(source, holder, now, Duration, over);
        }
        catch (DbException)
        {
            return null;
        }
    }
}
