using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/ and the pages about the site itself.</summary>
public static class ShowTexts
{
    private const int EntriesShown = 5, TopicsShown = 6;

    public static RazorComponentResult<StartPage> Start(IndexFollower follower, SiteInfo site)
    {
        var directory = follower.Current;
        var counts = directory.Entries.Where(e => e.Status == EntryStatus.Published).CountBy(e => e.Kind).ToDictionary();
        return Show.Page<StartPage>(site, ("Counts", counts), ("Topics", Topics(directory)), ("Glossary", directory.Find(EntryKind.Article, "glossar") is { Status: EntryStatus.Published } glossary ? glossary : null),
            ("ClosingSoon", Hits(directory, SearchSort.Deadline, [Vocabulary.Code(OpennessState.ClosingSoon), Vocabulary.Code(OpennessState.Open)])), ("Newest", Hits(directory, SearchSort.Newest, SearchAddress.DefaultStatuses)));
    }

    public static RazorComponentResult<ImprintPage> Imprint(SiteInfo site) => Show.Page<ImprintPage>(site);

    public static RazorComponentResult<PrivacyPage> Privacy(SiteInfo site) => Show.Page<PrivacyPage>(site);

    public static RazorComponentResult<LicencesPage> Licences(SiteInfo site) => Show.Page<LicencesPage>(site);

    public static RazorComponentResult<EmbeddingPage> Embedding(SiteInfo site, HttpRequest request) => Show.Page<EmbeddingPage>(site, ("Root", Show.Root(site, request)));

    public static RazorComponentResult<AccessibilityPage> Accessibility(SiteInfo site) => Show.Page<AccessibilityPage>(site);

    private static List<FacetValue> Topics(PublishedDirectory directory) =>
        [.. (directory.Index.Search(SearchAddress.Fresh() with { Limit = 0 }).Facets.GetValueOrDefault("topic") ?? []).OrderByDescending(t => t.Count).Take(TopicsShown)];

    private static IReadOnlyList<SearchHit> Hits(PublishedDirectory directory, SearchSort sort, IReadOnlyList<string> statuses) =>
        directory.Index.Search(new SearchQuery { Kinds = [EntryKind.FundingProgramme], Statuses = statuses, Sort = sort, Limit = EntriesShown }).Items;
}
