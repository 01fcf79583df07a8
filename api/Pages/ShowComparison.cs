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
        var asked = ComparisonAddress.Read(request.Query).Select(id => (Id: id, Entry: directory.Find(EntryKind.FundingProgramme, id))).ToList();
        // A slug and an id may mean the same programme.
        var found = asked.Select(a => a.Entry).OfType<Entry>().DistinctBy(e => e.Id).ToList();
        var compared = found.Take(ComparisonAddress.Most).Select(e => new ComparedProgramme(e, Openness.Of((FundingProgramme)e.Content, directory.Today))).ToList();
        var search = SearchAddress.Read(request.Query);
        var candidates = Candidates(directory, search.Query, compared);
        var page = Show.Page<ComparisonPage>(site, ("Programmes", compared), ("Search", search.Query), ("Candidates", candidates), ("Similar", candidates.Count > 0 ? [] : Similar(directory, compared)),
            ("Errors", Errors(asked.Where(a => a.Entry is null).Select(a => a.Id), found.Skip(ComparisonAddress.Most), search.Errors)));
        page.StatusCode = asked.Count > 0 && found.Count == 0 ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        return page;
    }

    /// <summary>The first hits of the search that are not compared yet.</summary>
    private static List<SearchHit> Candidates(PublishedDirectory directory, SearchQuery search, List<ComparedProgramme> compared) =>
        !ComparisonAddress.HasSearch(search) ? []
            : [.. directory.Index.Search(search with { Offset = 0, Limit = CandidatesShown + compared.Count }).Items.ExceptBy(compared.Select(c => c.Entry.Id), h => h.Entry.Id).Take(CandidatesShown)];

    /// <summary>What is like the first programme and not compared yet.</summary>
    private static IReadOnlyList<SimilarProgramme> Similar(PublishedDirectory directory, List<ComparedProgramme> compared) => compared.Count == 0 ? []
        : [.. RelatedProgrammes.Similar(compared[0].Entry, directory.Programmes, directory.Today, SimilarShown + compared.Count).ExceptBy(compared.Select(c => c.Entry.Id), s => s.Entry.Id).Take(SimilarShown)];

    private static List<FieldError> Errors(IEnumerable<string> unknown, IEnumerable<Entry> tooMany, IReadOnlyList<FieldError> search)
    {
        var errors = unknown.Select(id => new FieldError(ComparisonAddress.Ids, $"Ein Programm «{QueryReader.Short(id)}» ist nicht verzeichnet.")).ToList();
        if (German.List(tooMany.Select(e => $"«{e.Content.Title}»")) is { Length: > 0 } titles)
            errors.Add(new(ComparisonAddress.Ids, $"Höchstens vier Programme lassen sich vergleichen. Weggelassen: {titles}."));
        return [.. errors, .. search];
    }
}
