using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>SQLite with the same analysed words in FTS5 and the filter values in a table beside it: what it counts, the index must count.</summary>
internal sealed class Fts5Oracle : IDisposable
{
    private const string Nationwide = "*";
    public static readonly string[] FacetNames = ["kind", "level", "land", "topic", "fundingType", "applicant", "status"];

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly AnalysedText analysis;
    private readonly Dictionary<string, long> rows = [];
    private long last;

    public Fts5Oracle(AnalysedText analysis)
    {
        this.analysis = analysis;
        connection.Open();
        Run($"create virtual table doc using fts5({Fts5Expression.Columns}, {Fts5Expression.Tokenizer})");
        // All words of an entry in one heap, for FTS5's own formula: nothing left out holds a place here.
        Run($"create virtual table heap using fts5(words, {Fts5Expression.Tokenizer})");
        Run("create virtual table stem using fts5vocab(heap, 'row')");
        Run("create table fact(doc integer, facet text, value text)");
        Run("create index fact_doc on fact(doc)");
        Run("create temp table hit(doc integer primary key)");
    }

    /// <summary>Adds an entry or replaces the one of the same id.</summary>
    public void Save(Entry entry)
    {
        Remove(entry.Id);
        var row = rows[entry.Id] = ++last;
        var document = SearchDocument.Of(entry, SampleEntries.Today);
        Run($"insert into doc(rowid, {Fts5Expression.Columns}) values ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", [row, .. analysis.Columns(document, places: true), Fts5Expression.InEvery]);
        Run("insert into heap(rowid, words) values ($0, $1)", row, string.Join(' ', analysis.Columns(document, places: false)));
        foreach (var facet in FacetNames)
            foreach (var value in FacetOracle.Values(facet).Where(v => FacetOracle.Has(entry, facet, v))) Run("insert into fact values ($0, $1, $2)", row, facet, value);
        if (FacetOracle.IsNationwide(entry)) Run("insert into fact values ($0, 'land', $1)", row, Nationwide);
    }

    public void Remove(string id)
    {
        if (!rows.Remove(id, out var row)) return;
        foreach (var table in new[] { "doc", "heap" }) Run($"delete from {table} where rowid = $0", row);
        Run("delete from fact where doc = $0", row);
    }

    /// <summary>The number of hits and every facet count above zero.</summary>
    public (long Total, Dictionary<string, Dictionary<string, long>> Facets) Count(Expansion expansion, SearchQuery query)
    {
        Find(expansion);
        query = query with { States = [.. query.States, .. expansion.States], Topics = [.. query.Topics, .. expansion.Topics] };
        var facets = FacetNames.ToDictionary(f => f, f => Pairs($"select value, count(*) from fact join hit using (doc) where facet = '{f}' and value <> '{Nationwide}' {Filters(query, f)} group by value").ToDictionary());
        return (Pairs($"select '', count(*) from hit where true {Filters(query, null)}").Single().Value, facets);
    }

    /// <summary>The best ids by FTS5's own bm25 with their scores; equal scores in the order of being saved.</summary>
    public List<(string Id, double Score)> Best(string match, int most)
    {
        var ids = rows.ToDictionary(r => r.Value, r => r.Key);
        using var command = Command($"select rowid, bm25(heap) from heap where heap match $0 order by round(bm25(heap), 9), rowid limit {most}", match);
        using var reader = command.ExecuteReader();
        var best = new List<(string, double)>();
        while (reader.Read()) best.Add((ids[reader.GetInt64(0)], -reader.GetDouble(1)));
        return best;
    }

    /// <summary>The order of being saved; the tie rule of <see cref="Best"/>.</summary>
    public long Row(string id) => rows[id];

    /// <summary>Every stem with the number of entries that have it and of its occurrences.</summary>
    public IEnumerable<(string Stem, long Entries, long Occurrences)> Stems()
    {
        using var command = Command("select term, doc, cnt from stem");
        using var reader = command.ExecuteReader();
        while (reader.Read()) yield return (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    public void Dispose() => connection.Dispose();

    // The hits of the text alone, as the search finds them: with every word, or when they are few with a good part.
    private void Find(Expansion expansion)
    {
        Run("delete from hit");
        if (Fts5Expression.All(expansion) is not { } match) match = "";
        if (!expansion.IsEverything && Matches(match) < QueryPlan.FewHits && expansion.Wider.Count > 1) match = Fts5Expression.Wider(expansion).FirstOrDefault(w => Matches(w) > 0) ?? "";
        if (match.Length > 0) Run("insert into hit select rowid from doc where doc match $0", Fts5Expression.Without(expansion, match));
    }

    private long Matches(string match) => match.Length == 0 ? 0 : Pairs("select '', count(*) from doc where doc match $0", match).Single().Value;

    private static string Filters(SearchQuery query, string? except)
    {
        (string Facet, IEnumerable<string> Values)[] wanted =
        [
            ("kind", query.Kinds.Select(k => Vocabulary.Code(k))), ("level", query.Levels.Select(l => Vocabulary.Code(l))), ("land", query.States.Count == 0 ? [] : query.States.Append(Nationwide)),
            ("topic", query.Topics.Select(t => Vocabulary.Code(t))), ("fundingType", query.FundingTypes.Select(t => Vocabulary.Code(t))), ("applicant", query.Applicants.Select(a => Vocabulary.Code(a))), ("status", query.Statuses),
        ];
        return string.Concat(wanted.Where(w => w.Facet != except && w.Values.Any())
            .Select(w => $" and exists (select 1 from fact f where f.doc = hit.doc and f.facet = '{w.Facet}' and f.value in ({string.Join(", ", w.Values.Select(v => $"'{v}'"))}))"));
    }

    private List<KeyValuePair<string, long>> Pairs(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var pairs = new List<KeyValuePair<string, long>>();
        while (reader.Read()) pairs.Add(new(reader.GetString(0), reader.GetInt64(1)));
        return pairs;
    }

    private void Run(string sql, params object[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params object[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }
}
