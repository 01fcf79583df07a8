namespace FundingDirectory.Tests.Support;

/// <summary>The checkout the tests run in, for tests about the house itself.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The captures of real sources beside the checkout; null where they are not present.</summary>
    public static string? Captures { get; } = Directory.Exists(Path.Combine(Root, "..", "shared", "sources")) ? Path.GetFullPath(Path.Combine(Root, "..", "shared", "sources")) : null;

    /// <summary>A path below the captures; skips the test, with that reason, where they are not present.</summary>
    public static string Capture(params string[] parts)
    {
        if (Captures is null) Xunit.Assert.Skip("../shared is not present");
        return Path.Combine([Captures, .. parts]);
    }

    /// <summary>Source files of a room: everything written by us, nothing generated.</summary>
    public static IEnumerable<string> Sources(string room, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, room), "*", SearchOption.AllDirectories)
            .Where(f => (endings.Length > 0 ? endings : [".cs", ".razor"]).Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !Relative(f).Split('/').Any(p => p is "bin" or "obj" or "node_modules" or "kern" or "fonts" or "joined" or "swagger"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Directory.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
