namespace FundingDirectory.Api.Alerts;

/// <summary>Wakes who sends mails, so that the question after a new subscription does not wait for the next look.</summary>
public sealed class AlertBell : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public void Ring()
    {
        // One ring is enough, however many ask.
        lock (rung)
            if (rung.CurrentCount == 0) rung.Release();
    }

    public Task Wait(TimeSpan longest, CancellationToken cancel) => rung.WaitAsync(longest, cancel);

    public void Dispose() => rung.Dispose();
}
