using System.Globalization;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Benches;

/// <summary>Our index beside SQLite FTS5 over the same texts and queries, in one run.</summary>
internal static class SearchBench
{
    private const int Rounds = 2_000;

    public static Task Run()
    {
        foreach (var size in new[] { Starter.Entries.Count, 3_000, 20_000 })
        {
            var entries = Starter.Grown(size);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var built = Figures.Measure("build", 1, _ => SearchIndex.Build(entries, Starter.Today));
            var index = SearchIndex.Build(entries, Starter.Today);
            var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1_048_576.0;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} entries: built in {built.P50:0} ms, {memory:0.0} MB"));

            using var fts = Fts5(entries);
            var yardstick = Figures.Measure("FTS5, top 20 without facets", Rounds, i => Ask(fts, Starter.Queries[i % Starter.Queries.Count]));
            var ours = Figures.Measure("index, top 20 with facets", Rounds, i => index.Search(new SearchQuery { Text = Starter.Queries[i % Starter.Queries.Count] }));
            yardstick.Print();
            ours.Print(yardstick);
        }
        return Task.CompletedTask;
    }

    private static SqliteConnection Fts5(IReadOnlyList<Entry> entries)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "create virtual table doc using fts5(title, body, tokenize = 'unicode61 remove_diacritics 2')";
        create.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into doc (title, body) values ($title, $body)";
        var (title, body) = (insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$body", SqliteType.Text));
        foreach (var entry in entries)
        {
            (title.Value, body.Value) = (entry.Content.Title, $"{entry.Content.Summary} {entry.Content.Description} {string.Join(' ', entry.Content.Keywords)}");
            insert.ExecuteNonQuery();
        }
        transaction.Commit();
        return connection;
    }

    private static void Ask(SqliteConnection connection, string words)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText = "select rowid, bm25(doc) from doc where doc match $words order by bm25(doc) limit 20";
        ask.Parameters.AddWithValue("$words", string.Join(' ', words.Split(' ').Select(w => $"\"{w.Replace("\"", "", StringComparison.Ordinal)}\"")));
        using var reader = ask.ExecuteReader();
        while (reader.Read()) { }
    }
}
