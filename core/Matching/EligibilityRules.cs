using FundingDirectory.Core.Matching.Rules;

namespace FundingDirectory.Core.Matching;

/// <summary>One condition of a programme. Null when the programme sets no such condition. <paramref name="worded"/>: whether anybody will read the sentence.</summary>
public delegate Finding? EligibilityRule(Candidate programme, Project project, bool worded);

/// <summary>The conditions a programme can set, one method each. Unknown is never «no»: the sentence says what to ask and whom.</summary>
public static class EligibilityRules
{
    // In the order in which an officer asks; the label is what the transparency sheet shows.
    private static readonly (EligibilityRule Rule, string Label)[] Table =
    [
        (WhoMayApply.AreaCoversTheMunicipality, "Fördergebiet"), (WhoMayApply.ApplicantIsEligible, "Antragsberechtigung"), (WhoMayApply.InhabitantsFit, "Einwohnerzahl"),
        (WhoMayApply.BudgetSecurityIsAccepted, "Haushaltssicherung"), (WhoMayApply.ConsortiumIsThere, "Verbund"),
        (WhenToApply.CanStillApply, "Antragsfrist"), (WhenToApply.GuidelineIsValid, "Geltung der Richtlinie"), (WhenToApply.StartLeavesTime, "Zeit bis zum Beginn"),
        (WhatIsFunded.TopicFits, "Thema"), (WhatIsFunded.PhaseFits, "Projektphase"), (WhatIsFunded.FundingTypeFits, "Art der Förderung"), (WhatIsFunded.CostsAreEligible, "Förderfähige Ausgaben"),
        (WhatItCosts.VolumeIsLargeEnough, "Bagatellgrenze"), (WhatItCosts.AmountFits, "Höhe der Förderung"), (WhatItCosts.OwnShareIsAffordable, "Eigenanteil"),
        (WhenToApply.NotStartedTooEarly, "Vorhabenbeginn"),
        (HowItIsGiven.OtherMoneyIsAllowed, "Anderes Geld (Kumulierung)"), (HowItIsGiven.StateAidIsChecked, "Beihilfe"), (HowItIsGiven.SelectionIsKnown, "Auswahl"), (HowItIsGiven.EffortFitsStaff, "Aufwand"),
    ];

    /// <summary>Every rule.</summary>
    public static IReadOnlyList<EligibilityRule> All { get; } = [.. Table.Select(r => r.Rule)];

    /// <summary>The names of the rules as reasons carry them, in the same order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(r => r.Rule.Method.Name)];

    /// <summary>What each rule checks, in German, in the same order.</summary>
    public static IReadOnlyList<string> Labels { get; } = [.. Table.Select(r => r.Label)];

    /// <summary>What the rule of a reason checks, in German; the name itself where there is no such rule.</summary>
    public static string Label(string rule) => rule == Wording.DescriptionMatches ? "Beschreibung" : Names.Zip(Labels).FirstOrDefault(r => r.First == rule).Second ?? rule;
}
