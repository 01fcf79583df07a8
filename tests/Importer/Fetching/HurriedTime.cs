namespace FundingDirectory.Tests.Importer.Fetching;

/// <summary>A clock whose pauses are over at once, so that no test sleeps; it notes how long they should have been.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private readonly Lock gate = new();
    private DateTimeOffset now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    public List<TimeSpan> Pauses { get; } = [];

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by)
    {
        lock (gate) now += by;
    }

    /// <summary>The monotonic clock goes with the other one.</summary>
    public override long GetTimestamp() => now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero)
        {
            lock (gate)
            {
                Pauses.Add(dueTime);
                now += dueTime;
            }
        }
        return base.CreateTimer(callback, state, dueTime > TimeSpan.Zero ? TimeSpan.Zero : dueTime, period);
    }
}
