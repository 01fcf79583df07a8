namespace FundingDirectory.Core.Search;

/// <summary>The word lists that editors keep, as files that ship with the directory.</summary>
internal static class SearchLists
{
    public static string Read(string name)
    {
        using var stream = typeof(SearchLists).Assembly.GetManifestResourceStream($"FundingDirectory.Core.Search.{name}")
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The lines that say something, with their number; what stands after # is a remark.</summary>
    public static IEnumerable<(int Number, string Text)> Lines(string text) =>
        text.Split('\n').Select((raw, i) => (Number: i + 1, Text: raw.Split('#')[0].Trim())).Where(l => l.Text.Length > 0);
}
