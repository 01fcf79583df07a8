using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Harvest;

/// <summary>A source with the state of its harvests.</summary>
public sealed record SourceItem
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Homepage { get; init; }
    /// <summary>SPDX identifier or short name.</summary>
    public required string Licence { get; init; }
    /// <summary>Attribution to be shown with its texts.</summary>
    public required string Attribution { get; init; }
    /// <summary>How many published entries come from it.</summary>
    public required int Entries { get; init; }
    /// <summary>Normal time between two harvests in hours.</summary>
    public required double IntervalHours { get; init; }
    /// <summary>The newest run, whatever its outcome; null when it was never harvested.</summary>
    public HarvestRun? LastRun { get; init; }
    /// <summary>The newest accepted run that asked the source itself; null when there was none.</summary>
    public HarvestRun? LastGoodRun { get; init; }
    /// <summary>How many runs were refused or broken since the last good one.</summary>
    public required int FailedRuns { get; init; }
    /// <summary>Whole days since the last good run; null when there was none.</summary>
    public int? AgeDays { get; init; }
    /// <summary>By how many whole days the last good run is older than the interval allows; null when there was none.</summary>
    public int? OverdueDays { get; init; }
    /// <summary>When this host harvests it next; null when its schedule does not name it.</summary>
    public DateTimeOffset? NextRun { get; init; }
    /// <summary>Whether editors have put harvesting it on hold.</summary>
    public required bool Paused { get; init; }
    /// <summary>How many of its entries say something about each field that matters.</summary>
    public required IReadOnlyList<FieldShare> Fields { get; init; }
}

/// <summary>GET /sources</summary>
public static class ListSources
{
    /// <summary>Every source with licence, attribution, the outcome of its harvests, its age and how complete its entries are.</summary>
    public static Ok<Page<SourceItem>> Handle(IndexFollower follower, HarvestPlan plan, TimeProvider time)
    {
        var (now, notes) = (time.GetUtcNow(), follower.Current.SourceNotes);
        var asDecided = plan.With(notes);
        var items = follower.Current.Sources.Select(s => new SourceItem
        {
            Id = s.Source.Id, Name = s.Source.Name, Homepage = s.Source.Homepage, Licence = s.Source.Licence, Attribution = s.Source.Attribution, Entries = s.Entries,
            IntervalHours = s.Source.Interval.TotalHours, LastRun = s.Runs?.Last, LastGoodRun = s.Runs?.LastGood, FailedRuns = s.Runs?.Failures ?? 0,
            AgeDays = s.AgeDays, OverdueDays = s.OverdueDays, NextRun = asDecided.Next(s.Source.Id, s.Runs, now), Paused = notes.GetValueOrDefault(s.Source.Id)?.Paused == true, Fields = s.Fields,
        }).ToList();
        return TypedResults.Ok(new Page<SourceItem> { Items = items, Total = items.Count });
    }
}
