using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>What tells one record or entry from another, without its texts: a few words instead of pages. Traits: null for all but programmes.</summary>
internal sealed record Sketch(string Id, EntryKind Kind, string Title, ProgrammeTraits? Traits)
{
    /// <summary>The sketch of a content under the key of its record or the id of its entry.</summary>
    public static Sketch Of(string id, EntryContent content) => new(id, content.Kind, content.Title, content is FundingProgramme programme ? new(programme) : null);
}
