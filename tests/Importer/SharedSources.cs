using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer;

/// <summary>The real captures beside the repository, where they are present; tests that need them are skipped otherwise.</summary>
internal static class SharedSources
{
    /// <summary>The path of a file or folder below ../shared/sources; skips the test where it is missing.</summary>
    public static string Path(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(System.IO.Path.Combine(folder.FullName, "Directory.sln"))) continue;
            var path = System.IO.Path.Combine(folder.FullName, "..", "shared", "sources", relative);
            if (File.Exists(path) || Directory.Exists(path)) return path;
        }
        Assert.Skip("../shared is not present");
        return "";
    }

    /// <summary>Our own small captures: the files of tests/Importer/Connectors/captures/NAME.</summary>
    public static IReadOnlyList<Capture> Own(string name) => FileCaptures.Read(System.IO.Path.Combine(Repository, "tests", "Importer", "Connectors", "captures", name), TimeProvider.System);

    /// <summary>The repository's own folder.</summary>
    public static string Repository { get; } = Root();

    public static Capture Bytes(string name, byte[] bytes) => new() { Name = name, FetchedAt = DateTimeOffset.UnixEpoch, Bytes = bytes };

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder!.FullName, "Directory.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
