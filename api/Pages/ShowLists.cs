using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/kompetenzzentren, /wissen and /praxisbeispiele: everything of one kind on one page.</summary>
public static class ShowLists
{
    public static RazorComponentResult<CentresPage> Centres(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var reader = new QueryReader(request.Query);
        var state = reader.State();
        return Show.Page<CentresPage>(site, ("Centres", Published(follower, EntryKind.CompetenceCentre)), ("Chosen", state), ("Errors", reader.Errors));
    }

    public static RazorComponentResult<KnowledgePage> Articles(IndexFollower follower, SiteInfo site) =>
        Show.Page<KnowledgePage>(site, ("Articles", Published(follower, EntryKind.Article)));

    public static RazorComponentResult<UseCasesPage> UseCases(IndexFollower follower, SiteInfo site, HttpRequest request) =>
        Show.Page<UseCasesPage>(site, ("UseCases", Published(follower, EntryKind.UseCase)), ("Request", UseCaseAddress.Read(request.Query)));

    private static List<Entry> Published(IndexFollower follower, EntryKind kind) =>
        [.. follower.Current.Entries.Where(e => e.Kind == kind && e.Status == EntryStatus.Published).OrderBy(e => e.Content.Title, StringComparer.CurrentCultureIgnoreCase)];
}
