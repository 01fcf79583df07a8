using System.Diagnostics;
using System.Globalization;

namespace FundingDirectory.Benches;

/// <summary>Times of one thing measured many times, in milliseconds.</summary>
internal sealed class Figures(string name)
{
    private readonly List<double> times = [];

    public string Name => name;
    public double P50 => At(0.50);
    public double P99 => At(0.99);
    public int Count => times.Count;

    public void Add(TimeSpan time) => times.Add(time.TotalMilliseconds);

    /// <summary>Measures an action over and over, after a warm-up that does not count.</summary>
    public static Figures Measure(string name, int rounds, Action<int> action)
    {
        for (var i = 0; i < Math.Min(rounds, 200); i++) action(i);
        var figures = new Figures(name);
        for (var i = 0; i < rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action(i);
            figures.Add(Stopwatch.GetElapsedTime(start));
        }
        return figures;
    }

    /// <summary>Prints p50 and p99 and the ratio to a yardstick measured in the same run.</summary>
    public void Print(Figures? yardstick = null)
    {
        var ratio = yardstick is null ? "" : string.Create(CultureInfo.InvariantCulture, $"   {P50 / yardstick.P50:0.00} x p50, {P99 / yardstick.P99:0.00} x p99 of {yardstick.Name}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} p50 {P50:0.000} ms   p99 {P99:0.000} ms   n {Count}{ratio}"));
    }

    private double At(double share)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
