using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/vergleich</summary>
public static class ShowComparison
{
    private const int CandidatesShown = 8, SimilarShown = 4;

    public static RazorComponentResult<ComparisonPage> Handle(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var directory = follower.Current;
        var picked = PickedProgrammes.Read(directory, request.Query);
        var compared = picked.Entries.Select(e => new ComparedProgramme(e, Openness.Of((FundingProgramme)e.Content, directory.Today))).ToList();
        var search = SearchAddress.Read(request.Query);
        var candidates = Candidates(directory, search.Query, compared);
        var page = Show.Page<ComparisonPage>(site, ("Programmes", compared), ("Search", search.Query), ("SourceNames", Show.SourceNames), ("Candidates", candidates), ("Similar", candidates.Count > 0 ? [] : Similar(directory, compared)),
            ("Errors", picked.Errors.Concat(search.Errors).ToList()));
        page.StatusCode = picked.Asked && compared.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }

    /// <summary>The first hits of the search that are not compared yet.</summary>
    private static List<SearchHit> Candidates(PublishedDirectory directory, SearchQuery search, List<ComparedProgramme> compared) =>
        !ComparisonAddress.HasSearch(search) ? []
            : [.. directory.Index.Search(search with { Offset = 0, Limit = CandidatesShown + compared.Count }).Items.ExceptBy(compared.Select(c => c.Entry.Id), h => h.Entry.Id).Take(CandidatesShown)];

    /// <summary>What is like the first programme and not compared yet.</summary>
    private static IReadOnlyList<SimilarProgramme> Similar(PublishedDirectory directory, List<ComparedProgramme> compared) => compared.Count == 0 ? []
        : [.. RelatedProgrammes.Similar(compared[0].Entry, directory.Programmes, directory.Today, SimilarShown + compared.Count).ExceptBy(compared.Select(c => c.Entry.Id), s => s.Entry.Id).Take(SimilarShown)];
}
