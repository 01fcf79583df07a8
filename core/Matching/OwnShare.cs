using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>What a project would cost the municipality itself. Percent of eligible cost; the least it must pay, because rates are upper limits.
/// Euro is null when the budget is unknown or the largest grant cannot be told.</summary>
public sealed record OwnShare(decimal Percent, long? Euro, FundingRate? Rate)
{
    /// <summary>The own share in a programme; null when the source states neither rate nor own share.</summary>
    public static OwnShare? Of(FundingProgramme programme, Project project)
    {
        var rate = programme.FundingRates.Where(r => Applies(r, project)).MaxBy(r => r.PercentMax);
        var least = LeastOwnContribution(programme.OwnContribution, project);
        if (rate is null && least is null) return null;
        var percent = Math.Max(rate is null ? 0 : 100 - rate.PercentMax, least ?? 0);
        return new OwnShare(percent, InEuro(programme, percent, project.Profile.BudgetEuro), rate);
    }

    /// <summary>Whether a rate certainly holds for this project: an unknown condition does not count as given.</summary>
    private static bool Applies(FundingRate rate, Project project)
    {
        var ours = rate.Applicants.Count == 0 || (project.Applicant is { } applicant && rate.Applicants.Contains(applicant));
        return ours && rate.Condition switch
        {
            RateCondition.Regular => true,
            RateCondition.ApplicantGroup => rate.Applicants.Count > 0,
            RateCondition.FinanciallyWeak => project.Profile.BudgetSecurity == true,
            RateCondition.Consortium => project.Profile.Consortium == true,
            _ => false,
        };
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
