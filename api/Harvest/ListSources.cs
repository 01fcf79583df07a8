using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Harvest;

/// <summary>A source with the state of its last run. Entries: how many published entries come from it; LastRun: null when it was never harvested.</summary>
public sealed record SourceState(string Id, string Name, string Homepage, string Licence, string Attribution, int Entries, HarvestRun? LastRun);

/// <summary>GET /sources</summary>
public static class ListSources
{
    /// <summary>Every source with licence, attribution and the outcome of its last harvest.</summary>
    public static Ok<Page<SourceState>> Handle(IndexFollower follower)
    {
        var states = States(follower.Current);
        return TypedResults.Ok(new Page<SourceState> { Items = states, Total = states.Count });
    }

    /// <summary>The state of every known source.</summary>
    public static IReadOnlyList<SourceState> States(PublishedDirectory directory)
    {
        var entries = directory.Entries.Where(e => e.Status == EntryStatus.Published).SelectMany(e => e.Content.Sources.Select(s => s.Source).Distinct()).CountBy(s => s).ToDictionary();
        return [.. Sources.All.Select(s => new SourceState(s.Id, s.Name, s.Homepage, s.Licence, s.Attribution, entries.GetValueOrDefault(s.Id), directory.Runs.FirstOrDefault(r => r.Source == s.Id)))];
    }
}
