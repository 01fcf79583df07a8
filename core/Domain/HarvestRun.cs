namespace FundingDirectory.Core.Domain;

/// <summary>How a run ended. Refused: the data was not plausible; Broken: the source did not answer as agreed. Both change nothing.</summary>
public enum RunOutcome { Accepted, Refused, Broken }

/// <summary>One harvest of one source.</summary>
public sealed record HarvestRun
{
    /// <summary>Running number over all sources; 0 before it is stored.</summary>
    public long Number { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required RunOutcome Outcome { get; init; }
    /// <summary>Why it was refused or broke, or what an accepted run left out of the source, as German sentences; null when there is nothing to say.</summary>
    public string? Message { get; init; }
    /// <summary>Hash over the raw answers it read; null when none arrived.</summary>
    public string? CaptureHash { get; init; }
    /// <summary>When the source gave what this run read, if that was an earlier run; null = fetched by this one.</summary>
    public DateTimeOffset? CapturedAt { get; init; }
    public required HarvestCounts Counts { get; init; }
}

/// <summary>What a run did, in records. Held: changed by the source and by an editor, so it waits for a decision.</summary>
public sealed record HarvestCounts
{
    public int Read { get; init; }
    public int Added { get; init; }
    public int Changed { get; init; }
    public int Unchanged { get; init; }
    public int Held { get; init; }
    /// <summary>Not listed any more, but still within the grace period.</summary>
    public int Missing { get; init; }
    public int Withdrawn { get; init; }
    /// <summary>Records with a problem; those without a usable content are not read.</summary>
    public int Problems { get; init; }
}

/// <summary>What a source said last about one of its records.</summary>
public sealed record SourceRecord
{
    public required string Source { get; init; }
    public required string SourceId { get; init; }
    public required string EntryId { get; init; }
    public required DateTimeOffset FirstSeen { get; init; }
    public required DateTimeOffset LastSeen { get; init; }
    /// <summary>First complete run that did not list it; null = listed.</summary>
    public DateTimeOffset? MissingSince { get; init; }
    /// <summary>When its entry was marked as withdrawn; null = not withdrawn.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
    /// <summary>The content as harvested last: the base for telling the source's changes from an editor's.</summary>
    public required EntryContent Content { get; init; }
    /// <summary>Mark of the raw data the content was read from, as its connector makes it; null = the connector makes none, or not everything in the data could be used.</summary>
    public UInt128? RawMark { get; init; }
}

/// <summary>A content that waits for a decision, on top of a version of an entry (0: a new entry).</summary>
public sealed record Proposal
{
    /// <summary>Origin of the question whether two entries are the same programme.</summary>
    public const string Duplicate = "duplicate";

    public required string Id { get; init; }
    public required string EntryId { get; init; }
    public required int BasedOn { get; init; }
    /// <summary>«open», «accepted», «rejected», or «obsolete» when its question answered itself.</summary>
    public string State { get; init; } = "open";
    /// <summary>«import:source», «duplicate», «link-check» or «editor».</summary>
    public required string Origin { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public string? Reason { get; init; }
    public required EntryContent Content { get; init; }
    /// <summary>JSON names of the fields in question; empty when the whole content is.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
    /// <summary>Id of the entry that this one may be the same as; only for the origin «duplicate».</summary>
    public string? Twin { get; init; }
}
