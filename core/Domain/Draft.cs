namespace FundingDirectory.Core.Domain;

/// <summary>Where a draft stands. Draft: being written; Review: waits for somebody who approves; Planned: approved, appears at its moment.</summary>
public enum DraftState { Draft, Review, Planned }

/// <summary>What an editor wrote about an entry and is not public yet. An entry has at most one at a time, so that two editors meet instead of drifting apart.</summary>
public sealed record Draft
{
    /// <summary>Origin of drafts among the proposals.</summary>
    public const string Origin = "editor";

    public required string Id { get; init; }
    public required string EntryId { get; init; }
    /// <summary>Version of the entry it was made from; 0 = a new entry.</summary>
    public required int BasedOn { get; init; }
    /// <summary>One more with every save; 0 = never saved.</summary>
    public int Edit { get; init; }
    public DraftState State { get; init; }
    public required EntryContent Content { get; init; }
    /// <summary>The status of the entry once this is published; archived for one that is to go.</summary>
    public EntryStatus Status { get; init; } = EntryStatus.Published;
    /// <summary>The open proposal that this draft answers; null = none.</summary>
    public string? Resolves { get; init; }
    /// <summary>Everybody who wrote in it, the last one last.</summary>
    public required IReadOnlyList<string> Authors { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
    /// <summary>Why, in the author's words; for the history.</summary>
    public string? Reason { get; init; }
    /// <summary>When a planned draft appears; null = it is not planned.</summary>
    public DateTimeOffset? PublishAt { get; init; }
    /// <summary>Who approved a planned draft; null = it is not planned, or nobody else had to.</summary>
    public string? ApprovedBy { get; init; }
    /// <summary>Why it was sent back; null = it was not.</summary>
    public string? Remark { get; init; }

    public string LastAuthor => Authors[^1];

    /// <summary>Whether a person is a second one: somebody who wrote nothing of it.</summary>
    public bool MayBeApprovedBy(string editor) => !Authors.Contains(editor);

    /// <summary>The same with one more author at the end.</summary>
    public Draft By(string editor) => this with { Authors = [.. Authors.Where(a => a != editor), editor] };
}
