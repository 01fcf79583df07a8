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
            // Who goes through all documents has the other terms nearly for nothing; otherwise they are the common words, and only looked up. With many documents of the leading
            // terms that would cost more than to go through all of them.
            if (HasLong(terms[..leading], p) || (HasLong(terms, p) && CountOf(terms[..leading], p) * HitFinder.LookUpRatio > index.Parts[p].Count)) GoThrough(terms, p, enough, index, scratch);
            else LookUp(terms, leading, p, enough, index, scratch);
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

    private static long CountOf(ReadOnlySpan<WiderTerm> terms, int p)
    {
        var count = 0L;
        foreach (var (term, _) in terms) count += term.Lists[p].Count;
        return count;
    }

    /// <summary>Takes the documents of a part that have a leading term and enough; the other terms are looked up.</summary>
    private static void LookUp(ReadOnlySpan<WiderTerm> terms, int leading, int p, float enough, TextIndex index, Scratch scratch)
    {
        var (from, part) = (scratch.Count, index.Parts[p]);
        foreach (var (term, share) in terms[..leading]) AddUp(term.Lists[p], share, scratch);
        foreach (var (_, share) in terms[leading..]) enough -= share;
        for (var (w, words) = (0, Bitmaps.WordsFor(part.Count)); w < words; w++)
        {
            if (scratch.Touched[w] == 0) continue;
            var found = 0UL;
            var sums = scratch.Sums.AsSpan(w << 6, 64);
            var shares = scratch.Shares.AsSpan(w << 6, 64);
            for (var rest = scratch.Touched[w]; rest != 0; rest &= rest - 1)
                if (shares[BitOperations.TrailingZeroCount(rest)] is > 0 and var share && share >= enough) found |= rest & (0 - rest);
            Take(index.Gone.Without(found, part.First + (w << 6)), part.First + (w << 6), sums, shares, scratch);
            Clear(w, scratch);
        }
        foreach (var (term, share) in terms[leading..]) AddTo(from, scratch.Count, term.Lists[p], share, part.First, scratch);
    }

    /// <summary>Takes the documents of a part that have enough. Long lists after all short ones are added up several documents at a time as these are looked at.</summary>
    private static void GoThrough(ReadOnlySpan<WiderTerm> terms, int p, float enough, TextIndex index, Scratch scratch)
    {
        var (part, before) = (index.Parts[p], terms.Length);
        while (before > 0 && terms[before - 1].Term.Lists[p].All is not null) before--;
        foreach (var (term, share) in terms[..before]) AddUp(term.Lists[p], share, scratch);
        var (all, allShares) = (new float[terms.Length - before][], new Vector256<float>[terms.Length - before]);
        for (var t = 0; t < all.Length; t++)
        {
            var (term, share) = terms[before + t];
            (all[t], allShares[t]) = (term.Lists[p].All!, Vector256.Create(share));
            scratch.Visited += term.Lists[p].Count;
        }
        var least = Vector256.Create(Math.Max(enough, float.Epsilon));
        Span<float> sums = stackalloc float[64], shares = stackalloc float[64];
        for (var document = 0; document < part.Count; document += 64)
        {
            var (found, isTouched) = (0UL, scratch.Touched[document >> 6] != 0);
            for (var i = 0; i < 64; i += Vector256<float>.Count)
            {
                var sum = isTouched ? Vector256.LoadUnsafe(ref scratch.Sums[document + i]) : Vector256<float>.Zero;
                var share = isTouched ? Vector256.LoadUnsafe(ref scratch.Shares[document + i]) : Vector256<float>.Zero;
                for (var t = 0; t < all.Length; t++)
                {
                    var added = Vector256.LoadUnsafe(ref all[t][document + i]);
                    sum += added;
                    share += Vector256.GreaterThan(added, Vector256<float>.Zero) & allShares[t];
                }
                sum.CopyTo(sums[i..]);
                share.CopyTo(shares[i..]);
                found |= (ulong)Vector256.GreaterThanOrEqual(share, least).ExtractMostSignificantBits() << i;
            }
            Take(index.Gone.Without(found, part.First + document), part.First + document, sums, shares, scratch);
            if (isTouched) Clear(document >> 6, scratch);
        }
    }

    /// <summary>Adds up what the documents of a part have of a term.</summary>
    private static void AddUp(ScoredList list, float share, Scratch scratch)
    {
        scratch.Visited += list.Count;
        if (list.All is { } all)
        {
            for (var document = 0; document < all.Length; document++)
            {
                scratch.Sums[document] += all[document];
                scratch.Shares[document] += all[document] > 0 ? share : 0;
            }
            scratch.Touched.AsSpan(0, all.Length / 64).Fill(ulong.MaxValue);
            return;
        }
        var documents = list.Documents;
        var scores = list.Scores;
        for (var i = 0; i < documents.Length; i++)
        {
            scratch.Sums[documents[i]] += scores[i];
            scratch.Shares[documents[i]] += share;
        }
        Bitmaps.Or(scratch.Touched, documents);
    }

    /// <summary>Clears what was added up for 64 documents.</summary>
    private static void Clear(int word, Scratch scratch)
    {
        scratch.Sums.AsSpan(word << 6, 64).Clear();
        scratch.Shares.AsSpan(word << 6, 64).Clear();
        scratch.Touched[word] = 0;
    }

    /// <summary>Takes those of 64 documents whose bit is set.</summary>
    private static void Take(ulong found, int first, ReadOnlySpan<float> sums, ReadOnlySpan<float> shares, Scratch scratch)
    {
        var coverages = scratch.Coverages.AsSpan(scratch.Count, BitOperations.PopCount(found));
        scratch.Add(found, first, sums);
        for (var h = 0; h < coverages.Length; h++, found &= found - 1) coverages[h] = shares[BitOperations.TrailingZeroCount(found)];
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
