using System.Diagnostics;

namespace FundingDirectory.Tests.Support;

/// <summary>Waits for something another thread does, by looking again, up to a generous limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static Task Holds(Func<bool> condition) => Holds(() => Task.FromResult(condition()));

    public static async Task Holds(Func<Task<bool>> condition)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Limit) throw new TimeoutException($"The condition did not hold within {Limit}.");
            await Task.Yield();
        }
    }
}
