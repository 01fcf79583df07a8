namespace FundingDirectory.Core.Domain;

/// <summary>Why something lies on the editors' desk, the more urgent first.</summary>
public enum WorkKind { Review, Conflict, Message, BrokenLink, Duplicate, Hint, DeadlinePassed, MissingFacts, New, Stale, Draft, Planned }

/// <summary>One piece of work. Subject: id of the proposal, draft or message it is about, of the entry otherwise.</summary>
public sealed record WorkItem
{
    public required WorkKind Kind { get; init; }
    public required string Subject { get; init; }
    public required string EntryId { get; init; }
    public required string Title { get; init; }
    /// <summary>What it is about, in one German sentence or less.</summary>
    public string? Detail { get; init; }
    /// <summary>Kind of the entry; null = not known without reading the proposal.</summary>
    public EntryKind? EntryKind { get; init; }
    /// <summary>Since when it waits; null = not known.</summary>
    public DateTimeOffset? Since { get; init; }
    /// <summary>Version of the entry; looking at it counts until the next one.</summary>
    public int Version { get; init; }
    /// <summary>Name of the editor who has taken it; null = nobody.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Stable as long as the work is the same.</summary>
    public string Id => $"{Vocabulary.Code(Kind)}:{Subject}";

    /// <summary>Whether looking at it is all there is to do.</summary>
    public bool IsDoneByLooking => Kind is WorkKind.DeadlinePassed or WorkKind.MissingFacts or WorkKind.New or WorkKind.Stale;
}
