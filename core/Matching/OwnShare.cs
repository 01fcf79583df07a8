using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What a project would cost the municipality itself. Percent of eligible cost; the least it must pay, because rates are upper limits.
/// Rate is null when a stated own share decides.</summary>
public readonly record struct OwnShare(decimal Percent, FundingRate? Rate, FundingProgramme Programme, long? BudgetEuro)
{
    /// <summary>The own share in euro; null when the budget is unknown or the largest grant cannot be told.</summary>
    public long? Euro => InEuro(Programme, Percent, BudgetEuro);

    /// <summary>The own share that certainly can be reached; null when the source states neither own share nor a rate whose condition is known to hold.</summary>
    public static OwnShare? Of(Candidate programme, Project project) => Best(programme, project, Holds.Yes);

    /// <summary>The own share at the best rate that may hold: conditions of which nothing is known count as given.</summary>
    public static OwnShare? Possible(Candidate programme, Project project) => Best(programme, project, Holds.Perhaps);

    private enum Holds { No, Perhaps, Yes }

    private static OwnShare? Best(Candidate programme, Project project, Holds atLeast)
    {
        FundingRate? best = null;
        foreach (var rate in programme.Rates)
            if (Condition(rate, project) >= atLeast && (best is null || rate.PercentMax > best.PercentMax)) best = rate;
        var least = LeastOwnContribution(programme.Terms.OwnContribution, project);
        if (best is null && least is null) return null;
        var percent = Math.Max(best is null ? 0 : 100 - best.PercentMax, least ?? 0);
        return new OwnShare(percent, best, programme.Programme, project.Profile.BudgetEuro);
    }

    private static Holds Condition(FundingRate rate, Project project)
    {
        var ours = rate.Applicants.Count == 0 ? Holds.Yes : project.Applicant is not { } applicant ? Holds.Perhaps : rate.Applicants.Contains(applicant) ? Holds.Yes : Holds.No;
        var given = rate.Condition switch
        {
            RateCondition.Regular => Holds.Yes,
            RateCondition.ApplicantGroup => rate.Applicants.Count > 0 ? Holds.Yes : Holds.Perhaps,
            RateCondition.FinanciallyWeak => Of(project.Profile.BudgetSecurity),
            RateCondition.Consortium => Of(project.Profile.Consortium),
            _ => Holds.Perhaps,
        };
        return ours < given ? ours : given;

        static Holds Of(bool? answer) => answer switch { true => Holds.Yes, false => Holds.No, null => Holds.Perhaps };
    }

    private static decimal? LeastOwnContribution(OwnContribution? own, Project project) =>
        project.Profile.BudgetSecurity == true && own?.ReducedPercent is { } reduced ? reduced : own?.MinPercent;

    private static long? InEuro(FundingProgramme programme, decimal percent, long? budget)
    {
        if (budget is not { } cost) return null;
        var grant = cost * (100 - percent) / 100;
        if (programme.AmountMax is { } most && grant > most)
        {
            // Above the limit the municipality pays the rest, but only when it is known that the limit is meant for the whole project.
            if (programme.AmountPer is not (AmountPer.Project or AmountPer.Applicant)) return null;
            grant = most;
        }
        return (long)Math.Ceiling(cost - grant);
    }
}
