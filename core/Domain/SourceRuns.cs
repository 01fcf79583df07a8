namespace FundingDirectory.Core.Domain;

/// <summary>What the runs of a source amount to. LastGood: the last accepted run that asked the source itself, not kept answers.
/// Failures: how many refused or broken runs there were since.</summary>
public sealed record SourceRuns(string Source, HarvestRun? Last, HarvestRun? LastGood, int Failures)
{
    /// <summary>When the next run is due by a rhythm; a time in the past means now.</summary>
    public DateTimeOffset Next(Rhythm rhythm) => rhythm.Next(LastGood?.FinishedAt, Failures > 0 ? Last?.FinishedAt : null, Failures);
}
