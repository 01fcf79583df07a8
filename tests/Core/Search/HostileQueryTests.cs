using System.Diagnostics;
using FundingDirectory.Core.Search;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

public sealed class HostileQueryTests
{
    private static readonly SearchIndex Index = SampleEntries.Index(
        [.. Enumerable.Range(0, 300).Select(i => SampleEntries.Programme($"p{i}", $"Förderung {i} Smart-City", "Künstliche Intelligenz", $"Wort{i} Text{i % 7} Gemeinde"))]);

    public static TheoryData<string> Queries =>
    [
        new string('a', 10_000), string.Concat(Enumerable.Repeat("Förderung ", 1_000)), string.Concat(Enumerable.Repeat("xq zw", 2_000)), "!?.,;:()[]{}", "\"", "\"\"", "\" \" \"", "„offen", "\"KI",
        "-", "--", "- -", "-\"", "-\"KI\"", "\0\u0001\u001F", "\uD83D", "\uDE00\uD83D KI", "a\u0300\u0301\u0302", "\u00AD\u200B", string.Concat(Enumerable.Repeat("a-", 5_000)),
        string.Concat(Enumerable.Repeat("\"a b\" ", 1_500)), "' or 1=1 --", "<script>", "%00", "ß", "ẞ", "İstanbul", "ﬃ", "٣", "漢字", new string('ß', 9_999), "der die das", "KI -KI", "-KI -KI",
        "a*", "*", "**", "a* b* c* d* e*", "titel:", "titel:\"", ":", "titel:titel:titel:a", "land:", "ODER", "ODER ODER ODER", "a ODER", "- ODER -", "und oder nicht", "(a|b)*+?", "[a-z]{1,9999}", "%' union select", "\\", "$^",
        "\u202Egnuredröf", "\u2066KI\u2069", "\u200E", "🏛️ KI 👩‍💻", string.Join(' ', Enumerable.Range(0, 500).Select(i => $"Wort{i}")), string.Join(" ODER ", Enumerable.Range(0, 500).Select(i => $"Wort{i}")),
        string.Concat(Enumerable.Repeat("titel:Förderung ", 600)), new string('"', 999), new string('-', 10_000), string.Concat(Enumerable.Repeat("forderung", 1_000)),
    ];

    [Theory]
    [MemberData(nameof(Queries))]
    public void No_text_breaks_the_search_or_holds_it_up(string text)
    {
        var watch = Stopwatch.StartNew();
        var answer = Index.Search(new SearchQuery { Text = text });
        Assert.InRange(answer.Total, 0, Index.Count);
        Index.Suggest(text, 10);
        Index.Explain(text, "p1");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData(-5, -5)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(0, int.MaxValue)]
    public void Senseless_pages_are_bounded(int offset, int limit) =>
        Assert.InRange(Index.Search(new SearchQuery { Text = "Förderung", Offset = offset, Limit = limit }).Items.Count, 0, Index.Count);

    [Fact]
    public void A_failed_word_leaves_nothing_behind_for_the_next_search()
    {
        var before = Index.Search(new SearchQuery { Text = "Wort5 Smart City" });
        Index.Search(new SearchQuery { Text = "Förderung -Intelligenz Text3" });
        var after = Index.Search(new SearchQuery { Text = "Wort5 Smart City" });
        Assert.Equal(before.Items.Select(h => (h.Entry.Id, h.Score)), after.Items.Select(h => (h.Entry.Id, h.Score)));
    }

    [Fact]
    public void Many_readers_at_once_get_what_one_reader_gets()
    {
        string[] texts = ["Förderung", "KI", "Wort7", "Gemeinde Text3", "\"Smart City\" -Text2", "Föderung"];
        var alone = Array.ConvertAll(texts, t => Index.Search(new SearchQuery { Text = t }).Items.Select(h => (h.Entry.Id, h.Score)).ToArray());
        Parallel.For(0, 400, i => Assert.Equal(alone[i % texts.Length], Index.Search(new SearchQuery { Text = texts[i % texts.Length] }).Items.Select(h => (h.Entry.Id, h.Score))));
    }
}
