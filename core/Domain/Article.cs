using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>A guide, law or study worth reading (Leitfaden), or a text of our own.</summary>
public record Article : EntryContent
{
    [JsonIgnore] public override EntryKind Kind => EntryKind.Article;

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }
    /// <summary>Day, month or year of publication as ISO prefix, for instance «2025-06»; null = undated.</summary>
    public string? Published { get; init; }
    /// <summary>Kind of text in German, for instance «Leitlinie».</summary>
    public string? Genre { get; init; }
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public IReadOnlyList<Phase> Phases { get; init; } = [];
    /// <summary>What it explains; empty = not sorted yet.</summary>
    public IReadOnlyList<GuidanceTheme> Themes { get; init; } = [];
    public EvidenceGrade Evidence { get; init; }
    /// <summary>The whole text in Markdown when it is the directory's own (<see cref="GuideText"/>); null = another publisher's text, told in the description.</summary>
    public string? Text { get; init; }
    /// <summary>Place among the directory's own guides, from 1; null = no place of its own.</summary>
    public int? Position { get; init; }
}
