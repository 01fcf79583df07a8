using System.Globalization;

namespace FundingDirectory.Benches;

/// <summary>Figures that are asked for: each is printed with a tick or a cross, and misses are counted.</summary>
internal sealed class Asked
{
    public int Missed { get; private set; }

    /// <summary>A figure that must reach something.</summary>
    public void AtLeast(double least, double measured, string what) => Judge(measured >= least, what, measured, "at least", least);

    /// <summary>A figure that must not exceed something.</summary>
    public void AtMost(double most, double measured, string what) => Judge(measured <= most, what, measured, "at most", most);

    private void Judge(bool met, string what, double measured, string limit, double asked)
    {
        if (!met) Missed++;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {(met ? '✓' : '✗')} {what}: {measured:0.##}, asked {limit} {asked:0.##}"));
    }
}
