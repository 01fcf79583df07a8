using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Whether two programmes may fund one project (Kumulierung). Both sides must allow it; what one side does not say stays unknown.</summary>
public static class Combining
{
    /// <summary>The stricter of both sides' rules.</summary>
    public static Cumulation Of(FundingProgramme one, FundingProgramme other)
    {
        var (ours, theirs) = (Towards(one.Cumulation, other.Level), Towards(other.Cumulation, one.Level));
        return Rank(ours) >= Rank(theirs) ? ours : theirs;
    }

    /// <summary>How much a rule stands in the way: forbidden most, then unknown, limited, allowed.</summary>
    public static int Rank(Cumulation rule) => rule switch { Cumulation.Forbidden => 3, Cumulation.Unknown => 2, Cumulation.Limited => 1, _ => 0 };

    private static Cumulation Towards(CumulationRules? rules, FundingLevel level) => rules is null ? Cumulation.Unknown : level switch
    {
        FundingLevel.Eu => rules.Eu,
        FundingLevel.Federal => rules.Federal,
        FundingLevel.State => rules.State,
        FundingLevel.Municipal => rules.Municipal,
        _ => Cumulation.Unknown,
    };
}
