using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Matching;

namespace FundingDirectory.Core.Search;

/// <summary>Matching over the published directory: the description goes through the search, everything else through the rules.</summary>
public static class MatchProfile
{
    private const int MostHits = 100;

    /// <summary>The answer for a profile; <paramref name="place"/> is the municipality it names.</summary>
    public static MatchAnswer Answer(PublishedDirectory directory, ProjectProfile profile, Municipality? place) =>
        Matcher.Match(new Project(profile, place, directory.Today), directory.Entries, Relevance(directory.Index, profile.Description));

    /// <summary>By entry id from 0 to 1: the score of the description's search against the best hit.</summary>
    private static Dictionary<string, double> Relevance(SearchIndex index, string? description)
    {
        if (string.IsNullOrWhiteSpace(description)) return [];
        var hits = index.Search(new SearchQuery { Text = description, Limit = MostHits }).Items;
        var best = hits.Count == 0 ? 0 : hits.Max(h => h.Score);
        return best <= 0 ? [] : hits.ToDictionary(h => h.Entry.Id, h => h.Score / best);
    }
}
