using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Harvest;

/// <summary>A source with the state of its last run. Entries: how many published entries come from it; LastRun: null when it was never harvested.</summary>
public sealed record SourceItem(string Id, string Name, string Homepage, string Licence, string Attribution, int Entries, HarvestRun? LastRun);

/// <summary>GET /sources</summary>
public static class ListSources
{
    /// <summary>Every source with licence, attribution and the outcome of its last harvest.</summary>
    public static Ok<Page<SourceItem>> Handle(IndexFollower follower)
    {
        var items = SourceState.Of(follower.Current).Select(s => new SourceItem(s.Source.Id, s.Source.Name, s.Source.Homepage, s.Source.Licence, s.Source.Attribution, s.Entries, s.LastRun)).ToList();
        return TypedResults.Ok(new Page<SourceItem> { Items = items, Total = items.Count });
    }
}
