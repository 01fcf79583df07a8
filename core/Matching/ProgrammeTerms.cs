using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What the rules ask of every programme, side by side in memory: a match walks through thousands of programmes, and most of its time would go
/// into fetching these fields from all over the store of objects. The meaning of each is that of <see cref="FundingProgramme"/>.</summary>
internal readonly struct ProgrammeTerms(FundingProgramme programme)
{
    public FundingLevel Level { get; } = programme.Level;
    public bool AreaUnknown { get; } = programme.AreaUnknown;
    public int? PopulationMin { get; } = programme.PopulationMin;
    public int? PopulationMax { get; } = programme.PopulationMax;
    public BudgetSecurity BudgetSecurity { get; } = programme.BudgetSecurity;
    public Consortium Consortium { get; } = programme.Consortium;
    public bool HasRounds { get; } = programme.Rounds.Count > 0;
    public DateOnly? GuidelineEnds { get; } = programme.Guideline?.ValidTo;
    public EarlyStart EarlyStart { get; } = programme.EarlyStart;
    public AiFit AiFit { get; } = programme.AiFit;
    public bool SaysFundingType { get; } = programme.FundingTypes.Count > 0;
    public FundingType FundingType { get; } = programme.FundingType;
    public long? ProjectVolumeMin { get; } = programme.ProjectVolumeMin;
    public long? AmountMin { get; } = programme.AmountMin;
    public long? AmountMax { get; } = programme.AmountMax;
    public AmountPer AmountPer { get; } = programme.AmountPer;
    public OwnContribution? OwnContribution { get; } = programme.OwnContribution;
    public StateAid StateAid { get; } = programme.StateAid;
    public Selection? Selection { get; } = programme.Procedure?.Selection;
}
