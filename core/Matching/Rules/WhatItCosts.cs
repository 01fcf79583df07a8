using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching.Rules;

/// <summary>«Was kommt herein, was kostet es uns?» Volume, amount, own share.</summary>
public static class WhatItCosts
{
    /// <summary>Bagatellgrenze: the smallest project.</summary>
    public static Finding? VolumeIsLargeEnough(Candidate programme, Project project, bool worded)
    {
        const string Field = "projectVolumeMin";
        if (programme.Terms.ProjectVolumeMin is not { } least) return null;
        if (project.Profile.BudgetEuro is not { } budget) return Say.Unknown(worded, Field, $"Das Vorhaben muss mindestens {German.Euro(least)} kosten.", asks: "budgetEuro", decides: false);
        return budget >= least
            ? Say.Met(worded, Field, $"Das Vorhaben ist groß genug; verlangt sind {German.Euro(least)}.")
            : Say.NotMet(worded, Field, $"Das Vorhaben muss mindestens {German.Euro(least)} kosten.", $"Würde passen, wenn das Vorhaben mindestens {German.Euro(least)} umfasst.");
    }

    /// <summary>Smallest and largest grant against the budget.</summary>
    public static Finding? AmountFits(Candidate programme, Project project, bool worded)
    {
        var (least, most) = (programme.Terms.AmountMin, programme.Terms.AmountMax);
        if (project.Profile.BudgetEuro is not { } budget)
            return least is { } floor ? Say.Unknown(worded, "amountMin", $"Die kleinste Förderung beträgt {German.Euro(floor)}.", asks: "budgetEuro", decides: false) : null;
        // A rate is an upper limit: without one the grant can at most be the whole cost.
        var rate = OwnShare.Of(programme, project) is { } share ? 100 - share.Percent : 100;
        if (least is { } smallest && budget * rate / 100 < smallest)
            return Say.NotMet(worded, "amountMin", $"Die kleinste Förderung beträgt {German.Euro(smallest)}; Ihr Vorhaben kann höchstens {German.Euro((long)(budget * rate / 100))} erhalten.",
                $"Würde passen, wenn das Vorhaben mindestens {German.Euro((long)Math.Ceiling(smallest * 100 / Math.Max(rate, 1)))} kostet.");
        if (most is not { } largest) return least is null ? null : Say.Met(worded, "amountMin", $"Die kleinste Förderung von {German.Euro(least.Value)} ist erreichbar.");
        if (programme.Terms.AmountPer is not (AmountPer.Project or AmountPer.Applicant)) return null;
        return budget * rate / 100 <= largest
            ? Say.Met(worded, "amountMax", $"Das Vorhaben liegt unter der größten Förderung von {German.Euro(largest)}.")
            : Say.Unknown(worded, "amountMax", $"Die Förderung ist auf {German.Euro(largest)} begrenzt; was darüber liegt, tragen Sie selbst.", decides: false);
    }

    /// <summary>Eigenanteil against what the municipality can pay.</summary>
    public static Finding? OwnShareIsAffordable(Candidate programme, Project project, bool worded)
    {
        var field = programme.Rates.Length > 0 || programme.Terms.OwnContribution is null ? "fundingRates" : "ownContribution";
        if (programme.Terms.SaysFundingType && programme.Terms.FundingType is not (FundingType.Grant or FundingType.Prize)) return null;
        var limit = project.Profile.MaxOwnSharePercent;
        if (OwnShare.Of(programme, project) is not { } share)
            return Say.Unknown(worded, field, $"{NoRate(programme.Programme)}", decides: limit is not null);
        var points = (double)(100 - share.Percent) / 50;
        if (limit is not { } most) return Say.Unknown(worded, field, $"{Share(share)}{Better(programme, project, share)}", asks: "maxOwnSharePercent", decides: false, points: points);
        if (share.Percent <= most) return Say.Met(worded, field, $"{Share(share)}{Better(programme, project, share)}", points: points);
        // A better rate that may be ours keeps the question open.
        return OwnShare.Possible(programme, project) is { } possible && possible.Percent <= most
            ? Say.Unknown(worded, field, $"{Share(share)} Tragen können Sie {German.Percent(most)}.{Better(programme, project, share)}", asks: Asks(possible.Rate), points: points)
            : Say.NotMet(worded, field, $"{Share(share)} Tragen können Sie {German.Percent(most)}.", $"Würde passen, wenn Sie {German.Percent(share.Percent)} Eigenanteil tragen oder Dritte ihn mittragen.");
    }

    private static string Share(OwnShare share) =>
        $"{(share.Percent == 0 ? "Bei voller Förderung bleibt kein Eigenanteil" : $"Der Eigenanteil beträgt mindestens {German.Percent(share.Percent)}")}{(share.Euro is { } euro and > 0 ? $", hier {German.Euro(euro)}" : "")}.";

    private static string NoRate(FundingProgramme programme) => programme.FundingRates.Count == 0
        ? "Eine Förderquote ist nicht angegeben, der Eigenanteil also nicht bekannt."
        : "Für Ihre Kommune ist keine Förderquote sicher; genannt sind nur Sätze unter Bedingungen.";

    /// <summary>A higher rate under a condition that is not known to hold.</summary>
    private static string Better(Candidate programme, Project project, OwnShare share) =>
        OwnShare.Possible(programme, project) is { } possible && possible.Percent < share.Percent && possible.Rate is { } rate
            ? $" Möglich sind {German.Percent(100 - possible.Percent)} Förderung: {rate.Note ?? Vocabulary.Label(rate.Condition)}." : "";

    private static string? Asks(FundingRate? rate) => rate?.Condition switch
    {
        RateCondition.FinanciallyWeak => "budgetSecurity",
        RateCondition.Consortium => "consortium",
        _ => null,
    };
}
