using System.Numerics;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The search over a fixed set of entries as of one day. It never changes after it is built, so any number of threads may read it
/// without waiting; whoever has new entries or a new day builds another one and swaps the reference.</summary>
public sealed class SearchIndex
{
    private readonly SearchDocument[] _documents;
    private readonly Dictionary<string, int> _byId;
    private readonly WordTable _words;
    private readonly Postings _postings;
    private readonly SearchFilters _filters;
    private readonly SortOrders _orders;
    private readonly QueryPlanner _planner;
    private readonly Suggester _suggester;
    private readonly Synonyms _synonyms;

    private SearchIndex(SearchDocument[] documents, DateOnly today, Synonyms synonyms)
    {
        (_documents, Today, _synonyms) = (documents, today, synonyms);
        _byId = new Dictionary<string, int>(documents.Length, StringComparer.Ordinal);
        for (var d = 0; d < documents.Length; d++) _byId[documents[d].Entry.Id] = d;
        (_words, _postings, var splitter) = IndexBuilder.Build(documents);
        _filters = new SearchFilters(documents);
        _orders = new SortOrders(documents);
        _planner = new QueryPlanner(_words, _postings, splitter, synonyms);
        _suggester = new Suggester(documents, _words, _postings, _orders.Of(SearchSort.Relevance));
    }

    /// <summary>The day (Europe/Berlin) for which openness was computed.</summary>
    public DateOnly Today { get; }

    /// <summary>Number of searchable entries; archived ones are not searched.</summary>
    public int Count => _documents.Length;

    /// <summary>Builds the index over the public entries.</summary>
    public static SearchIndex Build(IReadOnlyCollection<Entry> entries, DateOnly today, Synonyms? synonyms = null) =>
        new([.. entries.Where(e => e.Status != EntryStatus.Archived).Select(e => SearchDocument.Of(e, today))], today, synonyms ?? Synonyms.Embedded);

    /// <summary>The index after a change: entries that are new or replace the one of the same id, without those that are archived or whose id is named.
    /// This index stays as it is, so readers that still hold it are not disturbed.</summary>
    public SearchIndex With(IReadOnlyCollection<Entry> changed, IReadOnlyCollection<string> removed)
    {
        var entries = _documents.ToDictionary(d => d.Entry.Id, d => d.Entry, StringComparer.Ordinal);
        foreach (var entry in changed) entries[entry.Id] = entry;
        foreach (var id in removed) entries.Remove(id);
        return Build(entries.Values, Today, _synonyms);
    }

    /// <summary>Answers a query. Nothing that can be typed makes it fail.</summary>
    public SearchAnswer Search(SearchQuery query)
    {
        var plan = _planner.Plan(query.Text);
        if (plan.States.Count > 0 || plan.Topics.Count > 0) query = query with { States = [.. query.States, .. plan.States], Topics = [.. query.Topics, .. plan.Topics] };
        var ranks = _orders.Of(query.Sort);
        var offset = Math.Clamp(query.Offset, 0, _documents.Length);
        var top = new TopHits((int)Math.Min(_documents.Length, (long)offset + Math.Max(0, query.Limit)), ranks);
        using var facets = new FacetCounter(_filters, query);
        var byScore = query.Sort == SearchSort.Relevance;

        var scratch = Scratch.Take(_documents.Length);
        var widened = HitFinder.Find(plan, scratch, _documents.Length);
        var total = 0;
        for (var w = 0; w < scratch.Hits.Length; w++)
            for (var rest = scratch.Hits[w]; rest != 0; rest &= rest - 1)
            {
                var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
                if (!facets.Passes(document)) continue;
                total++;
                top.Offer(byScore ? scratch.Scores[document] : 0, document);
            }
        scratch.GiveBack();

        return new SearchAnswer
        {
            Total = total,
            Items = Page(widened ? plan.Wider : plan.Terms, widened, top, offset, query, ranks),
            Facets = facets.Values(),
            Corrections = plan.Corrections,
            Synonyms = plan.Synonyms,
        };
    }

    /// <summary>Terms, titles and funders that begin with what was typed so far.</summary>
    public IReadOnlyList<Completion> Suggest(string prefix, int limit) => _suggester.Suggest(prefix, limit);

    /// <summary>How the score of an entry comes about; null when the index does not have the entry.</summary>
    public Explanation? Explain(string text, string entryId)
    {
        if (!_byId.TryGetValue(entryId, out var document)) return null;
        var plan = _planner.Plan(text);
        var scratch = Scratch.Take(_documents.Length);
        var widened = HitFinder.Find(plan, scratch, _documents.Length);
        var isHit = (scratch.Hits[document >> 6] >> document & 1) != 0;
        scratch.GiveBack();
        var parts = new List<ScorePart>();
        return new Explanation(entryId, isHit, Scoring.Explain(widened ? plan.Wider : plan.Terms, widened, _postings, document, parts), parts);
    }

    /// <summary>What a query is searched as.</summary>
    internal Expansion Expand(string? text) => Expansion.Of(_planner.Plan(text), _words);

    /// <summary>How often a stem stands in each entry that has it, parts of compounds and whole hyphenated words included.</summary>
    internal IEnumerable<(string EntryId, int Count)> Occurrences(string stem)
    {
        if (_words.TermOf(stem) is not (>= 0 and var term)) yield break;
        for (var entry = _postings.Starts[term]; entry < _postings.Starts[term + 1]; entry++)
            yield return (_documents[_postings.Documents[entry]].Entry.Id, _postings.PlacesAt(entry).Length);
    }

    /// <summary>The bare reading of the postings of a query.</summary>
    internal BareWalk Walk(string text) => BareWalk.Of(_planner.Plan(text), _postings);

    // The shown hits get their exact score, the sum that an explanation shows; the order follows it.
    private List<SearchHit> Page(IReadOnlyList<QueryTerm> terms, bool widened, TopHits top, int offset, SearchQuery query, int[] ranks)
    {
        var parts = new List<ScorePart>();
        var page = top.InOrder().Skip(offset).Select(h =>
        {
            parts.Clear();
            return (Score: Scoring.Explain(terms, widened, _postings, h.Document, parts), h.Document, Parts: query.Explain ? parts.ToArray() : []);
        }).ToList();
        if (query.Sort == SearchSort.Relevance) page.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : ranks[a.Document].CompareTo(ranks[b.Document]));
        return page.ConvertAll(h => HitOf(terms, h.Document, h.Score) with { Parts = h.Parts });
    }

    private SearchHit HitOf(IReadOnlyList<QueryTerm> terms, int document, double score)
    {
        var places = new List<int>();
        QueryPlan.AddPlaces(terms, document, places);
        return new SearchHit
        {
            Entry = _documents[document].Entry,
            Score = score,
            Openness = _documents[document].Openness,
            Highlights = Highlighter.Of(_documents[document], places),
        };
    }
}
