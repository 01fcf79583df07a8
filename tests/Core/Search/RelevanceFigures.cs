namespace FundingDirectory.Tests.Core.Search;

/// <summary>How well rankings answer judged queries. <c>Ndcg10</c>: normalised discounted gain of the first ten (gain 2^grade - 1); <c>Recall20</c>: share of
/// the entries graded 2 or 3 (at most twenty) among the first twenty; <c>ZeroHits</c>: share of queries without any hit.</summary>
internal sealed record RelevanceFigures(double Ndcg10, double Recall20, double ZeroHits)
{
    private const int Depth = 20;

    /// <summary>The means over the queries; <paramref name="search"/> gives names («kind/slug») in ranked order, all hits or at least the first twenty.</summary>
    public static RelevanceFigures Of(IReadOnlyCollection<JudgedQuery> queries, IReadOnlyCollection<string> names, Func<string, IReadOnlyList<string>> search)
    {
        var each = queries.Select(q => (Ideal: names.Select(q.GradeOf).Where(g => g > 0).OrderDescending().ToList(), Ranked: search(q.Text).Select(q.GradeOf).ToList())).ToList();
        return new(each.Average(e => Ndcg(e.Ranked, e.Ideal)), each.Average(e => Recall(e.Ranked, e.Ideal)), each.Average(e => e.Ranked.Count == 0 ? 1.0 : 0.0));
    }

    public static double Ndcg(IReadOnlyList<int> ranked, IReadOnlyList<int> ideal) => Gain(ranked) / Gain(ideal);

    private static double Recall(IReadOnlyList<int> ranked, IReadOnlyList<int> ideal) =>
        (double)ranked.Take(Depth).Count(g => g >= 2) / Math.Min(Depth, ideal.Count(g => g >= 2));

    private static double Gain(IReadOnlyList<int> grades) => grades.Take(10).Select((g, i) => (Math.Pow(2, g) - 1) / Math.Log2(i + 2)).Sum();

    public override string ToString() => FormattableString.Invariant($"nDCG@10 {Ndcg10:0.000}  recall@20 {Recall20:0.000}  zero hits {ZeroHits:0.0%}");
}
