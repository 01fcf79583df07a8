using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>Applies the filters of a search, and collects those that cannot be applied.</summary>
internal sealed class FilterOpportunities
{
    private readonly List<Func<Opportunity, bool>> conditions = [];
    private readonly List<string> errors = [];

    public FilterOpportunities(OpportunityFilters? filters, IReadOnlyList<Opportunity> all)
    {
        if (filters is null) return;
        if (filters.Status is { } status) conditions.Add(o => status.Value.Contains(Code(o.Status.Value)) == (status.Operator == ListOperator.In));
        if (filters.CloseDateRange is { } closes) conditions.Add(o => o.KeyDates?.CloseDate is OpportunityEvent.SingleDate { Date: var day } && (day >= closes.Value.Min && day <= closes.Value.Max) == (closes.Operator == RangeOperator.Between));
        Amount(filters.TotalFundingAvailableRange, nameof(filters.TotalFundingAvailableRange), o => o.Funding?.TotalAmountAvailable);
        Amount(filters.MinAwardAmountRange, nameof(filters.MinAwardAmountRange), o => o.Funding?.MinAwardAmount);
        Amount(filters.MaxAwardAmountRange, nameof(filters.MaxAwardAmountRange), o => o.Funding?.MaxAwardAmount);
        foreach (var (name, filter) in filters.CustomFilters ?? new Dictionary<string, CustomFilter>()) Custom(name, filter, all);
        foreach (var name in filters.Others?.Keys ?? []) errors.Add($"«{name}»: Diesen Filter gibt es nicht. Er wurde nicht angewandt.");
    }

    /// <summary>Which filters were not applied, and why; null when all were.</summary>
    public IReadOnlyList<string>? Errors => errors.Count > 0 ? errors : null;

    /// <summary>Whether an opportunity passes all filters.</summary>
    public bool Passes(Opportunity opportunity) => conditions.TrueForAll(c => c(opportunity));

    private void Amount(MoneyRangeFilter? filter, string name, Func<Opportunity, Money?> amount)
    {
        if (filter is null) return;
        if (Number(filter.Value.Min) is not { } least || Number(filter.Value.Max) is not { } most)
        {
            errors.Add($"«{JsonNamingPolicy.CamelCase.ConvertName(name)}»: Ein Betrag ist keine Zahl. Der Filter wurde nicht angewandt.");
            return;
        }
        // Amounts in another currency are excluded, as the protocol wants it.
        var currency = filter.Value.Min.Currency;
        conditions.Add(o => amount(o) is { } money && money.Currency == currency && filter.Value.Max.Currency == currency && Number(money) is { } number && (number >= least && number <= most) == (filter.Operator == RangeOperator.Between));
    }

    /// <summary>A condition on a custom field that holds a text or a list of texts.</summary>
    private void Custom(string name, CustomFilter filter, IReadOnlyList<Opportunity> all)
    {
        var known = all.Select(o => o.CustomFields.GetValueOrDefault(name)).FirstOrDefault(f => f is not null);
        if (known is null || Texts(known.Value) is null)
        {
            errors.Add($"«{name}»: Nach diesem Feld kann man nicht filtern. Der Filter wurde nicht angewandt.");
            return;
        }
        var wanted = (filter.Value is null ? null : Texts(filter.Value)) ?? [];
        Func<string, bool>? fits = (filter.Operator, wanted) switch
        {
            ("eq" or "neq", [var one]) => t => t == one,
            ("in" or "notIn", [_, ..]) => wanted.Contains,
            ("like" or "notLike", [var part]) => t => t.Contains(part, StringComparison.OrdinalIgnoreCase),
            _ => null,
        };
        if (fits is null)
        {
            errors.Add($"«{name}»: Der Operator «{filter.Operator}» passt nicht zu diesem Feld und Wert. Der Filter wurde nicht angewandt.");
            return;
        }
        var must = filter.Operator is "eq" or "in" or "like";
        conditions.Add(o => (o.CustomFields.GetValueOrDefault(name) is { } field && (Texts(field.Value) ?? []).Any(fits)) == must);
    }

    private static List<string>? Texts(JsonNode value)
    {
        var values = value is JsonArray list ? list : new JsonArray(value.DeepClone());
        return values.All(v => v?.GetValueKind() == JsonValueKind.String) ? [.. values.Select(v => (string)v!)] : null;
    }

    private static decimal? Number(Money money) => decimal.TryParse(money.Amount, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Code(OpportunityState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
