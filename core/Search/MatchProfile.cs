using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;

namespace FundingDirectory.Core.Search;

/// <summary>Matching over the published directory: the description goes through the search, everything else through the rules.</summary>
public static class MatchProfile
{
    private const int MostHits = 100;

    /// <summary>The answer for a profile; what of it cannot hold is left out and said in the remarks.</summary>
    public static MatchAnswer Answer(PublishedDirectory directory, ProjectProfile profile)
    {
        var (project, remarks) = ProjectOf(directory, profile);
        return Matcher.Match(project, directory.Programmes, directory.Help, Relevance(directory.Index, profile.Description)) with { Remarks = remarks };
    }

    /// <summary>Which of some programmes, published or not, are not ruled out for a profile.</summary>
    public static IEnumerable<Entry> NotExcluded(PublishedDirectory directory, ProjectProfile profile, IEnumerable<Candidate> programmes) =>
        Matcher.NotExcluded(ProjectOf(directory, profile).Project, programmes).Select(p => p.Entry);

    private static (Project Project, IReadOnlyList<Remark> Remarks) ProjectOf(PublishedDirectory directory, ProjectProfile profile)
    {
        var check = ProfileCheck.Check(profile, directory.Register, id => directory.Find(EntryKind.FundingProgramme, id) is not null, directory.Today);
        var existing = check.Profile.ExistingFunding.Select(id => directory.Find(EntryKind.FundingProgramme, id)).OfType<Entry>().ToList();
        return (new Project(check.Profile with { ExistingFunding = [.. existing.Select(e => e.Id)] }, check.Municipality, directory.Today, existing), check.Remarks);
    }

    /// <summary>By entry id from 0 to 1: the score of the description's search against the best hit.</summary>
    private static Dictionary<string, double> Relevance(SearchIndex index, string? description)
    {
        if (string.IsNullOrWhiteSpace(description)) return [];
        var hits = index.Search(new SearchQuery { Text = description, Limit = MostHits }).Items;
        var best = hits.Count == 0 ? 0 : hits.Max(h => h.Score);
        return best <= 0 ? [] : hits.ToDictionary(h => h.Entry.Id, h => h.Score / best);
    }
}
