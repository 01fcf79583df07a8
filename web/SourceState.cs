namespace FundingDirectory.Web;

/// <summary>How a harvest ended: taken over, refused as a whole with nothing changed, or broken off.</summary>
public enum RunOutcome { Accepted, Refused, Broken }

/// <summary>The last harvest of a source. Counts are records.</summary>
public sealed record SourceRun(DateTimeOffset At, RunOutcome Outcome, int Read, int Added, int Changed, int Withdrawn, int Failed);

/// <summary>A source of the directory as the page «Quellen» shows it. LastRun null = never harvested.</summary>
public sealed record SourceState
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? Url { get; init; }
    public string? Licence { get; init; }
    public string? Attribution { get; init; }
    public SourceRun? LastRun { get; init; }
}
