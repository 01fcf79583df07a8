namespace FundingDirectory.Core.Domain;

/// <summary>A proposal that waits, without its content, for lists.</summary>
public sealed record ProposalSummary(string Id, string EntryId, int BasedOn, string Origin, DateTimeOffset CreatedAt, string? Reason);

/// <summary>A draft without its content, for lists.</summary>
public sealed record DraftSummary(string Id, string EntryId, DraftState State, IReadOnlyList<string> Authors, DateTimeOffset ChangedAt, string? Reason, string? Resolves, DateTimeOffset? PublishAt);
