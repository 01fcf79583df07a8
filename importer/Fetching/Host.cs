using Polly;
using Polly.CircuitBreaker;

namespace FundingDirectory.Importer.Fetching;

/// <summary>One host as we treat it: whose turn it is, when it wants to be left alone, what its robots.txt says, and whether it answers at all.</summary>
internal sealed class Host(FetchPolicy policy, TimeProvider time, bool local) : IDisposable
{
    // Failures within this time count together.
    private static readonly TimeSpan Sample = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim places = new(policy.HostConcurrency), reading = new(1);
    private readonly Lock gate = new();
    private readonly ResiliencePipeline breaker = new ResiliencePipelineBuilder { TimeProvider = time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
    {
        ShouldHandle = new PredicateBuilder().Handle<Failed>(f => f.MayRepeat),
        FailureRatio = 0.5,
        MinimumThroughput = policy.BreakAfter,
        SamplingDuration = Sample,
        BreakDuration = policy.Rest,
    }).Build();
    private DateTimeOffset nextTurn, restsUntil;
    private RobotsRules? robots;

    /// <summary>Runs one request through the circuit breaker: a host that keeps failing is not asked for a while.</summary>
    public async Task<T> Guarded<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        try
        {
            return await breaker.ExecuteAsync(async _ => await request(), cancel);
        }
        catch (BrokenCircuitException)
        {
            throw new Failed($"hat zu oft nicht geantwortet und wird {policy.Rest.TotalMinutes:0} Minuten in Ruhe gelassen", mayRepeat: false) { Skipped = true };
        }
    }

    /// <summary>Runs one request when it is its turn.</summary>
    public async Task<T> InTurn<T>(Func<Task<T>> request, CancellationToken cancel)
    {
        await places.WaitAsync(cancel);
        try
        {
            var wait = Reserve();
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
            return await request();
        }
        finally
        {
            places.Release();
        }
    }

    /// <summary>Notes that the host asked for a pause (Retry-After).</summary>
    public void LeaveAlone(TimeSpan pause)
    {
        lock (gate) restsUntil = time.GetUtcNow() + pause;
    }

    /// <summary>What the host's robots.txt says, read once.</summary>
    public async Task<RobotsRules> Robots(Func<Task<RobotsRules>> read, CancellationToken cancel)
    {
        await reading.WaitAsync(cancel);
        try
        {
            return robots ??= await read();
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose()
    {
        places.Dispose();
        reading.Dispose();
    }

    private TimeSpan Reserve()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (restsUntil - now > policy.LongestPause) throw new Failed("möchte vorerst nicht gefragt werden (Retry-After)", mayRepeat: false) { Skipped = true };
            var turn = new[] { now, nextTurn, restsUntil }.Max();
            var delay = local ? policy.LocalDelay : policy.HostDelay;
            if (robots?.CrawlDelay > delay) delay = robots.CrawlDelay;
            nextTurn = turn + delay;
            return turn - now;
        }
    }
}
