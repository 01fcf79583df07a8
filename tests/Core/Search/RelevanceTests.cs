using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;
using FundingDirectory.Importer.Connectors;
using Xunit;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>The starter catalogue answers the judged queries well, and better than FTS5. Limits may only be raised.</summary>
public sealed class RelevanceTests(ITestOutputHelper output)
{
    private const double LeastNdcg = 0.885, LeastRecall = 0.885, MostZeroHits = 0.0;

    private static readonly IReadOnlyList<JudgedQuery> Queries = JudgedQueries.Read();
    private static readonly Entry[] Entries =
        [.. CatalogueFile.ReadFolder(Catalogue.Folder).Select(f => SampleEntries.Of(CatalogueFile.SourceId(f.Content), f.Content))];
    private static readonly string[] Names = [.. Entries.Select(e => e.Id)];
    private static readonly SearchIndex Index = SampleEntries.Index(Entries);

    private static string[] Ours(string text) => [.. Index.Search(new SearchQuery { Text = text, Limit = 100 }).Items.Select(h => h.Entry.Id)];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Judged_queries_are_answered_well(bool heldOut)
    {
        var half = Queries.Where(q => q.HeldOut == heldOut).ToList();
        var ours = RelevanceFigures.Of(half, Names, Ours);
        using var plain = new Fts5Yardstick(Entries.Select(e => (e.Id, SearchDocument.Of(e, SampleEntries.Today))), stemmed: false);
        using var stemmed = new Fts5Yardstick(Entries.Select(e => (e.Id, SearchDocument.Of(e, SampleEntries.Today))), stemmed: true);
        var (fts5, fts5Stemmed) = (RelevanceFigures.Of(half, Names, plain.Search), RelevanceFigures.Of(half, Names, stemmed.Search));
        output.WriteLine($"{half.Count} queries, {(heldOut ? "held out" : "for tuning")}\nours              {ours}\nFTS5              {fts5}\nFTS5 + our stems  {fts5Stemmed}");

        Assert.True(ours.Ndcg10 >= LeastNdcg && ours.Recall20 >= LeastRecall && ours.ZeroHits <= MostZeroHits, $"{ours}");
        Assert.True(ours.Ndcg10 > fts5.Ndcg10 && ours.Ndcg10 > fts5Stemmed.Ndcg10);
        Assert.True(ours.Recall20 > fts5.Recall20 && ours.Recall20 > fts5Stemmed.Recall20);
    }

    [Fact]
    public void The_judgements_are_many_and_name_entries_of_the_catalogue()
    {
        Assert.True(Queries.Count >= 120);
        Assert.Equal(Queries.Count, Queries.Select(q => q.Text).Distinct().Count());
        Assert.Empty(Queries.SelectMany(q => q.Grades.Where(g => !g.Pattern.Contains('*', StringComparison.Ordinal)).Select(g => g.Pattern)).Except(Names));
        Assert.Empty(Queries.SelectMany(q => q.Grades).Where(g => g.Grade is < 1 or > 3));
        Assert.Empty(Queries.Where(q => !Names.Any(n => q.GradeOf(n) >= 2)).Select(q => q.Text));
    }

    [Fact]
    public void The_figures_are_computed_as_defined()
    {
        var queries = JudgedQueries.Parse(["? eins", "3 article/a", "1 article/b*", "? zwei", "2 article/b", "1 article/*"]);
        Assert.Equal([3, 1, 0], new[] { "article/a", "article/bc", "article/c" }.Select(queries[0].GradeOf));
        Assert.Equal([2, 1], new[] { "article/b", "article/c" }.Select(queries[1].GradeOf));
        Assert.Equal([false, true], queries.Select(q => q.HeldOut));
        // Ideal 3, 1: (7 / 1 + 1 / log2 3); found in the order 1, 3.
        Assert.Equal((1 + (7 / Math.Log2(3))) / (7 + (1 / Math.Log2(3))), RelevanceFigures.Ndcg([1, 3], [3, 1]), 9);
        var figures = RelevanceFigures.Of([queries[0]], ["article/a", "article/b"], _ => ["article/b"]);
        Assert.Equal((0.0, 0.0), (figures.Recall20, figures.ZeroHits));
    }
}
