using System.Reflection;
using FundingDirectory.Web.Reference;

namespace FundingDirectory.Api.Description;

/// <summary>The examples of our guides: files beside this program's sources, in which an invented address stands for this directory's.</summary>
internal static class Guides
{
    /// <summary>The address that stands in the files.</summary>
    public const string Placeholder = "https://verzeichnis.example";

    /// <summary>The tasks, in the order of the page.</summary>
    public static IReadOnlyList<string> Tasks { get; } = ["suchen", "abgleichen", "spiegeln"];

    /// <summary>Every language with the ending of its files.</summary>
    public static IReadOnlyList<(string Ending, string Name)> Languages { get; } = [("sh", "curl"), ("py", "Python"), ("ts", "TypeScript"), ("cs", "C#")];

    /// <summary>All guides with the address of this directory in their examples.</summary>
    public static IReadOnlyList<Guide> All(string root) => [.. Tasks.Select(task => new Guide(task, [.. Languages.Select(l => new GuideExample(l.Name, Read($"{task}.{l.Ending}", root)))]))];

    /// <summary>One example.</summary>
    public static string Read(string file, string root)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Guides/{file}") ?? throw new InvalidOperationException($"{file} is not part of the program.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd().Replace(Placeholder, root, StringComparison.Ordinal);
    }
}
