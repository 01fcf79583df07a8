using System.Text.Json;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>POST /common-grants/opportunities/search</summary>
public static class SearchOpportunities
{
    /// <summary>Programmes that the words and filters find. Filters and orders that are not known are reported in the answer and do not fail it.</summary>
    public static async Task<Results<Ok<OpportunitySearchAnswer>, JsonHttpResult<OpportunityError>>> Handle(IndexFollower follower, SiteInfo site, HttpRequest request, CancellationToken cancel)
    {
        var (asked, unreadable) = await JsonBody.Read<OpportunitySearch>(request, cancel);
        if (asked is null) return OpportunityError.Of(unreadable!);
        var input = new Input();
        var text = input.Text(asked.Search, name: "search");
        var (page, size) = (Within(asked.Pagination?.Page, 1, ListOpportunities.MostPage, "pagination.page", input), Within(asked.Pagination?.PageSize, ListOpportunities.MostSize, ListOpportunities.MostSize, "pagination.pageSize", input));
        if (input.Problem is { } problem) return OpportunityError.Of(problem);

        var directory = follower.Current;
        var all = Opportunities.All(directory, Pages.Show.Root(site, request));
        var filters = new FilterOpportunities(asked.Filters, all);
        var (sorted, order) = SortOpportunities.Apply([.. Found(directory, text, all).Where(filters.Passes)], asked.Sorting);
        var (info, items) = PaginationInfo.Cut(sorted, page, size);
        return TypedResults.Ok(new OpportunitySearchAnswer
        {
            Items = items, PaginationInfo = info, SortInfo = order,
            FilterInfo = new() { Filters = asked.Filters is null ? [] : JsonSerializer.SerializeToNode(asked.Filters, EntryJson.Options)!.AsObject(), Errors = filters.Errors },
        });
    }

    private static IEnumerable<Opportunity> Found(PublishedDirectory directory, string? text, IReadOnlyList<Opportunity> all)
    {
        if (text is null) return all;
        var hits = directory.Index.Search(new SearchQuery { Text = text, Kinds = [EntryKind.FundingProgramme], Limit = all.Count }).Items.Select(h => Guid.Parse(h.Entry.Id)).ToHashSet();
        return all.Where(o => hits.Contains(o.Id));
    }

    private static int Within(int? value, int otherwise, int most, string name, Input input)
    {
        if (value is null) return otherwise;
        if (value >= 1 && value <= most) return value.Value;
        input.Wrong(name, $"Erwartet wird eine ganze Zahl von 1 bis {most}, nicht «{value}».");
        return otherwise;
    }
}
