using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Matches a project with everything published. Pure: the same input gives the same answer, and nothing counts that is not also said.</summary>
public static class Matcher
{
    private const double MostForWords = 2;

    /// <summary>The answer. <paramref name="relevance"/>: by entry id from 0 to 1, how well the entry answers the description in free words.</summary>
    public static MatchAnswer Match(Project project, IEnumerable<Entry> entries, IReadOnlyDictionary<string, double> relevance)
    {
        var programmes = new List<ProgrammeMatch>();
        var others = new List<Suggestion>();
        foreach (var entry in entries.Where(e => e.Status != EntryStatus.Archived))
        {
            var words = Words(project, relevance.GetValueOrDefault(entry.Id));
            if (entry.Content is FundingProgramme programme)
            {
                if (entry.Status == EntryStatus.Published && !project.Profile.ExistingFunding.Contains(entry.Id)) programmes.Add(Judge(entry, programme, project, words));
            }
            else if (entry.Status == EntryStatus.Published && Suggestions.For(entry, project, words) is { } suggestion) others.Add(suggestion);
        }
        IReadOnlyList<Suggestion> Best(EntryKind kind, int most) =>
            [.. others.Where(s => s.Entry.Kind == kind).OrderByDescending(s => s.Score).ThenBy(s => s.Entry.Content.Title, StringComparer.Ordinal).Take(most)];
        return new MatchAnswer
        {
            Municipality = project.Municipality,
            AsOf = project.Today,
            Programmes = [.. programmes.OrderBy(p => p.Verdict).ThenByDescending(p => p.Score).ThenBy(p => p.Entry.Content.Title, StringComparer.Ordinal)],
            Questions = Questions.From(programmes),
            CompetenceCentres = Best(EntryKind.CompetenceCentre, 8),
            Articles = Best(EntryKind.Article, 6),
            UseCases = Best(EntryKind.UseCase, 6),
        };
    }

    private static ProgrammeMatch Judge(Entry entry, FundingProgramme programme, Project project, Reason? words)
    {
        var found = EligibilityRules.All.Select(rule => rule(entry, programme, project)).Where(r => r is not null).Select(r => r!.Value).ToList();
        var verdict = found.Exists(r => r.Reason.Outcome == Outcome.NotMet) ? Verdict.Excluded
            : found.Exists(r => r.Reason.Outcome == Outcome.Unknown && r.Decides) ? Verdict.Open
            : Verdict.Fits;
        var reasons = found.Select(r => r.Reason).Concat(words is null ? [] : [words]).ToList();
        return new ProgrammeMatch
        {
            Entry = entry, Verdict = verdict, Reasons = reasons, Score = Math.Round(reasons.Sum(r => r.Points), 3),
            OwnShare = OwnShare.Of(programme, project), Openness = Openness.Of(programme, project.Today),
        };
    }

    private static Reason? Words(Project project, double relevance) => relevance <= 0 ? null : new Reason
    {
        Rule = "DescriptionMatches", Outcome = Outcome.Met, Points = Math.Round(MostForWords * relevance, 3),
        Text = "Die Beschreibung Ihres Vorhabens kommt hier vor.", Evidence = project.Profile.Description,
    };
}
