namespace FundingDirectory.Core.Search;

/// <summary>Finds which of a few documents a plan finds. It finds what <see cref="HitFinder"/> finds, without scores and so by bitmaps: for one who asks a great many
/// queries and wants to know little of each.</summary>
internal static class SelectionFinder
{
    /// <summary>Gives those that are found, in their order.</summary>
    public static List<SelectedDocument> Find(QueryPlan plan, TextIndex index, SelectedDocument[] documents)
    {
        var found = plan.IsEmpty ? [.. documents] : Sought(plan, index, documents);
        foreach (var excluded in plan.Excluded)
        {
            var bits = Array.ConvertAll(index.Parts, p => new ulong[Bitmaps.WordsFor(p.Count)]);
            for (var p = 0; p < bits.Length; p++) excluded.AddTo(bits[p], p);
            found.RemoveAll(d => d.IsIn(bits));
        }
        return found;
    }

    private static List<SelectedDocument> Sought(QueryPlan plan, TextIndex index, SelectedDocument[] documents)
    {
        var strict = plan.Terms.Count == 0 ? null : WithAll([plan.Terms[0], .. plan.Terms.Skip(1).Where(t => t.Counts)]);
        if ((strict is null || strict.Sum(b => Bitmaps.Count(b)) < QueryPlan.FewHits) && plan.Wider.Length > 1) return Widened(plan, index, documents);
        return strict is null ? [] : [.. documents.Where(d => d.IsIn(strict))];
    }

    /// <summary>Those with enough of the query; <see cref="WiderFinder"/> says what is enough.</summary>
    private static List<SelectedDocument> Widened(QueryPlan plan, TextIndex index, SelectedDocument[] documents)
    {
        var terms = Array.ConvertAll(plan.Wider, t => (t.Term.Bits, t.Share, t.Term.IsRequired));
        var (found, most) = (new List<SelectedDocument>(), 0f);
        foreach (var document in documents)
        {
            var (coverage, complete) = (0f, true);
            foreach (var (bits, share, required) in terms)
                if (document.IsIn(bits)) coverage += share;
                else complete &= !required;
            if (!complete) continue;
            most = Math.Max(most, coverage);
            if (coverage >= QueryPlan.Enough * WiderFinder.AlmostAll) found.Add(document);
        }
        // When nobody has enough, those that come nearest are found; to know who does, all documents have to be looked at.
        return most is 0 or >= QueryPlan.Enough || SomeoneHasEnough(plan.Wider) ? found : Nearest(plan, index, documents);
    }

    /// <summary>True when it is certain that a document somewhere has enough: it has one of the larger terms, or two.</summary>
    private static bool SomeoneHasEnough(WiderTerm[] terms)
    {
        QueryTerm[] required = [.. terms.Select(t => t.Term).Where(t => t.IsRequired)];
        for (var a = 0; a < terms.Length; a++)
            for (var b = a; b < terms.Length; b++)
                if ((a == b ? terms[a].Share : terms[a].Share + terms[b].Share) >= QueryPlan.Enough
                    && Array.Exists(WithAll([terms[a].Term, terms[b].Term, .. required]), part => part.AsSpan().ContainsAnyExcept(0UL))) return true;
        return false;
    }

    private static List<SelectedDocument> Nearest(QueryPlan plan, TextIndex index, SelectedDocument[] documents)
    {
        var scratch = Scratch.Take(index.Numbers);
        WiderFinder.Find(plan.Wider, index, scratch);
        List<SelectedDocument> found = [.. documents.Where(d => scratch.Documents.AsSpan(0, scratch.Count).BinarySearch(d.Number) >= 0)];
        scratch.GiveBack();
        return found;
    }

    /// <summary>The documents of each part that satisfy all terms.</summary>
    private static ulong[][] WithAll(ReadOnlySpan<QueryTerm> terms)
    {
        var all = Array.ConvertAll(terms[0].Bits, b => b.ToArray());
        foreach (var term in terms[1..])
            for (var p = 0; p < all.Length; p++) Bitmaps.And(all[p], term.Bits[p]);
        return all;
    }
}
