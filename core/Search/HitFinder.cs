using System.Runtime.Intrinsics;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the documents of a plan and scores them: those that have every word, and when they are few also those that have a good part of the query.</summary>
internal static class HitFinder
{
    /// <summary>From this ratio on, looking candidates up in a list is cheaper than reading the list.</summary>
    public const int LookUpRatio = 16;

    /// <summary>Leaves the hits in <c>scratch</c>; true when the search was widened.</summary>
    public static bool Find(QueryPlan plan, TextIndex index, Scratch scratch)
    {
        var widened = false;
        if (plan.IsEmpty) TakeAll(index, scratch);
        else FindAll(plan, index, scratch);
        if (!plan.IsEmpty && scratch.Count < QueryPlan.FewHits && plan.Wider.Length > 1)
        {
            widened = true;
            scratch.Count = 0;
            WiderFinder.Find(plan.Wider, index, scratch);
        }
        foreach (var excluded in plan.Excluded) Drop(excluded, index, scratch);
        return widened;
    }

    private static void TakeAll(TextIndex index, Scratch scratch)
    {
        for (var document = 0; document < index.Numbers; document++)
            if (!index.Gone.Has(document)) (scratch.Documents[scratch.Count], scratch.Scores[scratch.Count++]) = (document, 0);
    }

    private static void FindAll(QueryPlan plan, TextIndex index, Scratch scratch)
    {
        if (plan.Terms.Count == 0) return;
        for (var p = 0; p < index.Parts.Length; p++)
        {
            var (from, t) = (scratch.Count, 0);
            while (t < plan.Terms.Count && plan.Terms[t].Lists[p].All is not null) t++;
            if (t > 0) BeginTogether([.. plan.Terms.Take(t)], p, index, scratch);
            else Begin(plan.Terms[0], p, index, scratch);
            for (t = Math.Max(t, 1); t < plan.Terms.Count && scratch.Count > from; t++) Narrow(plan.Terms[t], p, from, index.Parts[p].First, scratch);
        }
    }

    /// <summary>Takes the documents of a part that have the first term and all others that must occur, all of them with long lists.</summary>
    private static void BeginTogether(ReadOnlySpan<QueryTerm> terms, int p, TextIndex index, Scratch scratch)
    {
        var (all, counts) = (new float[terms.Length][], new bool[terms.Length]);
        for (var t = 0; t < terms.Length; t++)
        {
            (all[t], counts[t]) = (terms[t].Lists[p].All!, terms[t].Counts);
            scratch.Visited += terms[t].Lists[p].Count;
        }
        Span<float> sums = stackalloc float[64];
        for (var document = 0; document < all[0].Length; document += 64)
        {
            var found = 0UL;
            for (var i = 0; i < 64; i += Vector256<float>.Count)
            {
                var sum = Vector256.LoadUnsafe(ref all[0][document + i]);
                var has = Vector256.GreaterThan(sum, Vector256<float>.Zero);
                for (var t = 1; t < all.Length; t++)
                {
                    var added = Vector256.LoadUnsafe(ref all[t][document + i]);
                    sum += added;
                    if (counts[t]) has &= Vector256.GreaterThan(added, Vector256<float>.Zero);
                }
                sum.CopyTo(sums[i..]);
                found |= (ulong)has.ExtractMostSignificantBits() << i;
            }
            scratch.Add(index.Gone.Without(found, index.Parts[p].First + document), index.Parts[p].First + document, sums);
        }
    }

    /// <summary>Takes the documents of a part that have a term with a short list.</summary>
    private static void Begin(QueryTerm term, int p, TextIndex index, Scratch scratch)
    {
        var list = term.Lists[p];
        var documents = list.Documents;
        var first = index.Parts[p].First;
        scratch.Visited += documents.Length;
        var hits = scratch.Documents.AsSpan(scratch.Count, documents.Length);
        var scores = scratch.Scores.AsSpan(scratch.Count, documents.Length);
        for (var i = 0; i < documents.Length; i++) hits[i] = first + documents[i];
        list.Scores.CopyTo(scores);
        if (index.Gone.Count == 0)
        {
            scratch.Count += documents.Length;
            return;
        }
        var count = 0;
        for (var i = 0; i < hits.Length; i++)
            if (!index.Gone.Has(hits[i])) (hits[count], scores[count++]) = (hits[i], scores[i]);
        scratch.Count += count;
    }

    /// <summary>Adds the scores of a term to the hits of a part, and drops those without it when it must occur.</summary>
    private static void Narrow(QueryTerm term, int p, int from, int first, Scratch scratch)
    {
        var list = term.Lists[p];
        var hits = scratch.Documents.AsSpan(from, scratch.Count - from);
        var scores = scratch.Scores.AsSpan(from, hits.Length);
        var kept = 0;
        if (list.All is { } all)
        {
            scratch.Visited += hits.Length;
            var always = term.Counts ? 0 : 1;
            for (var i = 0; i < hits.Length; i++)
            {
                var added = all[hits[i] - first];
                (hits[kept], scores[kept]) = (hits[i], scores[i] + added);
                kept += 1 & (Bitmaps.AllIfAny(BitConverter.SingleToUInt32Bits(added)) | always);
            }
            scratch.Count = from + kept;
            return;
        }
        scratch.Visited += Math.Min(list.Count, (long)LookUpRatio * hits.Length);
        if (list.Count > (long)LookUpRatio * hits.Length)
        {
            var documents = list.Documents;
            var added = list.Scores;
            var at = 0;
            for (var i = 0; i < hits.Length; i++)
            {
                var has = PostingList.Advance(documents, ref at, hits[i] - first);
                if (!has && term.Counts) continue;
                (hits[kept], scores[kept++]) = (hits[i], has ? scores[i] + added[at] : scores[i]);
            }
        }
        else
        {
            Spread(list, scratch.TermScores);
            for (var i = 0; i < hits.Length; i++)
            {
                var added = scratch.TermScores[hits[i] - first];
                if (added == 0 && term.Counts) continue;
                (hits[kept], scores[kept++]) = (hits[i], scores[i] + added);
            }
            Clear(list, scratch.TermScores);
        }
        scratch.Count = from + kept;
    }

    private static void Drop(Alternative excluded, TextIndex index, Scratch scratch)
    {
        var (lists, kept, part, at) = (excluded.Lists, 0, 0, 0);
        for (var i = 0; i < scratch.Count; i++)
        {
            var document = scratch.Documents[i];
            if (index.PartOf(document) is var its && its != part) (part, at) = (its, 0);
            if (!PostingList.Advance(lists[part].Documents, ref at, document - index.Parts[part].First))
                (scratch.Documents[kept], scratch.Scores[kept++]) = (document, scratch.Scores[i]);
        }
        scratch.Count = kept;
    }

    /// <summary>Puts the scores of a list to their documents.</summary>
    private static void Spread(ScoredList list, float[] into)
    {
        var documents = list.Documents;
        var scores = list.Scores;
        for (var i = 0; i < documents.Length; i++) into[documents[i]] = scores[i];
    }

    private static void Clear(ScoredList list, float[] from)
    {
        foreach (var document in list.Documents) from[document] = 0;
    }
}
