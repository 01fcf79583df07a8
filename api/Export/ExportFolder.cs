namespace FundingDirectory.Api.Export;

/// <summary>The folder an export goes to. The new copy grows in a folder beside it and takes its place in one step, so that readers see the old one or the new one.</summary>
public sealed class ExportFolder : IDisposable
{
    // Tells a copy that may be replaced from a folder that holds somebody's work.
    private const string Mark = "export.txt", Name = "Förder- und Wissensverzeichnis als Dateien";
    private readonly string place;

    public ExportFolder(string folder)
    {
        place = Full(folder);
        Growing = Beside("neu");
        Directory.CreateDirectory(Growing);
    }

    /// <summary>Where the new copy is written.</summary>
    public string Growing { get; }

    /// <summary>Why nothing may be written there, as a German sentence; null when it may.</summary>
    public static string? Refusal(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder)) return "Der Ordner für den Export fehlt.";
        var place = Full(folder);
        if (File.Exists(place)) return $"«{place}» ist eine Datei. Der Export braucht einen Ordner.";
        if (Path.GetDirectoryName(place) is null) return $"«{place}» kann nicht ersetzt werden. Bitte einen Ordner darunter angeben.";
        if (!Directory.Exists(place) || !Directory.EnumerateFileSystemEntries(place).Any()) return null;
        var mark = Path.Combine(place, Mark);
        return File.Exists(mark) && File.ReadLines(mark).FirstOrDefault() == Name ? null
            : $"Der Ordner «{place}» ist nicht leer und kein früherer Export. Bitte einen neuen oder leeren Ordner angeben.";
    }

    /// <summary>The folder as a full path, as seen from where the command was given.</summary>
    public static string Full(string folder) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, Caller));

    // «dotnet run» starts the program in the folder of its project; the shell's own folder stays in PWD.
    private static string Caller => File.Exists("FundingDirectory.Api.csproj") && Environment.GetEnvironmentVariable("PWD") is { } shell && Path.IsPathFullyQualified(shell) && Directory.Exists(shell)
        ? shell : Directory.GetCurrentDirectory();

    /// <summary>Puts the new copy in its place; the earlier one is removed.</summary>
    /// <param name="remark">What people should know about the copy, for instance its day.</param>
    public void Replace(string remark)
    {
        File.WriteAllText(Path.Combine(Growing, Mark), $"{Name}\n{remark}\n");
        var (old, replaces, done) = (Beside("alt"), Directory.Exists(place), false);
        if (replaces) Directory.Move(place, old);
        try
        {
            Directory.Move(Growing, place);
            done = true;
        }
        finally
        {
            if (!done && replaces) Directory.Move(old, place);
        }
        if (replaces) Directory.Delete(old, recursive: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(Growing)) Directory.Delete(Growing, recursive: true);
    }

    private string Beside(string what) => $"{place}.{what}-{Guid.NewGuid():N}";
}
