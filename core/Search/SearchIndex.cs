using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The search over a fixed set of entries as of one day. It never changes after it is built, so any number of threads may read it
/// without waiting; whoever has changed entries makes the next one (<see cref="With"/>) and swaps the reference.</summary>
public sealed class SearchIndex
{
    // Updates stay fast up to so many documents beside the settled ones.
    private const int LeastLater = 200, MostLater = 2_000;

    private static readonly List<ScorePart> NoParts = [];

    private readonly TextIndex _text;
    private readonly EntryTable _entries;
    private readonly SearchFilters _filters;
    private readonly SortOrders _orders;
    private readonly FunderNames _funders;
    private readonly Synonyms _synonyms;
    private readonly QueryPlanner _planner;
    private readonly Suggester _suggester;

    private SearchIndex(TextIndex text, EntryTable entries, SearchFilters filters, SortOrders orders, FunderNames funders, DateOnly today, Synonyms synonyms, SearchIndex? before = null)
    {
        (_text, _entries, _filters, _orders, _funders, Today, _synonyms) = (text, entries, filters, orders, funders, today, synonyms);
        _planner = new QueryPlanner(text, synonyms);
        _suggester = new Suggester(text, entries, orders.Of(SearchSort.Relevance), funders, before?._suggester);
    }

    /// <summary>The day (Europe/Berlin) for which openness was computed.</summary>
    public DateOnly Today { get; }

    /// <summary>Number of searchable entries; archived ones are not searched.</summary>
    public int Count => _text.Count;

    /// <summary>Builds the index over the public entries.</summary>
    public static SearchIndex Build(IReadOnlyCollection<Entry> entries, DateOnly today, Synonyms? synonyms = null)
    {
        Entry[] living = [.. entries.Where(e => e.Status != EntryStatus.Archived)];
        var documents = DocumentsOf(living, today);
        return Over(() => TextIndexBuilder.Build(documents), documents, null, today, synonyms ?? Synonyms.Embedded);
    }

    /// <summary>The index of the entries with the stored words; <paramref name="settled"/>: those of the documents, null where a document does not fit any more.</summary>
    internal static SearchIndex Of(StoredIndex stored, Entry?[] settled, IReadOnlyCollection<Entry> entries, DateOnly today)
    {
        int[] stale = [.. Enumerable.Range(0, settled.Length).Where(d => settled[d] is null)];
        // What is gone is never shown; its number needs some entry all the same.
        var nobody = stale.Length > 0 ? entries.First() with { Id = "" } : null;
        var index = Over(() => stored.ToIndex().Without(stale), DocumentsOf(Array.ConvertAll(settled, e => e ?? nobody!), today), stored.Titles, today, Synonyms.Embedded);
        return index.Count == entries.Count ? index : index.With([.. entries.Where(e => index.Find(e.Id) < 0)], []);
    }

    /// <summary>The index of the entries on a day. Texts of the same revision are not read again: a new day or a source's new visit changes no word.</summary>
    internal SearchIndex Renewed(IReadOnlyCollection<Entry> entries, DateOnly today)
    {
        var current = entries.Where(e => e.Status != EntryStatus.Archived).ToDictionary(e => e.Id, StringComparer.Ordinal);
        string[] removed = [.. Enumerable.Range(0, _entries.Count).Where(n => !_text.Gone.Has(n)).Select(n => _entries[n].Id).Where(id => !current.ContainsKey(id))];
        var updated = With([.. current.Values.Where(e => Find(e.Id) is not (>= 0 and var n) || _entries[n].Revision != e.Revision)], removed);
        var (text, table) = (updated._text, updated._entries);
        var documents = DocumentsOf([.. Enumerable.Range(0, table.Count).Select(n => text.Gone.Has(n) ? table[n] : current[table[n].Id])], today);
        return Over(() => text, documents, updated._orders.Titles, today, _synonyms);
    }

    /// <summary>The same index with other synonyms; they act on queries only, so nothing is read again.</summary>
    public SearchIndex WithSynonyms(Synonyms synonyms) => synonyms == _synonyms ? this : new(_text, _entries, _filters, _orders, _funders, Today, synonyms, this);

    /// <summary>True when so much came later that a full build gives a better index.</summary>
    internal bool NeedsMerge => _text.Later.Length + _text.Gone.Count > Math.Max(LeastLater, Math.Min(MostLater, _text.SettledCount / 10));

    /// <summary>True for an index as it was built, without updates; only that can be stored.</summary>
    internal bool IsSettled => _text.Later.Length == 0 && _text.Gone.Count == 0;

    internal StoredIndex ToStore() => new(_text, _entries, _orders.Titles);

    /// <summary>The next index: with some entries added or replaced and some removed by id. An archived entry is a removed one; an id that is not here is none to
    /// remove. Everything that did not change is shared. It finds what <see cref="Build"/> would find; only the vocabulary for taking compounds apart and the usual spelling
    /// of words are those of the last full build, with the new words added.</summary>
    public SearchIndex With(IReadOnlyCollection<Entry> changed, IReadOnlyCollection<string> removed)
    {
        var last = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var entry in changed) last[entry.Id] = entry;
        var gone = last.Keys.Concat(removed).Distinct().Select(Find).Where(number => number >= 0).ToList();
        var added = DocumentsOf([.. last.Values.Where(e => e.Status != EntryStatus.Archived && !removed.Contains(e.Id))], Today);
        if (gone.Count == 0 && added.Length == 0) return this;

        var update = new TextIndexUpdate(_text);
        SearchDocument[] goneDocuments = DocumentsOf([.. gone.Select(n => _entries[n])], Today);
        for (var g = 0; g < gone.Count; g++) update.Remove(gone[g], goneDocuments[g]);
        var settled = _text.SettledCount;
        int[] kept = [.. Enumerable.Range(settled, _text.Later.Length).Except(gone)];
        var entries = _entries.With(kept, added.Select(d => d.Entry));
        var text = update.With(added);
        return new SearchIndex(
            text, entries, _filters.With(kept, settled, added), _orders.With(settled, text.Gone, kept, added.Length, n => SearchDocument.Of(entries[n], Today)),
            _funders.With(goneDocuments, added), Today, _synonyms, this);
    }

    /// <summary>Answers a query. Nothing that can be typed makes it fail.</summary>
    public SearchAnswer Search(SearchQuery query)
    {
        (var plan, query) = PlanOf(query);
        var ranks = _orders.Of(query.Sort);
        var offset = Math.Clamp(query.Offset, 0, _text.Numbers);

        var scratch = Scratch.Take(_text.Numbers);
        var widened = HitFinder.Find(plan, _text, scratch);
        var (top, facets, byScore) = (scratch.Top, scratch.Facets, query.Sort == SearchSort.Relevance);
        facets.Start(_filters, query);
        var total = facets.Take(scratch.Documents.AsSpan(0, scratch.Count), scratch.Scores.AsSpan(0, scratch.Count));
        top.Start((int)Math.Min(total, (long)offset + Math.Max(0, query.Limit)));
        top.Offer(scratch.Documents.AsSpan(0, total), byScore ? scratch.Scores.AsSpan(0, total) : [], ranks);
        var counts = facets.Counts();
        var page = top.From(offset);
        scratch.GiveBack();

        var terms = plan.Searched(widened);
        var sought = new Lazy<SoughtTerms>(() => new SoughtTerms(_text, terms));
        return new SearchAnswer(counts)
        {
            Total = total,
            // Sorted by something else, a hit still has its score.
            Items = Array.ConvertAll(page, h => HitOf(terms, sought, widened, h.Document, byScore ? h.Score : null, query.Explain)),
            Corrections = plan.Corrections,
            Synonyms = plan.Synonyms,
        };
    }

    /// <summary>The same index for one who asks a great many different queries in a row: what it reads of the postings it keeps as long as it is held.</summary>
    public SearchIndex ForManyQueries() => new(_text.Remembering(), _entries, _filters, _orders, _funders, Today, _synonyms, this);

    /// <summary>Some entries by id; ids that are not here are none.</summary>
    public EntrySelection Select(IEnumerable<string> ids) => new(ids.Select(Find).Where(n => n >= 0), _text);

    /// <summary>Which of some entries of this index a query finds, whatever their place among the hits.</summary>
    public IReadOnlySet<string> FoundAmong(SearchQuery query, EntrySelection some)
    {
        if (some.Documents.Length == 0) return new HashSet<string>();
        var (plan, narrowed) = PlanOf(query);
        int[] documents = [.. SelectionFinder.Find(plan, _text, some.Documents).Select(d => d.Number)];
        if (documents.Length == 0) return new HashSet<string>();
        var scratch = Scratch.Take(_text.Numbers);
        scratch.Facets.Start(_filters, narrowed);
        var total = scratch.Facets.Take(documents, scratch.Scores.AsSpan(0, documents.Length));
        scratch.GiveBack();
        return documents.Take(total).Select(d => _entries[d].Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The plan of a query, and the query with the filters that were typed as words.</summary>
    private (QueryPlan Plan, SearchQuery Narrowed) PlanOf(SearchQuery query)
    {
        var plan = _planner.Plan(query.Text);
        return (plan, plan.States.Count + plan.Topics.Count == 0 ? query : query with { States = [.. query.States, .. plan.States], Topics = [.. query.Topics, .. plan.Topics] });
    }

    /// <summary>Terms, titles and funders that begin with what was typed so far.</summary>
    public IReadOnlyList<Completion> Suggest(string prefix, int limit) => _suggester.Suggest(prefix, limit);

    /// <summary>How the score of an entry comes about; null when the index does not have the entry.</summary>
    public Explanation? Explain(string text, string entryId)
    {
        if (Find(entryId) is not (>= 0 and var document)) return null;
        var plan = _planner.Plan(text);
        var scratch = Scratch.Take(_text.Numbers);
        var widened = HitFinder.Find(plan, _text, scratch);
        var isHit = scratch.Documents.AsSpan(0, scratch.Count).BinarySearch(document) >= 0;
        scratch.GiveBack();
        var (terms, parts) = (plan.Searched(widened), new List<ScorePart>());
        var places = new DocumentPlaces(new(() => new SoughtTerms(_text, terms)), _entries[document], Today);
        return new Explanation(entryId, isHit, Scoring.Explain(terms, widened, _text, document, places, parts), parts);
    }

    /// <summary>What a query is searched as.</summary>
    internal Expansion Expand(string? text) => Expansion.Of(_planner.Plan(text), _text.Terms);

    /// <summary>How often a stem stands in each entry that has it, parts of compounds and whole hyphenated words included.</summary>
    internal List<(string EntryId, int Count)> Occurrences(string stem)
    {
        if (_text.TermOf(stem) is not (>= 0 and var term)) return [];
        var occurrences = new List<(string, int)>();
        foreach (var part in _text.Parts)
        {
            var reader = part.PlacesOf(term);
            var places = new List<int>();
            while (reader.Next(places))
                if (!_text.Gone.Has(part.First + reader.Document)) occurrences.Add((_entries[part.First + reader.Document].Id, reader.Counts.Total));
        }
        return occurrences;
    }

    /// <summary>The bare reading of the postings of a query.</summary>
    internal BareWalk Walk(string text)
    {
        var (plan, scratch) = (_planner.Plan(text), Scratch.Take(_text.Numbers));
        var widened = HitFinder.Find(plan, _text, scratch);
        scratch.GiveBack();
        return BareWalk.Of(plan, widened, _text);
    }

    /// <summary>How many postings a search reads or looks up.</summary>
    internal long Visited(string text)
    {
        var scratch = Scratch.Take(_text.Numbers);
        HitFinder.Find(_planner.Plan(text), _text, scratch);
        scratch.GiveBack();
        return scratch.Visited;
    }

    /// <summary>Puts an index together; what does not need the words is made beside them.</summary>
    private static SearchIndex Over(Func<TextIndex> words, SearchDocument[] documents, int[]? titles, DateOnly today, Synonyms synonyms)
    {
        var (text, filters, orders) = (default(TextIndex), default(SearchFilters), default(SortOrders));
        Parallel.Invoke(() => text = words(), () => orders = SortOrders.Of(documents, titles), () => filters = SearchFilters.Build(documents));
        var entries = new EntryTable(Array.ConvertAll(documents, d => d.Entry), text!.SettledCount);
        return new(text, entries, filters!, orders!, FunderNames.Of(documents.Where((_, d) => !text.Gone.Has(d))), today, synonyms);
    }

    private static SearchDocument[] DocumentsOf(Entry[] entries, DateOnly today)
    {
        var documents = new SearchDocument[entries.Length];
        Parallel.For(0, documents.Length, d => documents[d] = SearchDocument.Of(entries[d], today));
        return documents;
    }

    private int Find(string id) => _entries.Find(id) is >= 0 and var number && !_text.Gone.Has(number) ? number : -1;

    private SearchHit HitOf(WiderTerm[] terms, Lazy<SoughtTerms> sought, bool widened, int document, float? score, bool explain)
    {
        List<ScorePart> parts = score is null || explain ? [] : NoParts;
        var places = new DocumentPlaces(sought, _entries[document], Today);
        if (score is null || explain) score = (float)Scoring.Explain(terms, widened, _text, document, places, parts);
        return new SearchHit(terms, places, _entries[document], score.Value, Today) { Parts = explain ? parts : NoParts };
    }
}
