using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>What editors keep beside the entries. Synonyms: of the search, as text; Terms: words for codes; Sources: notes about the sources.</summary>
public enum DeskListKind { Synonyms, Terms, Sources }

/// <summary>One version of such a list.</summary>
public sealed record DeskListVersion(DeskListKind Kind, int Version, DateTimeOffset SavedAt, string SavedBy, string? Reason, string Content);

/// <summary>What editors changed about a code. Label: null = the one that ships; Hidden: not offered for choice any more.</summary>
public sealed record TermChange(string? Label, bool Hidden);

/// <summary>What editors know and decide about a source.</summary>
public sealed record SourceNote
{
    /// <summary>Whether nothing harvests it by itself.</summary>
    public bool Paused { get; init; }
    /// <summary>Another rhythm than the host's setting, see <see cref="Rhythm"/>; null = the setting counts.</summary>
    public string? Schedule { get; init; }
    /// <summary>Whom to ask there.</summary>
    public string? Contact { get; init; }
    public string? Note { get; init; }

    public bool IsEmpty => this == new SourceNote();
}

/// <summary>Reads and writes the contents of the lists that are JSON.</summary>
public static class DeskLists
{
    /// <summary>Name of a list of codes to code to change.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, TermChange>> Terms(string? content) =>
        content is null ? new Dictionary<string, IReadOnlyDictionary<string, TermChange>>() : JsonSerializer.Deserialize<Dictionary<string, IReadOnlyDictionary<string, TermChange>>>(content, EntryJson.Options)!;

    /// <summary>Id of a source to what is noted about it.</summary>
    public static IReadOnlyDictionary<string, SourceNote> Sources(string? content) =>
        content is null ? new Dictionary<string, SourceNote>() : JsonSerializer.Deserialize<Dictionary<string, SourceNote>>(content, EntryJson.Options)!;

    /// <summary>The content as it is stored.</summary>
    public static string Write<T>(IReadOnlyDictionary<string, T> content) => JsonSerializer.Serialize(content.OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(), EntryJson.Options);
}
