using FundingDirectory.Core.Search;

namespace FundingDirectory.Tests.Support;

/// <summary>What the search makes of a query, said in the language of FTS5 over the columns f0–f4 (words), x0–x4 (beside them) and «every», which holds
/// one word in each row.</summary>
internal static class Fts5Expression
{
    public const string Columns = "f0, f1, f2, f3, f4, x0, x1, x2, x3, x4, every", InEvery = "zzevery";
    public const string Tokenizer = "tokenize = \"unicode61 remove_diacritics 0\"";
    private const string Everything = $"every : {InEvery}";
    private const int MostTerms = 12;

    /// <summary>Whether FTS5 has words for it: a phrase with a left-out word in it and the parts of a compound within a field it cannot say.</summary>
    public static bool CanSay(Expansion query) => query.Terms.Concat(query.Wider).SelectMany(t => t.Forms).Concat(query.Excluded).All(f =>
        f.Stems.Count == 1 || (f.Offsets is null ? f.Fields == QueryPrefix.Anywhere : !f.Offsets.Where((offset, i) => offset != i).Any()));

    /// <summary>Documents that have every word; null when nothing can.</summary>
    public static string? All(Expansion query)
    {
        if (query.IsEverything) return Everything;
        // Without a word that must occur, the first one decides.
        var terms = query.Terms.Where((t, i) => t.Counts || i == 0).ToList();
        return terms.Count == 0 || terms.Exists(t => t.Forms.Count == 0) ? null : string.Join(" AND ", terms.Select(Any));
    }

    /// <summary>Documents that have a good part of the query, and after it ever smaller parts: the first that finds anything is what is meant.</summary>
    public static IEnumerable<string> Wider(Expansion query)
    {
        var required = query.Wider.Where(t => t.IsRequired).ToList();
        var shared = query.Wider.Where(t => t.Share > 0).Take(MostTerms).ToList();
        if (required.Exists(t => t.Forms.Count == 0)) yield break;
        var sums = Enumerable.Range(1, (1 << shared.Count) - 1).Select(set => (Set: set, Share: shared.Where((_, i) => (set >> i & 1) != 0).Sum(t => t.Share))).ToList();
        foreach (var least in sums.Select(s => Math.Min(s.Share, QueryPlan.Enough)).Distinct().OrderDescending())
        {
            var enough = sums.Where(s => s.Share >= least * 0.999).Select(s => s.Set).ToList();
            var smallest = enough.Where(s => !enough.Exists(o => o != s && (o & s) == o));
            var any = string.Join(" OR ", smallest.Select(s => $"({string.Join(" AND ", shared.Where((_, i) => (s >> i & 1) != 0).Select(Any))})"));
            yield return string.Join(" AND ", [.. required.Select(Any), $"({any})"]);
        }
    }

    /// <summary>Documents that have any of the words, however little of the query that is.</summary>
    public static string AnyOf(IReadOnlyList<ExpandedTerm> terms) => string.Join(" OR ", terms.Where(t => t.Forms.Count > 0).Select(Any));

    /// <summary>The same without what is excluded.</summary>
    public static string Without(Expansion query, string match) =>
        query.Excluded.Count == 0 ? match : $"({match}) NOT ({string.Join(" OR ", query.Excluded.Select(Form))})";

    private static string Any(ExpandedTerm term) => $"({string.Join(" OR ", term.Forms.Select(Form))})";

    private static string Form(ExpandedForm form)
    {
        var fields = Enumerable.Range(0, AnalysedText.Fields).Where(f => (form.Fields >> f & 1) != 0).ToList();
        // A phrase runs along the words; what stands beside them has no place in it.
        if (form.Stems.Count > 1 && form.Offsets is not null) return $"({{{Names(fields, "f")}}} : \"{string.Join(' ', form.Stems)}\")";
        var stems = string.Join(" AND ", form.Stems.Select(s => $"\"{s}\""));
        return form.Fields == QueryPrefix.Anywhere ? $"({stems})" : $"({{{Names(fields, "f")} {Names(fields, "x")}}} : {stems})";
    }

    private static string Names(List<int> fields, string prefix) => string.Join(' ', fields.Select(f => $"{prefix}{f}"));
}
