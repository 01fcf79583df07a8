using System.Globalization;
using FundingDirectory.Core.Search;
using FundingDirectory.Tests.Support;

namespace FundingDirectory.Benches;

/// <summary>The cost of a query over ever more short documents, beside the postings it has to touch: it must grow with them, not with the corpus.</summary>
internal static class SearchCurve
{
    private const int Rounds = 3, Groups = 4;

    public static void Run(GeneratedWords words)
    {
        Console.WriteLine();
        foreach (var size in new[] { 10_000, 30_000, 100_000, 300_000, 1_000_000 })
        {
            var entries = new GeneratedEntries(words, SearchBench.ShortText).Take(size);
            var index = SearchIndex.Build(entries, GeneratedEntries.Today);
            var queries = new GeneratedQueries(entries, seed: 1).Take(SearchBench.Queries).Select(q => (Query: q, Touched: index.Walk(q.Text!).Count)).OrderBy(q => q.Touched).ToList();
            Print($"{size} short documents");
            // From the queries that touch the fewest postings to those that touch the most.
            foreach (var group in queries.Chunk(SearchBench.Queries / Groups))
            {
                var figures = SearchBench.Measured("", Rounds, group, q => index.Search(q.Query));
                var touched = group[group.Length / 2].Touched;
                Print($"  {touched,10} postings   p50 {figures.P50:0.000} ms   p99 {figures.P99:0.000} ms   {figures.P50 * 1e6 / Math.Max(1, touched):0.0} ns a posting");
            }
        }
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
