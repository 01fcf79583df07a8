namespace FundingDirectory.Core.Domain;

/// <summary>The envelope of everything the directory publishes: identity, version and who saved it, around one content.</summary>
public sealed record Entry
{
    /// <summary>Opaque and stable: a UUID made from source and source id (see <see cref="EntryId"/>).</summary>
    public required string Id { get; init; }
    public required EntryContent Content { get; init; }
    public EntryKind Kind => Content.Kind;
    /// <summary>1 for the first, one more with every save.</summary>
    public required int Version { get; init; }
    /// <summary>Position in the order of all changes of the whole directory; strictly increasing in commit order.</summary>
    public required long Revision { get; init; }
    public EntryStatus Status { get; init; }
    public required DateTimeOffset SavedAt { get; init; }
    /// <summary>An editor's name or «import:source».</summary>
    public required string SavedBy { get; init; }
    /// <summary>Who approved it; null = nobody else, as with a harvest.</summary>
    public string? ApprovedBy { get; init; }
    /// <summary>Why it was saved, for the history.</summary>
    public string? Reason { get; init; }

    /// <summary>The source whose harvest saved it; null = an editor.</summary>
    public string? SavedFrom => SavedBy.StartsWith(Import, StringComparison.Ordinal) ? SavedBy[Import.Length..] : null;

    /// <summary>Who saved it, as the public may know: editors have a right to be no names.</summary>
    public string PublicSaver => SavedFrom is null ? "Redaktion" : "Import";

    private const string Import = "import:";
}
