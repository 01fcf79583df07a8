using System.Globalization;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>Orders what a search found. What has no value for an order comes last, whichever way it goes; an order we do not have falls back and is reported.</summary>
internal static class SortOpportunities
{
    private const string Newest = "lastModifiedAt", Custom = "custom";

    private static readonly Dictionary<string, Func<Opportunity, IComparable?>> Orders = new(StringComparer.Ordinal)
    {
        [Newest] = o => o.LastModifiedAt,
        ["createdAt"] = o => o.CreatedAt,
        ["title"] = o => new GermanTitle(o.Title),
        ["status.value"] = o => o.Status.Value,
        ["keyDates.closeDate"] = o => (o.KeyDates?.CloseDate as OpportunityEvent.SingleDate)?.Date,
        ["funding.maxAwardAmount"] = o => Amount(o.Funding?.MaxAwardAmount),
        ["funding.minAwardAmount"] = o => Amount(o.Funding?.MinAwardAmount),
        ["funding.totalAmountAvailable"] = o => Amount(o.Funding?.TotalAmountAvailable),
    };

    /// <summary>The ordered list, and how it was ordered; without a wish newest first.</summary>
    public static (IReadOnlyList<Opportunity> Items, SortInfo Info) Apply(IReadOnlyList<Opportunity> found, OpportunitySorting? asked)
    {
        var error = asked switch
        {
            null => null,
            { SortBy: Custom } => $"«{asked.CustomSortBy}»: Diese Reihenfolge gibt es nicht. Sortiert ist nach {Newest}.",
            _ when Orders.ContainsKey(asked.SortBy) => null,
            _ => $"«{asked.SortBy}»: Diese Reihenfolge gibt es nicht. Sortiert ist nach {Newest}.",
        };
        var by = asked is null || error is not null ? Newest : asked.SortBy;
        var order = error is null && asked?.SortOrder is { } wanted ? wanted : by == Newest ? SortOrder.Desc : SortOrder.Asc;
        var key = Orders[by];
        var known = found.Where(o => key(o) is not null);
        IEnumerable<Opportunity> sorted = order == SortOrder.Asc ? known.OrderBy(key) : known.OrderByDescending(key);
        return ([.. sorted, .. found.Where(o => key(o) is null)], new() { SortBy = by, SortOrder = order, Errors = error is null ? null : [error] });
    }

    private static IComparable? Amount(Money? money) => money is null ? null : decimal.Parse(money.Amount, CultureInfo.InvariantCulture);

    /// <summary>A title as German readers order it: Ä with A.</summary>
    private sealed record GermanTitle(string Text) : IComparable
    {
        private static readonly CompareInfo German = CultureInfo.GetCultureInfo("de-DE").CompareInfo;

        public int CompareTo(object? obj) => German.Compare(Text, (obj as GermanTitle)?.Text, CompareOptions.IgnoreCase);
    }
}
