using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace FundingDirectory.Api.CommonGrants;

/// <summary>A funding programme as the CommonGrants protocol (0.4.0) tells it. What is not known is left out, never filled up.</summary>
public sealed record Opportunity
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required OpportunityStatus Status { get; init; }
    /// <summary>Empty when the source has no description.</summary>
    public required string Description { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunityFunding? Funding { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunityDates? KeyDates { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<OpportunityApplicant>? AcceptedApplicantTypes { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Source { get; init; }
    /// <summary>What German programmes have and the protocol has no place for, by name.</summary>
    public required IReadOnlyDictionary<string, CustomField> CustomFields { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime LastModifiedAt { get; init; }
}

/// <summary>State of an opportunity in the protocol's words.</summary>
public enum OpportunityState { Forecasted, Open, Closed, Custom }

/// <summary>State; <c>CustomValue</c> only with <c>custom</c>: «withdrawn» or «unknown».</summary>
public sealed record OpportunityStatus
{
    public required OpportunityState Value { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CustomValue { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Description { get; init; }
}

/// <summary>The money of an opportunity.</summary>
public sealed record OpportunityFunding
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Details { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Money? TotalAmountAvailable { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Money? MinAwardAmount { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Money? MaxAwardAmount { get; init; }
}

/// <summary>An amount: a decimal number as text, and the currency by ISO 4217.</summary>
public sealed record Money
{
    [RegularExpression("^-?[0-9]+\\.?[0-9]*$")] public required string Amount { get; init; }
    public required string Currency { get; init; }
}

/// <summary>The dates of an opportunity; the round that decides first, all rounds below <c>OtherDates</c>.</summary>
public sealed record OpportunityDates
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunityEvent? PostDate { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public OpportunityEvent? CloseDate { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyDictionary<string, OpportunityEvent>? OtherDates { get; init; }
}

/// <summary>Something with a date, or with words where there is none.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "eventType")]
[JsonDerivedType(typeof(SingleDate), "singleDate")]
[JsonDerivedType(typeof(DateRange), "dateRange")]
[JsonDerivedType(typeof(Other), "other")]
public abstract record OpportunityEvent
{
    public required string Name { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Description { get; init; }

    /// <summary>One day; <c>Time</c> as HH:mm:ss in Europe/Berlin.</summary>
    public sealed record SingleDate : OpportunityEvent
    {
        public required DateOnly Date { get; init; }
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public TimeOnly? Time { get; init; }
    }

    /// <summary>From one day to another.</summary>
    public sealed record DateRange : OpportunityEvent
    {
        public required DateOnly StartDate { get; init; }
        public required DateOnly EndDate { get; init; }
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public TimeOnly? EndTime { get; init; }
    }

    /// <summary>No day: told in words.</summary>
    public sealed record Other : OpportunityEvent
    {
        public required string Details { get; init; }
    }
}

/// <summary>Who may apply, in the protocol's words as far as they fit.</summary>
public enum OpportunityApplicantType
{
    [JsonStringEnumMemberName("government_municipal")] Municipal,
    [JsonStringEnumMemberName("government_county")] County,
    [JsonStringEnumMemberName("government_special_district")] SpecialDistrict,
    [JsonStringEnumMemberName("individual")] Individual,
    [JsonStringEnumMemberName("custom")] Custom,
}

/// <summary>A kind of applicant; <c>CustomValue</c>: our own code, <c>Description</c>: the German label.</summary>
public sealed record OpportunityApplicant
{
    public required OpportunityApplicantType Value { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? CustomValue { get; init; }
    public required string Description { get; init; }
}

/// <summary>JSON type of a custom field.</summary>
public enum CustomFieldType { String, Number, Integer, Boolean, Object, Array }

/// <summary>A field the protocol does not have itself.</summary>
public sealed record CustomField
{
    public required string Name { get; init; }
    public required CustomFieldType FieldType { get; init; }
    public required JsonNode Value { get; init; }
    public required string Description { get; init; }
}
