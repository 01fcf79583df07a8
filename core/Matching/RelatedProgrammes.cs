using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>A programme like another one, and what both share.</summary>
public sealed record SimilarProgramme(Entry Entry, Openness Openness, IReadOnlyList<Topic> SharedTopics, bool SameLevel);

/// <summary>A programme that may stand beside another one. <c>Rule</c>: the stricter of what both sources say; never unknown or forbidden.</summary>
public sealed record CombinableProgramme(Entry Entry, Openness Openness, Cumulation Rule);

/// <summary>What a reader of one programme may want to see as well: programmes of the same area, topics and applicants that can still be applied for.
/// One pass over all programmes, so it is asked per page and kept nowhere.</summary>
public static class RelatedProgrammes
{
    /// <summary>The most similar programmes, those that are open first. At least half of the topics of one of the two must be shared.</summary>
    public static IReadOnlyList<SimilarProgramme> Similar(Entry entry, IReadOnlyList<Candidate> programmes, DateOnly today, int most)
    {
        var one = new Candidate(entry, today);
        return
        [
            .. Neighbours(one, programmes).Where(p => 2 * Shared(one, p) >= Math.Min(one.Topics.Count, p.Topics.Count)).Select(p => (Programme: p, Likeness: Likeness(one, p)))
                .OrderBy(p => Rank(p.Programme.Openness.State)).ThenByDescending(p => p.Likeness).ThenBy(p => p.Programme.Programme.Title, StringComparer.Ordinal).Take(most)
                .Select(p => new SimilarProgramme(p.Programme.Entry, p.Programme.Openness, [.. one.Topics.And(p.Programme.Topics).Codes<Topic>()], SameLevel(one, p.Programme))),
        ];
    }

    /// <summary>Programmes whose sources allow, in full or with limits, that both pay for one project; what is open comes first within each.</summary>
    public static IReadOnlyList<CombinableProgramme> Combinable(Entry entry, IReadOnlyList<Candidate> programmes, DateOnly today, int most)
    {
        var one = new Candidate(entry, today);
        if (one.Programme.Cumulation is null) return [];
        return
        [
            .. Neighbours(one, programmes).Where(GivesMoney).Select(p => (Programme: p, Rule: Combining.Of(one.Programme, p.Programme))).Where(p => p.Rule is Cumulation.Allowed or Cumulation.Limited)
                .OrderBy(p => Combining.Rank(p.Rule)).ThenBy(p => Rank(p.Programme.Openness.State)).ThenByDescending(p => Likeness(one, p.Programme)).ThenBy(p => p.Programme.Programme.Title, StringComparer.Ordinal)
                .Take(most).Select(p => new CombinableProgramme(p.Programme.Entry, p.Programme.Openness, p.Rule)),
        ];
    }

    /// <summary>Others for which the same applicant could apply with the same topic; an area or applicants that are not stated rule nothing out.</summary>
    private static IEnumerable<Candidate> Neighbours(Candidate one, IReadOnlyList<Candidate> programmes) =>
        programmes.Where(p => p.Openness.CanStillApply && Shared(one, p) > 0 && Meet(one.Applicants, p.Applicants) && Overlap(one.Areas, p.Areas) && p.Entry.Id != one.Entry.Id);

    private static double Likeness(Candidate one, Candidate other) =>
        (double)Shared(one, other) / (one.Topics.Count + other.Topics.Count - Shared(one, other)) + (SameLevel(one, other) ? 0.5 : 0) + (one.Phases.And(other.Phases).IsEmpty ? 0 : 0.25)
        + (one.Programme.FundingType == other.Programme.FundingType && GivesMoney(one) ? 0.25 : 0);

    private static int Shared(Candidate one, Candidate other) => one.Topics.And(other.Topics).Count;

    private static bool SameLevel(Candidate one, Candidate other) => one.Programme.Level == other.Programme.Level && one.Programme.Level != FundingLevel.Unknown;

    private static bool Meet(CodeSet one, CodeSet other) => one.IsEmpty || other.IsEmpty || !one.And(other).IsEmpty;

    private static bool Overlap(string[] one, string[] other) =>
        one.Length == 0 || other.Length == 0 || Array.Exists(one, a => Array.Exists(other, b => a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal)));

    private static bool GivesMoney(Candidate programme) => programme.Programme.FundingType is not (FundingType.Unknown or FundingType.Advice or FundingType.Network);

    private static int Rank(OpennessState state) => state switch
    {
        OpennessState.Open or OpennessState.ClosingSoon or OpennessState.Rolling => 0,
        OpennessState.Upcoming => 1,
        _ => 2,
    };
}
