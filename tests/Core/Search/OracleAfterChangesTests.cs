using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>SQLite's FTS5 gets the same analysed words and the same changes, and must count and rank as the index does.</summary>
public sealed class OracleAfterChangesTests : IDisposable
{
    private const int Entries = 700, Rounds = 4, QueriesEachRound = 80, Best = 20;
    private static readonly GeneratedWords Words = new(3_000);
    private static readonly GeneratedEntries Generated = new(Words, 30);

    // Hold every word and are never removed, so that what counts as a compound does not depend on when the index learns its words anew.
    private static readonly Entry[] Dictionary = [.. Words.All.Concat(Vocabulary.Lists.Values.SelectMany(l => l).Select(t => t.Label)).Concat(["Ministerium Landesamt Förderbank Stiftung bundesweit Smart-City-Labor"]).Chunk(500)
        .Select((words, i) => SampleEntries.Programme($"words-{i}", $"Wörter {i}", text: string.Join(". ", words)))];

    private readonly Dictionary<string, Entry> living = [];
    private readonly Fts5Oracle oracle = new(AnalysedText.Over(Dictionary));
    private SearchIndex index = SearchIndex.Build([], SampleEntries.Today);

    public void Dispose() => oracle.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Totals_and_every_facet_count_are_those_of_fts5(int seed)
    {
        var (compared, found) = (0, 0);
        foreach (var random in Changes(seed))
            foreach (var query in new GeneratedQueries([.. living.Values], random.Next(), syntax: true).Take(QueriesEachRound))
            {
                var expansion = index.Expand(query.Text);
                if (!Fts5Expression.CanSay(expansion)) continue;
                var (expected, answer) = (oracle.Count(expansion, query), index.Search(query));
                Assert.True(expected.Total == answer.Total, $"«{query.Text}» {query} should find {expected.Total}, not {answer.Total}.");
                foreach (var facet in Fts5Oracle.FacetNames)
                    Assert.Equal(expected.Facets[facet], answer.Facets[facet].Where(v => v.Count > 0).ToDictionary(v => v.Value, v => (long)v.Count));
                (compared, found) = (compared + 1, found + (answer.Total > 0 ? 1 : 0));
            }
        Assert.True(compared >= 200 && found >= 150, $"Only {compared} queries were compared, {found} of them found something.");
    }

    [Fact]
    public void Every_stem_stands_in_as_many_entries_as_often()
    {
        var stems = 0;
        foreach (var _ in Changes(4))
            foreach (var (stem, entries, occurrences) in oracle.Stems())
            {
                var ours = index.Occurrences(stem).ToList();
                Assert.True((entries, occurrences) == (ours.Count, ours.Sum(o => o.Count)), $"«{stem}» stands in {entries} entries {occurrences} times, not {ours.Count} and {ours.Sum(o => o.Count)}.");
                stems++;
            }
        Assert.True(stems > 1_000);
    }

    [Fact]
    public void With_the_formula_of_fts5_the_postings_give_its_best_twenty()
    {
        var compared = 0;
        foreach (var random in Changes(5))
        {
            var lengths = new Dictionary<string, long>();
            foreach (var (stem, _, _) in oracle.Stems())
                foreach (var (id, count) in index.Occurrences(stem)) lengths[id] = lengths.GetValueOrDefault(id) + count;
            foreach (var query in new GeneratedQueries([.. living.Values], random.Next()).Take(QueriesEachRound))
            {
                // Each word as it is typed and nothing else: what it expands to, all words or any.
                var groups = GermanText.Words(query.Text!).Where(w => !w.IsStop && w.Folded != "oder").Select(w => new[] { GermanText.Stem(w.Folded), GermanText.Stem(w.Folded, english: true) }.Distinct().ToArray()).ToArray();
                var any = query.Text!.Contains("ODER", StringComparison.Ordinal);
                var expected = oracle.Best(string.Join(any ? " OR " : " AND ", groups.Select(g => $"({string.Join(" OR ", g.Select(s => $"\"{s}\""))})")), Best);
                var ours = Bm25(groups, any, lengths);
                Assert.Equal(expected.Select(e => e.Id), ours.Select(o => o.Id));
                Assert.All(expected.Zip(ours), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-9));
                compared += expected.Count > 0 ? 1 : 0;
            }
        }
        Assert.True(compared >= 200, $"Only {compared} queries found something.");
    }

    /// <summary>FTS5's own formula over the postings of the index.</summary>
    private List<(string Id, double Score)> Bm25(string[][] groups, bool any, Dictionary<string, long> lengths)
    {
        const double k1 = 1.2, b = 0.75;
        var average = lengths.Values.Sum() / (double)lengths.Count;
        var (scores, matched) = (new Dictionary<string, double>(), new Dictionary<string, HashSet<int>>());
        for (var g = 0; g < groups.Length; g++)
            foreach (var stem in groups[g])
            {
                var postings = index.Occurrences(stem).ToList();
                var rarity = Math.Max(1e-6, Math.Log((lengths.Count - postings.Count + 0.5) / (postings.Count + 0.5)));
                foreach (var (id, count) in postings)
                {
                    scores[id] = scores.GetValueOrDefault(id) + (rarity * count * (k1 + 1) / (count + (k1 * (1 - b + (b * lengths[id] / average)))));
                    (matched.TryGetValue(id, out var set) ? set : matched[id] = []).Add(g);
                }
            }
        return [.. scores.Where(s => any || matched[s.Key].Count == groups.Length).OrderByDescending(s => Math.Round(s.Value, 9)).ThenBy(s => oracle.Row(s.Key)).Take(Best).Select(s => (s.Key, s.Value))];
    }

    /// <summary>Begins with some entries; before each further round many are changed, removed, archived, withdrawn, and others come.</summary>
    private IEnumerable<Random> Changes(int seed)
    {
        var random = new Random(seed);
        Apply([.. Dictionary, .. Generated.Take(Entries)], []);
        for (var round = 1; round <= Rounds; round++)
        {
            yield return random;
            foreach (var size in new[] { 1, 3, 60 })
            {
                var changed = Enumerable.Range(0, size).Select(_ => random.Next(Entries + (50 * round))).Distinct().Select(n => Generated.Of(n, round + 1, (EntryStatus)Math.Max(0, random.Next(-6, 3)))).ToList();
                var removed = Enumerable.Range(0, size / 3).Select(_ => Generated.Of(random.Next(Entries)).Id).Except(changed.Select(c => c.Id)).ToList();
                Apply(changed, removed);
            }
        }
    }

    private void Apply(List<Entry> changed, List<string> removed)
    {
        foreach (var id in removed.Concat(changed.Where(c => c.Status == EntryStatus.Archived).Select(c => c.Id)))
        {
            oracle.Remove(id);
            living.Remove(id);
        }
        foreach (var entry in changed.Where(c => c.Status != EntryStatus.Archived))
        {
            oracle.Save(entry);
            living[entry.Id] = entry;
        }
        index = index.With(changed, removed);
        Assert.Equal(living.Count, index.Count);
    }
}
