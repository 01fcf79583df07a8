namespace FundingDirectory.Core.Domain;

/// <summary>A municipality's project as far as it is known. Every field is optional; what is missing or null becomes a question.</summary>
public sealed record ProjectProfile
{
    /// <summary>Regional key (ARS, 12 digits; 5 for a county, 9 for an association).</summary>
    public string? Ars { get; init; }
    /// <summary>Official municipality key (AGS, 8 digits), instead of <see cref="Ars"/>.</summary>
    public string? Ags { get; init; }
    /// <summary>Who would apply.</summary>
    public ApplicantType? Applicant { get; init; }
    public IReadOnlyList<Topic> Topics { get; init => field = value ?? []; } = [];
    public Phase? Phase { get; init; }
    /// <summary>The project in free words; searched, never stored.</summary>
    public string? Description { get; init; }
    /// <summary>Eligible cost of the whole project in euro.</summary>
    public long? BudgetEuro { get; init; }
    public IReadOnlyList<CostKind> Costs { get; init => field = value ?? []; } = [];
    /// <summary>Planned start as yyyy-MM.</summary>
    public string? Start { get; init; }
    public bool? AlreadyStarted { get; init; }
    /// <summary>Whether partners are there.</summary>
    public bool? Consortium { get; init; }
    /// <summary>Whether the municipality is under budget supervision (Haushaltssicherung).</summary>
    public bool? BudgetSecurity { get; init; }
    /// <summary>Largest own share in percent that can be paid.</summary>
    public decimal? MaxOwnSharePercent { get; init; }
    /// <summary>Ids of programmes whose money is already in the project.</summary>
    public IReadOnlyList<string> ExistingFunding { get; init => field = value ?? []; } = [];
    /// <summary>Staff time for application and project, in person months.</summary>
    public decimal? StaffMonths { get; init; }
}
