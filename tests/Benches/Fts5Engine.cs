using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Benches;

/// <summary>A query made ready for FTS5: all words, and what answers when they find few.</summary>
internal sealed record Fts5Query(string? All, IReadOnlyList<string> Wider, UInt128[] Filters);

/// <summary>The yardstick: SQLite FTS5 in memory over the same stems, used as fast as it goes. It gives row and bm25; filters, facets and the best twenty are
/// worked out in arrays beside it, because joins in SQL are slower still. Statements are prepared and what the query expands to is worked out beforehand.</summary>
internal sealed class Fts5Engine : IDisposable
{
    private const int Best = 20, MostShared = 8;
    // The weights of our fields; what stands beside the words counts as parts of compounds do.
    private const string Ask = "select rowid, bm25(doc, 5, 3, 2.5, 2.5, 1, 2, 1.2, 1, 1, 0.4, 0) from doc where doc match $match";
    /// <summary>The four facets that are counted; filters may use the others as well.</summary>
    private static readonly UInt128[] Counted = [.. Enumerable.Range(0, Facets.Count).Select(f => f is Facets.Level or Facets.Land or Facets.Topic or Facets.Status ? Facets.ValuesOf(f) : 0)];
    private static readonly UInt128 AllCounted = Counted.Aggregate((a, b) => a | b);

    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly SqliteCommand ask;
    private readonly SqliteParameter match;
    private readonly UInt128[] bits;
    private readonly int[] counts = new int[BitCounts.Bits];
    private readonly PriorityQueue<int, double> top = new(Best);

    public Fts5Engine(IReadOnlyList<Entry> entries, AnalysedText analysis)
    {
        connection.Open();
        bits = new UInt128[entries.Count];
        Run($"create virtual table doc using fts5({Fts5Expression.Columns}, {Fts5Expression.Tokenizer})");
        using (var transaction = connection.BeginTransaction())
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = $"insert into doc(rowid, {Fts5Expression.Columns}) values ($r, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9, '{Fts5Expression.InEvery}')";
            var row = insert.Parameters.Add("$r", SqliteType.Integer);
            var columns = Enumerable.Range(0, 2 * AnalysedText.Fields).Select(c => insert.Parameters.Add($"${c}", SqliteType.Text)).ToArray();
            var (documents, number) = (entries.Select(e => SearchDocument.Of(e, GeneratedEntries.Today)), 0);
            foreach (var (document, texts) in documents.AsParallel().AsOrdered().Select(d => (d, analysis.Columns(d, places: true))))
            {
                bits[number] = Facets.BitsOf(document);
                for (var c = 0; c < columns.Length; c++) columns[c].Value = texts[c];
                row.Value = ++number;
                insert.ExecuteNonQuery();
            }
            transaction.Commit();
        }
        Run("insert into doc(doc) values ('optimize')");
        ask = connection.CreateCommand();
        ask.CommandText = Ask;
        match = ask.Parameters.Add("$match", SqliteType.Text);
        ask.Prepare();
    }

    /// <summary>Says our query in FTS5's language. Where a widened query has too many words to name every good part of them, any word is enough.</summary>
    public static Fts5Query Ready(SearchIndex index, SearchQuery query)
    {
        var expansion = index.Expand(query.Text);
        IEnumerable<string> wider = expansion.Wider.Count < 2 ? [] : expansion.Wider.Count(t => t.Share > 0) <= MostShared ? Fts5Expression.Wider(expansion) : [Fts5Expression.AnyOf(expansion.Wider)];
        return new Fts5Query(Fts5Expression.All(expansion), [.. wider], Facets.FiltersOf(query));
    }

    /// <summary>The stems of the typed words and nothing else.</summary>
    public static Fts5Query AsTyped(SearchQuery query)
    {
        var words = GermanText.Words(query.Text!).Where(w => !w.IsStop && w.Form != WordForm.Whole && w.Folded != "oder");
        var stems = words.Select(w => query.Text!.AsSpan(w.Start + w.Length) is ['*', ..] ? $"\"{w.Folded}\" *" : $"\"{GermanText.Stem(w.Folded)}\"");
        return new Fts5Query(string.Join(query.Text!.Contains("ODER", StringComparison.Ordinal) ? " OR " : " AND ", stems), [], Facets.FiltersOf(query));
    }

    /// <summary>The number of hits; facets and the best twenty are worked out too.</summary>
    public int Search(Fts5Query query)
    {
        var (found, total) = query.All is { } all ? Read(all, query.Filters) : (0, 0);
        for (var w = 0; found < QueryPlan.FewHits && w < query.Wider.Count; w++)
            if (Read(query.Wider[w], query.Filters) is var wider and not (0, _)) return wider.Total;
        return total;
    }

    public void Dispose()
    {
        ask.Dispose();
        connection.Dispose();
    }

    private (int Found, int Total) Read(string expression, UInt128[] filters)
    {
        Array.Clear(counts);
        top.Clear();
        match.Value = expression;
        using var reader = ask.ExecuteReader();
        var (found, total) = (0, 0);
        while (reader.Read())
        {
            found++;
            var document = (int)reader.GetInt64(0) - 1;
            var own = bits[document];
            var (failed, last) = (0, 0);
            for (var f = 0; f < filters.Length && failed < 2; f++)
                if (filters[f] != 0 && (filters[f] & own) == UInt128.Zero) (failed, last) = (failed + 1, f);
            // A facet's own filter does not narrow its counts.
            for (var rest = own & (failed == 0 ? AllCounted : failed == 1 ? Counted[last] : 0); rest != 0; rest &= rest - 1) counts[(int)UInt128.TrailingZeroCount(rest)]++;
            if (failed > 0) continue;
            total++;
            // FTS5's scores are negative, so the worst of the kept ones has the highest.
            var score = -reader.GetDouble(1);
            if (top.Count < Best) top.Enqueue(document, score);
            else top.EnqueueDequeue(document, score);
        }
        return (found, total);
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
