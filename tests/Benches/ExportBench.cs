using System.Diagnostics;
using System.Globalization;

namespace FundingDirectory.Benches;

/// <summary>The whole site as files, from process start to the last one in its place.</summary>
internal static class ExportBench
{
    private const int Entries = 3_000;
    private const double MostSeconds = 20;

    public static async Task Run(Asked asked)
    {
        Host.Prepare();
        var folder = Directory.CreateTempSubdirectory("funding-directory-bench-");
        try
        {
            var (data, site) = (Path.Combine(folder.FullName, "data"), Path.Combine(folder.FullName, "site"));
            await GeneratedStore.Fill(Directory.CreateDirectory(data).FullName, GeneratedStore.Entries(Entries));
            var begun = Stopwatch.GetTimestamp();
            await Host.RunToEnd(["export", site], data);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var files = Directory.EnumerateFiles(site, "*", SearchOption.AllDirectories).Select(f => new FileInfo(f).Length).ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"export of {Entries} entries           {seconds:0.0} s, {files.Count} files, {files.Sum() / 1_048_576.0:0} MB, {seconds / files.Count * 1000:0.00} ms a file"));
            asked.AtMost(MostSeconds, seconds, $"seconds for {Entries} entries");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
