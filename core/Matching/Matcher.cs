using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Matches a project with everything published. Pure: the same input gives the same answer, and nothing counts that is not also said.</summary>
public static class Matcher
{
    private const int MostCentres = 8, MostArticles = 6, MostUseCases = 6;

    /// <summary>The answer. <paramref name="programmes"/>: in the order of their titles, as <see cref="Candidate.Of"/> gives them. <paramref name="others"/>: centres, guides and examples. <paramref name="relevance"/>: by entry id from 0 to 1, how well the
    /// entry answers the description in free words.</summary>
    public static MatchAnswer Match(Project project, IReadOnlyList<Candidate> programmes, IEnumerable<Entry> others, IReadOnlyDictionary<string, double> relevance)
    {
        var questions = new Questions();
        var judged = new List<Judged>(programmes.Count);
        foreach (var programme in programmes)
        {
            if (project.Profile.ExistingFunding.Count > 0 && project.Profile.ExistingFunding.Contains(programme.Entry.Id)) continue;
            judged.Add(Judge(programme, project, relevance.Count > 0 ? relevance.GetValueOrDefault(programme.Entry.Id) : 0, questions));
        }
        List<ProgrammeMatch> matches = [.. InOrder(judged).Select(j => new ProgrammeMatch { Candidate = j.Programme, Project = project, Verdict = j.Verdict, Score = j.Score, Relevance = j.Relevance })];
        var suggestions = others.Select(e => Suggestions.For(e, project, Wording.Description(project, relevance.GetValueOrDefault(e.Id)))).OfType<Suggestion>()
            .OrderByDescending(s => s.Score).ThenBy(s => s.Entry.Content.Title, StringComparer.Ordinal).ToLookup(s => s.Entry.Kind);
        return new MatchAnswer
        {
            Municipality = project.Municipality,
            AsOf = project.Today,
            Programmes = matches,
            Questions = questions.InOrder(),
            Combinations = Matching.Combinations.Of(matches, project),
            CompetenceCentres = Best(EntryKind.CompetenceCentre, MostCentres),
            Articles = Best(EntryKind.Article, MostArticles),
            UseCases = Best(EntryKind.UseCase, MostUseCases),
        };

        IReadOnlyList<Suggestion> Best(EntryKind kind, int most) => [.. suggestions[kind].Take(most).Select(Suggestions.WithEvidence)];
    }

    /// <summary>The programmes that are not ruled out, in their order.</summary>
    public static IEnumerable<Candidate> NotExcluded(Project project, IEnumerable<Candidate> programmes)
    {
        var questions = new Questions();
        return programmes.Where(p => !project.Profile.ExistingFunding.Contains(p.Entry.Id) && Judge(p, project, 0, questions).Verdict != Verdict.Excluded);
    }

    private static Judged Judge(Candidate programme, Project project, double relevance, Questions questions)
    {
        var (score, against, open) = (Wording.Points(relevance), 0, 0);
        questions.Begin();
        for (var r = 0; r < EligibilityRules.All.Count; r++)
        {
            if (EligibilityRules.All[r](programme, project, worded: false) is not { } finding) continue;
            score += finding.Points;
            if (finding.Outcome == Outcome.NotMet) against++;
            else if (finding.Outcome == Outcome.Unknown)
            {
                if (!finding.OnlyInforms) open++;
                questions.Note(finding);
            }
        }
        var verdict = against > 0 ? Verdict.Excluded : open > 0 ? Verdict.Open : Verdict.Fits;
        questions.End(verdict, open);
        return new Judged(programme, verdict, Math.Round(score, 3), against, relevance);
    }

    /// <summary>Fitting first, then open, then excluded ones; fewer obstacles first, then the higher score, then by title, which is the order they came in. All of it
    /// goes into one number each, so that sorting does not walk through objects.</summary>
    private static IEnumerable<Judged> InOrder(List<Judged> judged)
    {
        var keys = new long[judged.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = judged[i].Key << 32 | (uint)i;
        Array.Sort(keys);
        return keys.Select(k => judged[(int)(uint)k]);
    }

    /// <summary>One programme while all are compared.</summary>
    private readonly record struct Judged(Candidate Programme, Verdict Verdict, double Score, int Against, double Relevance)
    {
        private const int Zero = 1 << 22;

        public long Key => (long)Verdict << 28 | (long)Math.Min(Against, 31) << 23 | (long)Math.Clamp(Zero - Math.Round(Score * 1_000), 0, 2 * Zero - 1);
    }
}
