using FundingDirectory.Core.Search;
using Microsoft.Data.Sqlite;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>SQLite's FTS5 gets the same analysed words and must find as many entries.</summary>
public sealed class OracleTests
{
    private const int Documents = 400;
    private static readonly string[] Syllables = ["ba", "ki", "lo", "tu", "mer", "dan", "sol", "fir", "gut", "nek"];

    private static string RandomWord(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Syllables[random.Next(Syllables.Length)]));

    // Few words are frequent and many are rare, as in a real text.
    private static string RandomText(Random random, string[] words, int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))]));

    // A stop word keeps its place, so that phrases mean the same on both sides.
    private static string Analysed(string text) => string.Join(' ', GermanText.Words(text).Select(w => w.IsStop ? "zzstop" : GermanText.Stem(w.Folded)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void And_queries_phrases_and_exclusions_find_as_many_as_fts5(int seed)
    {
        var random = new Random(seed);
        var words = Enumerable.Range(0, 300).Select(_ => RandomWord(random)).Concat(["der", "und"]).Distinct().OrderBy(_ => random.Next()).ToArray();
        var texts = Enumerable.Range(0, Documents).Select(_ => RandomText(random, words, random.Next(3, 40))).ToArray();
        var index = SampleEntries.Index([.. texts.Select((t, i) => SampleEntries.Programme($"p{i}", t))]);
        using var oracle = Oracle(texts);

        var found = 0;
        for (var i = 0; i < 300; i++)
        {
            var (query, match) = RandomQuery(random, words);
            using var command = oracle.CreateCommand();
            command.CommandText = "select count(*) from doc where doc match $match";
            command.Parameters.AddWithValue("$match", match);
            var expected = (long)command.ExecuteScalar()!;
            // Without an entry that has all words, any of them answers; that is not the oracle's question.
            if (expected == 0) continue;
            Assert.True(expected == index.Search(new SearchQuery { Text = query }).Total, $"{query} should find {expected}.");
            found++;
        }
        Assert.True(found > 100);
    }

    // Words in quotation marks are searched as they are, so both sides ask for the same.
    private static (string Query, string Match) RandomQuery(Random random, string[] words)
    {
        var (query, match) = ("", "");
        for (var n = random.Next(1, 5); n > 0; n--)
        {
            var phrase = RandomText(random, words, random.Next(4) == 0 ? 2 : 1);
            if (phrase.Split(' ').Any(GermanText.IsStop)) continue;
            query += $"\"{phrase}\" ";
            match += $"{(match.Length > 0 ? " AND " : "")}\"{Analysed(phrase)}\"";
        }
        if (match.Length == 0) return ("\"ba\"", "\"ba\"");
        if (random.Next(5) > 0) return (query, match);
        var excluded = words[random.Next(words.Length)];
        return GermanText.IsStop(excluded) ? (query, match) : ($"{query} -{excluded}", $"({match}) NOT \"{Analysed(excluded)}\"");
    }

    private static SqliteConnection Oracle(string[] texts)
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var create = connection.CreateCommand();
        create.CommandText = "create virtual table doc using fts5(text)";
        create.ExecuteNonQuery();
        foreach (var text in texts)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into doc (text) values ($text)";
            insert.Parameters.AddWithValue("$text", Analysed(text));
            insert.ExecuteNonQuery();
        }
        return connection;
    }
}
