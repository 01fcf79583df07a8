using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching.Rules;

/// <summary>«Passt das Vorhaben?» Topic, phase, form of help, kinds of cost.</summary>
public static class WhatIsFunded
{
    // Topics that are one subject under two names: whoever lists one of them may well fund the other.
    private static readonly CodeSet[] Near =
    [
        CodeSet.Of([Topic.CitizenService, Topic.Documents, Topic.Administration]), CodeSet.Of([Topic.Data, Topic.SmartCity]), CodeSet.Of([Topic.SmartCity, Topic.Infrastructure]),
    ];

    /// <summary>Thema of the project against the programme's topics. «Another topic» is only said where it is certain: the programme is classified as having
    /// nothing to do with digital work, and none of its topics is near.</summary>
    public static Finding? TopicFits(Candidate programme, Project project, bool worded)
    {
        const string Field = "topics";
        var fit = programme.Terms.AiFit;
        if (fit == AiFit.OpenToTopics) return Say.Met(worded, Field, $"Das Programm ist themenoffen.", points: 1);
        if (project.TopicSet.IsEmpty) return Say.Unknown(worded, Field, $"Worum es in Ihrem Vorhaben geht, ist noch nicht gesagt.", asks: "topics");
        var shared = project.TopicSet.And(programme.Topics);
        // A streetlight and a fibre are both infrastructure; who describes the digital one has not yet met a programme for the other.
        if (fit == AiFit.None && !shared.And(project.SpokenTopics).IsEmpty)
            return Say.Unknown(worded, Field, $"Das Programm fördert {Names(shared)} ohne Bezug zu Digitalisierung. Ob Ihr Vorhaben dazugehört, steht in der Richtlinie.", points: 1);
        if (!shared.IsEmpty) return Say.Met(worded, Field, $"Das Thema passt: {Names(shared)}.", points: 2 + shared.Count);
        if (fit is AiFit.Explicit or AiFit.Digital) return Say.Unknown(worded, Field, $"Das Programm fördert Digitales. Ob Ihr Thema dazugehört, steht in der Richtlinie.", points: 1);
        if (fit == AiFit.Unknown) return Say.Unknown(worded, Field, $"Ob Ihr Thema gefördert wird, ist nicht eingeordnet. Bitte in der Richtlinie nachlesen.");
        if (programme.Topics.IsEmpty) return Say.NotMet(worded, Field, $"Das Programm hat keinen Bezug zu Digitalisierung.");
        return AreNear(project.TopicSet, programme.Topics)
            ? Say.Unknown(worded, Field, $"Das Programm fördert ein verwandtes Thema: {Names(programme.Topics)}. Ob Ihres dazugehört, steht in der Richtlinie.", points: 0.5)
            : Say.NotMet(worded, Field, $"Das Programm fördert andere Themen: {Names(programme.Topics)}.", $"Würde passen, wenn das Vorhaben eines dieser Themen hat.");
    }

    /// <summary>Projektphase. A project moves on, so another phase is a hint; only running operation is no project any more.</summary>
    public static Finding? PhaseFits(Candidate programme, Project project, bool worded)
    {
        const string Field = "phases";
        if (programme.Phases.IsEmpty || project.Profile.Phase is not { } phase) return null;
        if (programme.Phases.Has(phase)) return Say.Met(worded, Field, $"Die Phase passt: {Vocabulary.Label(phase)}.", points: 1);
        return phase == Phase.Operation
            ? Say.NotMet(worded, Field, $"Der laufende Betrieb gehört nicht dazu. Gefördert werden: {Names(programme.Phases)}.", $"Würde passen, wenn Sie das Vorhaben ausbauen oder neu beginnen.")
            : Say.Unknown(worded, Field, $"Gefördert werden die Phasen: {Names(programme.Phases)}. Ihre ist: {Vocabulary.Label(phase)}.", decides: false);

        static string Names(CodeSet phases) => string.Join(", ", phases.Codes<Phase>().Select(p => Vocabulary.Label(p)));
    }

    /// <summary>Art der Förderung: a loan must be paid back, advice is no money.</summary>
    public static Finding? FundingTypeFits(Candidate programme, Project project, bool worded)
    {
        const string Field = "fundingTypes";
        if (!programme.Terms.SaysFundingType) return Say.Unknown(worded, Field, $"Die Art der Förderung ist nicht angegeben.", decides: false);
        return programme.Terms.FundingType switch
        {
            FundingType.Grant or FundingType.Prize => Say.Met(worded, Field, $"{Vocabulary.Label(programme.Terms.FundingType)}: muss nicht zurückgezahlt werden.", points: 0.5),
            FundingType.Loan => Say.Unknown(worded, Field, $"Ein Darlehen muss zurückgezahlt werden; es ersetzt keinen Eigenanteil.", decides: false),
            FundingType.Advice or FundingType.Network => Say.Unknown(worded, Field, $"Hier gibt es Hilfe und Austausch, aber kein Geld: {Vocabulary.Label(programme.Terms.FundingType)}.", decides: false),
            _ => Say.Unknown(worded, Field, $"Art der Förderung: {Vocabulary.Label(programme.Terms.FundingType)}.", decides: false),
        };
    }

    /// <summary>Förderfähige Ausgaben; running costs often are not.</summary>
    public static Finding? CostsAreEligible(Candidate programme, Project project, bool worded)
    {
        const string Field = "eligibleCosts";
        if (project.CostSet.IsEmpty) return null;
        if (programme.Costs.IsEmpty)
            return project.CostSet.Has(CostKind.Operation)
                ? Say.Unknown(worded, Field, $"Welche Ausgaben förderfähig sind, ist nicht angegeben. Laufender Betrieb ist es oft nicht.", decides: false)
                : Say.Unknown(worded, Field, $"Welche Ausgaben förderfähig sind, ist nicht angegeben.", decides: false);
        var missing = project.CostSet.Without(programme.Costs);
        if (missing.IsEmpty) return Say.Met(worded, Field, $"Ihre Ausgaben sind förderfähig: {Costs(project.CostSet)}.", points: 0.5);
        return missing != project.CostSet
            ? Say.Unknown(worded, Field, $"Förderfähig sind: {Costs(programme.Costs)}. Nicht genannt: {Costs(missing)}.", decides: false)
            : Say.NotMet(worded, Field, $"Förderfähig sind nur: {Costs(programme.Costs)}.", $"Würde passen, wenn ein Teil des Vorhabens aus diesen Ausgaben besteht.");
    }

    private static bool AreNear(CodeSet ours, CodeSet theirs)
    {
        foreach (var subject in Near)
            if (!ours.And(subject).IsEmpty && !theirs.And(subject).IsEmpty) return true;
        return false;
    }

    private static string Names(CodeSet topics) => string.Join(", ", topics.Codes<Topic>().Select(t => Vocabulary.Label(t)));

    private static string Costs(CodeSet costs) => string.Join(", ", costs.Codes<CostKind>().Select(c => Vocabulary.Label(c)));
}
