using System.Text;
using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>Reads files of the starter catalogue: one entry, or a list of entries, in the directory's own JSON; or a guide of our own, which is such an
/// entry between two lines «---» followed by its text in Markdown.</summary>
public static class CatalogueFile
{
    /// <summary>Source id of the starter catalogue.</summary>
    public const string Source = "catalogue";

    private const string Licence = "CC0-1.0";
    private const string Attribution = "Förder- und Wissensverzeichnis, eigene Zusammenstellung";

    private static ReadOnlySpan<byte> Fence => "---\n"u8;

    /// <summary>True for a name under which a file may hold entries.</summary>
    public static bool IsOne(string name) => name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    /// <summary>The entries of all files below a folder with the name of their file, in the order of their paths.</summary>
    public static IReadOnlyList<(string File, EntryContent Content)> ReadFolder(string folder) =>
        [.. System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsOne).Order(StringComparer.Ordinal)
            .SelectMany(f => Read(File.ReadAllBytes(f)).Select(c => (Path.GetFileName(f), c)))];

    /// <summary>The entries of one file, each with the catalogue as its source. Throws <see cref="JsonException"/> when the file is not of this form.</summary>
    public static IReadOnlyList<EntryContent> Read(ReadOnlySpan<byte> file) => file.StartsWith(Fence) ? [WithSource(Guide(file[Fence.Length..]))] : Entries(file);

    private static Article Guide(ReadOnlySpan<byte> file)
    {
        var end = file.IndexOf("\n---\n"u8);
        if (end < 0) throw new JsonException("The second line «---» is missing.");
        if (JsonSerializer.Deserialize<EntryContent>(file[..end], EntryJson.Strict) is not Article facts) throw new JsonException("Only an article has a text in Markdown.");
        return facts with { Text = Encoding.UTF8.GetString(file[(end + 1 + Fence.Length)..]).Trim() };
    }

    private static IReadOnlyList<EntryContent> Entries(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        IReadOnlyList<EntryContent?> entries = reader.TokenType == JsonTokenType.StartArray
            ? JsonSerializer.Deserialize<List<EntryContent?>>(json, EntryJson.Strict)!
            : [JsonSerializer.Deserialize<EntryContent>(json, EntryJson.Strict)];
        return [.. entries.Select(e => WithSource(e ?? throw new JsonException("An entry is null.")))];
    }

    /// <summary>The source's own key of a catalogue entry: kind and slug, because a slug is unique only within its kind.</summary>
    public static string SourceId(EntryContent content) => $"{Vocabulary.Code(content.Kind)}/{content.Slug}";

    private static EntryContent WithSource(EntryContent content) => content with
    {
        Sources = [new SourceReference { Source = Source, SourceId = SourceId(content), Licence = Licence, Attribution = Attribution }, .. content.Sources],
    };
}
