using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>An entry that a new record seems to describe. Sure: it is the same programme; otherwise an editor must look. Why: the evidence in German.</summary>
internal sealed record Twin(string EntryId, string Title, bool Sure, string Why);

/// <summary>Finds entries of other sources that are the same programme as a new record. Sisters are not twins: the same title in another
/// state, another year's round, another module of one guideline. Pure.</summary>
internal sealed class Duplicates
{
    // Below this share of common words, counted by how rare they are, two titles are no reason to ask anybody.
    private const double Similar = 0.6, Related = 0.3;
    private const int CommonWord = 40;

    private enum Strength { Unsure, Sure, Certain }

    private sealed record Match(Candidate Candidate, Strength Strength, double Similarity, string Why);

    private sealed record Candidate(string EntryId, string Title, ProgrammeTraits Traits);

    private readonly List<Candidate> candidates;
    private readonly ILookup<string, Candidate> byTitle, byPage, byTopic, byWord;
    private readonly Dictionary<string, double> weights;

    private Duplicates(IEnumerable<Sketch> entries)
    {
        candidates = [.. entries.Where(e => e.Traits is not null).Select(e => new Candidate(e.Id, e.Title, e.Traits!))];
        byTitle = candidates.ToLookup(c => c.Traits.Title.Key);
        byPage = Keyed(t => t.Pages.Union(t.Named).Union(t.Mentioned));
        byTopic = Keyed(t => t.Topics);
        byWord = Keyed(t => t.Title.Words);
        weights = byWord.ToDictionary(w => w.Key, w => Math.Log(1 + ((double)candidates.Count / w.Count())));
    }

    private ILookup<string, Candidate> Keyed(Func<ProgrammeTraits, IEnumerable<string>> keys) =>
        candidates.SelectMany(c => keys(c.Traits).Distinct().Select(k => (Key: k, Candidate: c))).ToLookup(k => k.Key, k => k.Candidate);

    /// <summary>The twin of each new record that has one, by the record's key. <paramref name="newcomers"/>: sketches by the record's key; <paramref name="entries"/>: by the entry's id.</summary>
    public static Dictionary<string, Twin> Find(IEnumerable<Sketch> newcomers, IEnumerable<Sketch> entries)
    {
        var programmes = newcomers.Where(n => n.Traits is not null).Select(n => (SourceId: n.Id, Traits: n.Traits!)).ToList();
        if (programmes.Count == 0) return [];
        var index = new Duplicates(entries);
        // An address that several records of one source share belongs to something larger than any of them.
        var shared = programmes.SelectMany(p => p.Traits.Pages.Union(p.Traits.Named).Union(p.Traits.Mentioned)).GroupBy(p => p).Where(g => g.Skip(1).Any()).Select(g => g.Key).ToHashSet();
        var found = programmes.Select(p => (p.SourceId, Match: index.Best(p.Traits, shared))).Where(f => f.Match is not null).Select(f => (f.SourceId, Match: f.Match!)).ToList();
        return found.GroupBy(f => f.Match.Candidate.EntryId).SelectMany(Decide).ToDictionary(f => f.SourceId, f => f.Twin);
    }

    /// <summary>Two records of one source are two programmes: when both seem to be the same entry, only the one that is certain is.</summary>
    private static IEnumerable<(string SourceId, Twin Twin)> Decide(IEnumerable<(string SourceId, Match Match)> rivals)
    {
        var all = rivals.ToList();
        var top = all.Max(r => r.Match.Strength);
        var single = top > Strength.Unsure && all.Count(r => r.Match.Strength == top) == 1;
        foreach (var (id, match) in all) yield return (id, new Twin(match.Candidate.EntryId, match.Candidate.Title, single && match.Strength == top, match.Why));
    }

    private Match? Best(ProgrammeTraits newcomer, HashSet<string> shared)
    {
        var matches = newcomer.Topics.SelectMany(t => byTopic[t])
            .Concat(newcomer.Pages.Union(newcomer.Named).Union(newcomer.Mentioned).Except(shared).SelectMany(p => byPage[p]))
            .Concat(byTitle[newcomer.Title.Key]).Concat(newcomer.Title.Words.Select(w => byWord[w]).Where(w => w.Count() <= CommonWord).SelectMany(c => c))
            .Distinct().Select(c => Judge(newcomer, c, shared)).OfType<Match>().OrderByDescending(m => m.Strength).ThenByDescending(m => m.Similarity).Take(2).ToList();
        if (matches.Count == 0) return null;
        // Two equally good answers are no answer.
        return matches.Count > 1 && matches[1].Strength == matches[0].Strength ? matches[0] with { Strength = Strength.Unsure } : matches[0];
    }

    private Match? Judge(ProgrammeTraits newcomer, Candidate candidate, HashSet<string> shared)
    {
        var other = candidate.Traits;
        var (area, level) = (newcomer.AreaWith(other), newcomer.LevelWith(other));
        var similarity = Similarity(newcomer.Title, other.Title);
        Match Found(Strength strength, string why) => new(candidate, strength, similarity, why);

        if (newcomer.Topics.Count > 0 && other.Topics.Count > 0)
        {
            var topic = newcomer.Topics.Intersect(other.Topics).FirstOrDefault();
            if (topic is null) return null;
            return Found(newcomer.Topics.Count == 1 && other.Topics.Count == 1 ? Strength.Certain : Strength.Unsure, $"gleiche Kennung im EU-Portal: {topic.ToUpperInvariant()}");
        }
        if (newcomer.Title.Contradicts(other.Title) || area == Agreement.Different) return null;
        var whole = newcomer.Title.Equals(other.Title, exactly: true);
        if (Page(newcomer, other, shared) is var (page, own, named))
        {
            if (level != Agreement.Different && (named || similarity >= Related) && own) return Found(Strength.Certain, $"gleiche Seite der Quelle: {page}");
            if (level != Agreement.Different && (whole || similarity >= Similar)) return Found(Strength.Sure, $"gleiche Adresse und ähnlicher Titel: {page}");
            if (named || similarity >= Related) return Found(Strength.Unsure, $"gleiche Adresse: {page}");
        }
        return Titles(newcomer, other, area, level, whole, similarity) is var (strength, why) ? Found(strength, why) : null;
    }

    private static (Strength Strength, string Why)? Titles(ProgrammeTraits newcomer, ProgrammeTraits other, Agreement area, Agreement level, bool whole, double similarity)
    {
        var funder = newcomer.FunderWith(other);
        if (whole && area == Agreement.Same && level == Agreement.Same)
        {
            if (funder == Agreement.Same) return (Strength.Sure, "gleicher Titel, gleiches Fördergebiet, gleicher Fördergeber");
            // One source names the state, the other its ministry: within one state a title of several words is enough.
            if (funder == Agreement.Unknown && newcomer.Level == FundingLevel.State && newcomer.Title.Words.Count > 1) return (Strength.Sure, "gleicher Titel, gleiches Fördergebiet");
        }
        if (newcomer.Title.Equals(other.Title, exactly: false)) return (Strength.Unsure, "gleicher Titel");
        if (similarity >= Similar && area == Agreement.Same && level == Agreement.Same && funder != Agreement.Different) return (Strength.Unsure, "ähnlicher Titel, gleiches Fördergebiet");
        return null;
    }

    /// <summary>The page both name. Own: it is one side's own page at its source; Named: neither only mentions it.</summary>
    private (string Page, bool Own, bool Named)? Page(ProgrammeTraits newcomer, ProgrammeTraits other, HashSet<string> shared)
    {
        bool Single(string page) => !shared.Contains(page) && !byPage[page].Skip(1).Any();
        var pages = newcomer.Pages.Union(newcomer.Named).Union(newcomer.Mentioned).Where(p => other.Pages.Contains(p) || other.Named.Contains(p) || other.Mentioned.Contains(p)).Where(Single)
            .Select(p => (Page: p, Own: newcomer.Pages.Contains(p) || other.Pages.Contains(p), Named: !newcomer.Mentioned.Contains(p) && !other.Mentioned.Contains(p)))
            .OrderByDescending(p => p.Own).ThenByDescending(p => p.Named).ToList();
        return pages.Count > 0 ? pages[0] : null;
    }

    private double Similarity(ProgrammeTitle a, ProgrammeTitle b)
    {
        double Weight(string word) => weights.GetValueOrDefault(word, Math.Log(1 + candidates.Count));
        var common = a.Words.Where(b.Words.Contains).Sum(Weight);
        return common == 0 ? 0 : common / (a.Words.Sum(Weight) + b.Words.Sum(Weight) - common);
    }
}
