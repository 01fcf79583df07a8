using System.Text.Json.Serialization;

namespace FundingDirectory.Core.Domain;

/// <summary>A funding programme or call (Förderprogramm, Aufruf) as a municipality reads it. Money is whole euro, shares are
/// percent 0–100; null and «unknown» mean that the source does not say, never «no».</summary>
public record FundingProgramme : EntryContent
{
    [JsonIgnore] public override EntryKind Kind => EntryKind.FundingProgramme;

    /// <summary>Who gives the money: EU, federal, state …</summary>
    public FundingLevel Level { get; init; }
    /// <summary>The authority that gives the money (Fördergeber).</summary>
    public Organisation? FundingBody { get; init; }
    /// <summary>The agency that handles applications (Projektträger).</summary>
    public Organisation? ProjectManagementAgency { get; init; }
    /// <summary>Area by official regional key (ARS) prefixes, for instance «13» for Mecklenburg-Vorpommern; empty = nationwide or EU-wide.</summary>
    public IReadOnlyList<string> FundingAreas { get; init; } = [];
    /// <summary>True when the source states no area at all, so that an empty <see cref="FundingAreas"/> is not read as «nationwide».</summary>
    public bool AreaUnknown { get; init; }
    public IReadOnlyList<Topic> Topics { get; init; } = [];
    public AiFit AiFit { get; init; }
    public IReadOnlyList<Phase> Phases { get; init; } = [];
    /// <summary>The main form of help; the first of <see cref="FundingTypes"/>.</summary>
    public FundingType FundingType => FundingTypes.Count > 0 ? FundingTypes[0] : FundingType.Unknown;
    /// <summary>Every form of help the source names, in its order.</summary>
    public IReadOnlyList<FundingType> FundingTypes { get; init; } = [];
    /// <summary>Who may apply; empty = the source does not say.</summary>
    public IReadOnlyList<ApplicantType> EligibleApplicants { get; init; } = [];
    public Consortium Consortium { get; init; }
    /// <summary>Smallest number of inhabitants; null = no limit known.</summary>
    public int? PopulationMin { get; init; }
    /// <summary>Largest number of inhabitants; null = no limit known.</summary>
    public int? PopulationMax { get; init; }
    public BudgetSecurity BudgetSecurity { get; init; }
    /// <summary>Share of eligible costs (Förderquote), one row a condition; empty = unknown.</summary>
    public IReadOnlyList<FundingRate> FundingRates { get; init; } = [];
    public long? AmountMin { get; init; }
    public long? AmountMax { get; init; }
    public AmountPer AmountPer { get; init; }
    /// <summary>Smallest project volume in euro (Bagatellgrenze).</summary>
    public long? ProjectVolumeMin { get; init; }
    /// <summary>Money in the whole programme or call in euro.</summary>
    public long? TotalBudget { get; init; }
    /// <summary>Own share (Eigenanteil); null = not stated. A rate alone also implies one, see matching.</summary>
    public OwnContribution? OwnContribution { get; init; }
    /// <summary>Costs that can be funded; empty = unknown.</summary>
    public IReadOnlyList<CostKind> EligibleCosts { get; init; } = [];
    public DeadlineModel DeadlineModel { get; init; }
    public IReadOnlyList<Round> Rounds { get; init; } = [];
    public Procedure? Procedure { get; init; }
    public EarlyStart EarlyStart { get; init; }
    public CumulationRules? Cumulation { get; init; }
    public StateAid StateAid { get; init; }
    /// <summary>Longest duration of a project in months.</summary>
    public int? DurationMonths { get; init; }
    public IReadOnlyList<Contact> Contacts { get; init; } = [];
    public Guideline? Guideline { get; init; }
    /// <summary>Legal basis as the source cites it.</summary>
    public string? LegalBasis { get; init; }
    /// <summary>Remark of the source on its state, for instance that applications are no longer taken.</summary>
    public string? StatusNote { get; init; }
}

/// <summary>An authority or agency. <c>Id</c>: the source's own key, null when it has none.</summary>
public sealed record Organisation { public required string Name { get; init; } public string? Id { get; init; } }

/// <summary>One funding rate (Förderquote). <c>PercentMax</c>: percent of eligible costs; <c>Applicants</c>: only for these, empty = for all.</summary>
public sealed record FundingRate
{
    public required decimal PercentMax { get; init; }
    public decimal? PercentMin { get; init; }
    public RateCondition Condition { get; init; }
    public IReadOnlyList<ApplicantType> Applicants { get; init; } = [];
    /// <summary>The condition in plain German.</summary>
    public string? Note { get; init; }
    /// <summary>The words of the source, marked as a quotation.</summary>
    public string? Quote { get; init; }
}

/// <summary>Own share (Eigenanteil) in percent of eligible costs. <c>Condition</c>: when the reduced share holds.</summary>
public sealed record OwnContribution
{
    public decimal? MinPercent { get; init; }
    public decimal? ReducedPercent { get; init; }
    public string? Condition { get; init; }
}

/// <summary>One round of a programme. Dates are days in Europe/Berlin; <c>Time</c> HH:mm; <c>Annual</c> MM-dd when it comes back every year, with
/// <c>AnnualOpens</c> MM-dd when it then opens, and with <c>Closes</c> as the last time.</summary>
public sealed record Round
{
    public RoundKind Kind { get; init; }
    public DateOnly? Opens { get; init; }
    public DateOnly? Closes { get; init; }
    public string? Time { get; init; }
    public string? Annual { get; init; }
    public string? AnnualOpens { get; init; }
    public string? Quote { get; init; }
    public string? SourceField { get; init; }
    public DecidedBy DecidedBy { get; init; }
}

/// <summary>How one applies. <c>Stages</c>: 1 or 2, null = unknown.</summary>
public sealed record Procedure { public int? Stages { get; init; } public Selection Selection { get; init; } }

/// <summary>Whether money of each level may be added.</summary>
public sealed record CumulationRules
{
    public Cumulation Eu { get; init; }
    public Cumulation Federal { get; init; }
    public Cumulation State { get; init; }
    public Cumulation Municipal { get; init; }
    public string? Quote { get; init; }
}

/// <summary>The funding guideline (Richtlinie). Its validity is not a deadline.</summary>
public sealed record Guideline
{
    public string? Title { get; init; }
    public string? Url { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
}

/// <summary>Someone to call or write to.</summary>
public sealed record Contact
{
    public string? Name { get; init; }
    public string? Organisation { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Address { get; init; }
    public string? Url { get; init; }
}
