using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>Reads files of the starter catalogue: one entry, or a list of entries, in the directory's own JSON.</summary>
public static class CatalogueFile
{
    /// <summary>Source id of the starter catalogue.</summary>
    public const string Source = "catalogue";

    private const string Licence = "CC0-1.0";
    private const string Attribution = "Förder- und Wissensverzeichnis, eigene Zusammenstellung";

    /// <summary>The entries of one file, each with the catalogue as its source. Throws <see cref="JsonException"/> when the file is not of this form.</summary>
    public static IReadOnlyList<EntryContent> Read(ReadOnlySpan<byte> json)
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
