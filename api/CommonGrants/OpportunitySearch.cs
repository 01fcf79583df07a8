using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>What is searched for. Everything may be missing; what is not known here is kept and reported, not refused.</summary>
public sealed record OpportunitySearch
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)][MaxLength(Input.MostText)] public string? Search { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunityFilters? Filters { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunitySorting? Sorting { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunityPaging? Pagination { get; init; }
    [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>Conditions that all must hold.</summary>
public sealed record OpportunityFilters
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public TextListFilter? Status { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public DateRangeFilter? CloseDateRange { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public MoneyRangeFilter? TotalFundingAvailableRange { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public MoneyRangeFilter? MinAwardAmountRange { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public MoneyRangeFilter? MaxAwardAmountRange { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyDictionary<string, CustomFilter>? CustomFilters { get; init; }
    /// <summary>Filters that the protocol does not have.</summary>
    [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>Whether a value must be in a list.</summary>
public enum ListOperator { In, NotIn }

/// <summary>Whether a value must be within bounds, both included.</summary>
public enum RangeOperator { Between, Outside }

/// <summary>A value against a list of texts.</summary>
public sealed record TextListFilter
{
    public required ListOperator Operator { get; init; }
    public required IReadOnlyList<string> Value { get; init; }
}

/// <summary>A day against a range.</summary>
public sealed record DateRangeFilter
{
    public required RangeOperator Operator { get; init; }
    public required DayRange Value { get; init; }
}

/// <summary>Two days, both included.</summary>
public sealed record DayRange
{
    public required DateOnly Min { get; init; }
    public required DateOnly Max { get; init; }
}

/// <summary>An amount against a range.</summary>
public sealed record MoneyRangeFilter
{
    public required RangeOperator Operator { get; init; }
    public required MoneyRange Value { get; init; }
}

/// <summary>Two amounts, both included.</summary>
public sealed record MoneyRange
{
    public required Money Min { get; init; }
    public required Money Max { get; init; }
}

/// <summary>A condition on a custom field. Which operators and values it takes depends on the field, so they are read late and reported.</summary>
public sealed record CustomFilter
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Operator { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public JsonNode? Value { get; init; }
    [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>In which direction.</summary>
public enum SortOrder { Asc, Desc }

/// <summary>How results are to be ordered. <c>SortBy</c> is read late: an order we do not have is reported.</summary>
public sealed record OpportunitySorting
{
    public required string SortBy { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CustomSortBy { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public SortOrder? SortOrder { get; init; }
    [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>Which page.</summary>
public sealed record OpportunityPaging
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)][Range(1, ListOpportunities.MostPage)] public int? Page { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)][Range(1, ListOpportunities.MostSize)] public int? PageSize { get; init; }
    [JsonExtensionData] public IDictionary<string, JsonElement>? Others { get; init; }
}
