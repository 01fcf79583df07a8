using System.Text.RegularExpressions;

namespace FundingDirectory.Importer;

/// <summary>A file in the data folder that the operating system keeps locked as long as this process lives. It tells a harvest that was killed from one that still works,
/// without waiting for a lease to run out.</summary>
internal sealed partial class Presence : IDisposable
{
    private readonly FileStream file;

    public Presence(string dataFolder)
    {
        var mark = Guid.NewGuid().ToString("n");
        file = new FileStream(FileOf(dataFolder, mark), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        Holder = $"{Environment.MachineName}, Prozess {Environment.ProcessId} ({mark})";
    }

    /// <summary>Names this process in a lease.</summary>
    public string Holder { get; }

    /// <summary>Whether the holder surely lives no more. One without a file here may live on another machine.</summary>
    public static bool Gone(string dataFolder, string holder)
    {
        if (Mark().Match(holder) is not { Success: true } match || FileOf(dataFolder, match.Groups[1].Value) is var path && !File.Exists(path)) return false;
        try
        {
            using (new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)) { }
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            return false; // Still locked.
        }
    }

    public void Dispose()
    {
        file.Dispose();
        File.Delete(file.Name);
    }

    private static string FileOf(string dataFolder, string mark) => Path.Combine(Directory.CreateDirectory(Path.Combine(dataFolder, "leases")).FullName, $"{mark}.lock");

    [GeneratedRegex(@"\(([0-9a-f]{32})\)$")]
    private static partial Regex Mark();
}
