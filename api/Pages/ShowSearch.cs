using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using FundingDirectory.Web.Addresses;
using FundingDirectory.Web.Components;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Pages;

/// <summary>/foerdermittel</summary>
public static class ShowSearch
{
    private const int OthersShown = 6;
    private static readonly EntryKind[] OtherKinds = [EntryKind.CompetenceCentre, EntryKind.Article, EntryKind.UseCase];

    public static RazorComponentResult<SearchPage> Handle(IndexFollower follower, SiteInfo site, HttpRequest request)
    {
        var asked = SearchAddress.Read(request.Query);
        var directory = follower.Current;
        var index = directory.Index;
        var picked = PickedProgrammes.Read(directory, request.Query);
        var others = string.IsNullOrWhiteSpace(asked.Query.Text) || asked.Page > 1 ? null
            : index.Search(new SearchQuery { Text = asked.Query.Text, Kinds = OtherKinds, States = asked.Query.States, Topics = asked.Query.Topics, Limit = OthersShown });
        var answer = index.Search(asked.Query with { Explain = true });
        var relief = answer.Total > 0 ? null : FilterRelief.Of(asked.Query, query => index.Search(query).Total);
        return Show.Page<SearchPage>(site, ("Query", asked.Query), ("Answer", answer), ("Others", others), ("Relief", relief), ("Page", asked.Page), ("Picked", picked.Entries),
            ("Errors", asked.Errors.Concat(picked.Errors).ToList()));
    }
}
