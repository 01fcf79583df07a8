using FundingDirectory.Core.Search;
using Microsoft.Data.Sqlite;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>SQLite FTS5 over the same texts with the same field weights, used as sensibly as it goes: all words, and any of them when no entry has all.
/// Either with its own tokens (umlauts folded) or with the stems of our analysis.</summary>
internal sealed class Fts5Yardstick : IDisposable
{
    private readonly SqliteConnection connection = new("Data Source=:memory:");
    private readonly bool stemmed;

    public Fts5Yardstick(IEnumerable<(string Name, SearchDocument Document)> entries, bool stemmed)
    {
        this.stemmed = stemmed;
        connection.Open();
        Run("create virtual table doc using fts5(name unindexed, title, keywords, funder, summary, text, tokenize = 'unicode61 remove_diacritics 2')");
        using var insert = connection.CreateCommand();
        insert.CommandText = "insert into doc values ($name, $0, $1, $2, $3, $4)";
        foreach (var (name, document) in entries)
        {
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$name", name);
            for (var f = 0; f < document.Texts.Length; f++) insert.Parameters.AddWithValue($"${f}", Text(string.Join(" . ", document.Texts[f])));
            insert.ExecuteNonQuery();
        }
    }

    public IReadOnlyList<string> Search(string query)
    {
        var words = GermanText.Words(query).Where(w => !w.IsStop && w.Form != WordForm.Whole).Select(w => $"\"{Text(query.Substring(w.Start, w.Length))}\"").ToList();
        if (words.Count == 0) return [];
        return Match(string.Join(" AND ", words)) is { Count: > 0 } all ? all : Match(string.Join(" OR ", words));
    }

    public void Dispose() => connection.Dispose();

    private string Text(string text) => stemmed ? string.Join(' ', GermanText.Words(text).Select(w => GermanText.Stem(w.Folded))) : text;

    private List<string> Match(string expression)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from doc where doc match $match order by bm25(doc, 0, 5, 3, 2.5, 2.5, 1) limit 100";
        command.Parameters.AddWithValue("$match", expression);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
