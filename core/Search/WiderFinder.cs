using System.Numerics;
using System.Runtime.Intrinsics;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the documents of a widened query: those that have what is required and a good part of the rest. When none has, those that have the most.</summary>
internal static class WiderFinder
{
    /// <summary>Shares are added up in different orders, so that a little less is as much.</summary>
    public const float AlmostAll = 0.999f;
    // Certainly not more than enough, however it is added up.
    private const float JustEnough = QueryPlan.Enough * AlmostAll * AlmostAll;

    /// <summary>Leaves the hits in <c>scratch</c>.</summary>
    public static void Find(WiderTerm[] terms, TextIndex index, Scratch scratch)
    {
        // The largest share comes first, and what need not occur last.
        var counting = Array.FindIndex(terms, t => t.Share == 0) is >= 0 and var none ? none : terms.Length;
        var most = Collect(terms, counting, Leading(terms.AsSpan(0, counting)), JustEnough, index, scratch);
        if (most < QueryPlan.Enough) most = Collect(terms, counting, counting, 0, index, scratch);
        Cut(Math.Min(QueryPlan.Enough, most) * AlmostAll, scratch);
        if (counting < terms.Length) AddRest(terms.AsSpan(counting), index, scratch);
        var (scores, coverages) = (scratch.Scores, scratch.Coverages);
        for (var h = 0; h < scratch.Count; h++) scores[h] *= Scoring.Completeness(coverages[h]);
    }

    /// <summary>How many of the terms a document must have one of: the others together are not enough.</summary>
    private static int Leading(ReadOnlySpan<WiderTerm> terms)
    {
        var (leading, rest) = (terms.Length, 0f);
        while (leading > 1 && rest + terms[leading - 1].Share < JustEnough) rest += terms[--leading].Share;
        return leading;
    }

    /// <summary>Finds the documents that have a leading term, everything required and, as far as can be told at once, enough; adds up what they have; gives the largest
    /// share that one has.</summary>
    private static float Collect(ReadOnlySpan<WiderTerm> all, int counting, int leading, float enough, TextIndex index, Scratch scratch)
    {
        scratch.Count = 0;
        var terms = all[..counting];
        for (var p = 0; p < index.Parts.Length; p++)
        {
            var from = scratch.Count;
            var first = terms[..leading];
            var goesThroughAll = HasLong(first, p);
            // Who goes through all documents has the other terms nearly for nothing; otherwise they are the common words, and only looked up.
            if (goesThroughAll) first = terms;
            AddUp(first, p, scratch);
            var least = enough;
            foreach (var (_, share) in terms[first.Length..]) least -= share;
            if (goesThroughAll) GatherAll(index.Parts[p], least, index.Gone, scratch);
            else GatherTouched(index.Parts[p], least, index.Gone, scratch);
            foreach (var (term, share) in terms[first.Length..]) AddTo(from, scratch.Count, term.Lists[p], share, index.Parts[p].First, scratch);
            foreach (var (term, _) in all)
                if (term.IsRequired) Keep(from, term.Lists[p], index.Parts[p].First, scratch);
        }
        var most = 0f;
        foreach (var coverage in scratch.Coverages.AsSpan(0, scratch.Count))
            if (coverage > most) most = coverage;
        return most;
    }

    private static bool HasLong(ReadOnlySpan<WiderTerm> terms, int p)
    {
        foreach (var (term, _) in terms)
            if (term.Lists[p].All is not null) return true;
        return false;
    }

    /// <summary>Adds up what the documents of a part have of some terms.</summary>
    private static void AddUp(ReadOnlySpan<WiderTerm> terms, int p, Scratch scratch)
    {
        for (var from = 0; from < terms.Length;)
        {
            var to = from;
            while (to < terms.Length && terms[to].Term.Lists[p].All is not null) to++;
            if (to > from) AddTogether(terms[from..to], p, scratch);
            else AddUp(terms[to++].Term.Lists[p], terms[from].Share, scratch);
            from = to;
        }
    }

    private static void AddUp(ScoredList list, float share, Scratch scratch)
    {
        var documents = list.Documents;
        var scores = list.Scores;
        scratch.Visited += documents.Length;
        for (var i = 0; i < documents.Length; i++)
        {
            scratch.Sums[documents[i]] += scores[i];
            scratch.Shares[documents[i]] += share;
        }
        Bitmaps.Or(scratch.Touched, documents);
    }

    /// <summary>The same for terms with long lists, several documents at a time.</summary>
    private static void AddTogether(ReadOnlySpan<WiderTerm> terms, int p, Scratch scratch)
    {
        var (all, shares) = (new float[terms.Length][], new Vector256<float>[terms.Length]);
        for (var t = 0; t < terms.Length; t++)
        {
            (all[t], shares[t]) = (terms[t].Term.Lists[p].All!, Vector256.Create(terms[t].Share));
            scratch.Visited += terms[t].Term.Lists[p].Count;
        }
        for (var document = 0; document < all[0].Length; document += Vector256<float>.Count)
        {
            ref var sum = ref scratch.Sums[document];
            ref var share = ref scratch.Shares[document];
            var (score, coverage) = (Vector256.LoadUnsafe(ref sum), Vector256.LoadUnsafe(ref share));
            for (var t = 0; t < all.Length; t++)
            {
                var added = Vector256.LoadUnsafe(ref all[t][document]);
                score += added;
                coverage += Vector256.GreaterThan(added, Vector256<float>.Zero) & shares[t];
            }
            score.StoreUnsafe(ref sum);
            coverage.StoreUnsafe(ref share);
        }
    }

    /// <summary>Takes the documents of a part that have enough of the leading terms, without those that are gone; clears what was added up.</summary>
    private static void GatherAll(IndexPart part, float enough, Tombstones gone, Scratch scratch)
    {
        var least = Vector256.Create(Math.Max(enough, float.Epsilon));
        for (var document = 0; document < part.Count; document += 64)
        {
            var found = 0UL;
            for (var i = 0; i < 64; i += Vector256<float>.Count)
                found |= (ulong)Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref scratch.Shares[document + i]), least).ExtractMostSignificantBits() << i;
            Take(found, document, part, gone, scratch);
        }
        var words = Bitmaps.WordsFor(part.Count);
        scratch.Sums.AsSpan(0, words * 64).Clear();
        scratch.Shares.AsSpan(0, words * 64).Clear();
        scratch.Touched.AsSpan(0, words).Clear();
    }

    /// <summary>The same where only short lists were added up, so that only what they touched is looked at.</summary>
    private static void GatherTouched(IndexPart part, float enough, Tombstones gone, Scratch scratch)
    {
        for (var (w, words) = (0, Bitmaps.WordsFor(part.Count)); w < words; w++)
        {
            if (scratch.Touched[w] == 0) continue;
            var found = 0UL;
            for (var rest = scratch.Touched[w]; rest != 0; rest &= rest - 1)
                if (scratch.Shares[(w << 6) + BitOperations.TrailingZeroCount(rest)] is > 0 and var share && share >= enough) found |= rest & (0 - rest);
            Take(found, w << 6, part, gone, scratch);
            scratch.Sums.AsSpan(w << 6, 64).Clear();
            scratch.Shares.AsSpan(w << 6, 64).Clear();
            scratch.Touched[w] = 0;
        }
    }

    private static void Take(ulong found, int document, IndexPart part, Tombstones gone, Scratch scratch)
    {
        found = gone.Without(found, part.First + document);
        var coverages = scratch.Coverages.AsSpan(scratch.Count, BitOperations.PopCount(found));
        scratch.Add(found, part.First + document, scratch.Sums.AsSpan(document, 64));
        for (var h = 0; h < coverages.Length; h++, found &= found - 1) coverages[h] = scratch.Shares[document + BitOperations.TrailingZeroCount(found)];
    }

    /// <summary>Adds a term to some of the hits, all of one part.</summary>
    private static void AddTo(int from, int to, ScoredList list, float share, int first, Scratch scratch)
    {
        var hits = scratch.Documents.AsSpan(from, to - from);
        var scores = scratch.Scores.AsSpan(from, hits.Length);
        var coverages = scratch.Coverages.AsSpan(from, hits.Length);
        if (list.All is { } all)
        {
            scratch.Visited += hits.Length;
            for (var h = 0; h < hits.Length; h++) scores[h] += all[hits[h] - first];
            // Who has it cannot be foreseen, so nothing branches on it.
            var shareBits = BitConverter.SingleToInt32Bits(share);
            for (var h = 0; h < hits.Length && share > 0; h++)
                coverages[h] += BitConverter.Int32BitsToSingle(shareBits & Bitmaps.AllIfAny(BitConverter.SingleToUInt32Bits(all[hits[h] - first])));
            return;
        }
        scratch.Visited += Math.Min(list.Count, (long)HitFinder.LookUpRatio * hits.Length);
        var at = 0;
        for (var h = 0; h < hits.Length; h++)
        {
            if (!PostingList.Advance(list.Documents, ref at, hits[h] - first)) continue;
            scores[h] += list.Scores[at];
            coverages[h] += share;
        }
    }

    /// <summary>Drops the hits of a part that do not have a term.</summary>
    private static void Keep(int from, ScoredList list, int first, Scratch scratch)
    {
        var (kept, at) = (from, 0);
        for (var h = from; h < scratch.Count; h++)
        {
            var document = scratch.Documents[h] - first;
            if (list.All is { } all ? all[document] > 0 : PostingList.Advance(list.Documents, ref at, document)) scratch.Move(h, kept++);
        }
        scratch.Count = kept;
    }

    /// <summary>Drops the hits that do not have enough.</summary>
    private static void Cut(float enough, Scratch scratch)
    {
        var coverages = scratch.Coverages.AsSpan(0, scratch.Count);
        var kept = 0;
        // Nearly all have enough; those before the first that has not stay where they are.
        while (kept < coverages.Length && coverages[kept] >= enough) kept++;
        for (var h = kept; h < coverages.Length; h++)
            if (coverages[h] >= enough) scratch.Move(h, kept++);
        scratch.Count = kept;
    }

    /// <summary>Adds what need not occur to the hits.</summary>
    private static void AddRest(ReadOnlySpan<WiderTerm> terms, TextIndex index, Scratch scratch)
    {
        for (var (p, from) = (0, 0); p < index.Parts.Length && from < scratch.Count; p++)
        {
            var (first, to) = (index.Parts[p].First, from);
            while (to < scratch.Count && scratch.Documents[to] - first < index.Parts[p].Count) to++;
            foreach (var (term, _) in terms) AddTo(from, to, term.Lists[p], 0, first, scratch);
            from = to;
        }
    }
}
