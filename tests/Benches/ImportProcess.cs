using System.Diagnostics;

namespace FundingDirectory.Benches;

/// <summary>One harvest by the importer as a process of its own: how long it took, the most memory it ever held (peak working set), and what it said.</summary>
internal sealed record ImportProcess(TimeSpan Time, double PeakMegabytes, string Answer)
{
    public static async Task<ImportProcess> Run(string source, string from, string data)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundingDirectory.Importer.dll"), "run", source, "--from", from])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FundingDirectory__DataFolder"] = data;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var answer = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            if (!process.HasExited) peak = Math.Max(peak, process.PeakWorkingSet64);
        }
        return new(watch.Elapsed, peak / 1_048_576.0, string.Join("  ", (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
