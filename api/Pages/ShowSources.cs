using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/quellen</summary>
public static class ShowSources
{
    public static RazorComponentResult<SourcesPage> Handle(IndexFollower follower, HarvestPlan plan, TimeProvider time, SiteInfo site)
    {
        var (now, asDecided) = (time.GetUtcNow(), plan.With(follower.Current.SourceNotes));
        var planned = follower.Current.Sources.ToDictionary(s => s.Source.Id, s => asDecided.Next(s.Source.Id, s.Runs, now));
        return Show.Page<SourcesPage>(site, ("Sources", follower.Current.Sources), ("Planned", planned), ("Paused", follower.Current.SourceNotes.Where(n => n.Value.Paused).Select(n => n.Key).ToHashSet()));
    }
}
