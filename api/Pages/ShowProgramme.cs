using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;
using FundingDirectory.Web;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/foerdermittel/{slug}</summary>
public static class ShowProgramme
{
    private const int RelatedShown = 5;

    public static async Task<Results<RazorComponentResult<ProgrammePage>, StatusCodeHttpResult>> Handle(IndexFollower follower, EntryStore store, SiteInfo site, string slug, CancellationToken cancel)
    {
        var directory = follower.Current;
        if (directory.Find(EntryKind.FundingProgramme, slug) is not { Content: FundingProgramme programme } entry) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        // Old versions need no place in memory; an entry in its first one has no history to ask for.
        var changes = entry.Version == 1 ? [] : DeadlineHistory.Of(await store.Versions(entry.Id, cancel));
        var gone = entry.Status == EntryStatus.Withdrawn;
        var page = Show.Page<ProgrammePage>(site, ("Entry", entry), ("Openness", Openness.Of(programme, directory.Today)), ("SourceNames", Show.SourceNames), ("DeadlineChanges", changes),
            ("Similar", RelatedProgrammes.Similar(entry, directory.Programmes, directory.Today, RelatedShown)),
            // What its source gave up brings no money any more.
            ("Combinable", gone ? [] : RelatedProgrammes.Combinable(entry, directory.Programmes, directory.Today, RelatedShown)));
        page.StatusCode = gone ? StatusCodes.Status410Gone : StatusCodes.Status200OK;
        return page;
    }
}
