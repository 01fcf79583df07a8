using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the documents of a widened query: those that have what is required and a good part of the rest. When none has, those that have the most.</summary>
internal static class WiderFinder
{
    /// <summary>Shares are added up in different orders, so that a little less is as much.</summary>
    public const float AlmostAll = 0.999f;

    /// <summary>Leaves the hits in <c>scratch</c>.</summary>
    public static void Find(WiderTerm[] terms, TextIndex index, Scratch scratch)
    {
        var leading = Leading(terms);
        var most = Collect(terms, leading, index, scratch);
        if (most < QueryPlan.Enough && leading < terms.Length)
        {
            foreach (var document in scratch.Documents.AsSpan(0, scratch.Count)) scratch.Sums[document] = default;
            scratch.Count = 0;
            most = Collect(terms, terms.Length, index, scratch);
        }
        var (enough, kept) = (Math.Min(QueryPlan.Enough, most) * AlmostAll, 0);
        var hits = scratch.Documents.AsSpan(0, scratch.Count);
        foreach (var document in hits)
        {
            var (score, coverage) = scratch.Sums[document];
            scratch.Sums[document] = default;
            if (coverage >= enough) (hits[kept], scratch.Scores[kept++]) = (document, score * Scoring.Completeness(coverage));
        }
        scratch.Count = kept;
    }

    /// <summary>How many of the terms, which come with the largest share first, a document must have one of: the others together are not enough. They are the
    /// common words with the long lists, and only looked up for documents found by the leading ones.</summary>
    private static int Leading(WiderTerm[] terms)
    {
        var (leading, rest) = (terms.Length, 0f);
        while (leading > 1 && rest + terms[leading - 1].Share < QueryPlan.Enough * AlmostAll * AlmostAll) rest += terms[--leading].Share;
        return leading;
    }

    /// <summary>Finds the documents that have a leading term and everything required, and adds up what they have; gives the largest share that one has.</summary>
    private static float Collect(WiderTerm[] terms, int leading, TextIndex index, Scratch scratch)
    {
        foreach (var (term, share) in terms.AsSpan(0, leading))
            for (var p = 0; p < index.Parts.Length; p++) AddUp(term, share, p, index, scratch);
        Gather(index, scratch);
        foreach (var (term, share) in terms.AsSpan(leading)) AddToFound(term, share, index, scratch);
        foreach (var (term, _) in terms)
            if (term.IsRequired) Keep(term, index, scratch);
        var most = 0f;
        foreach (var document in scratch.Documents.AsSpan(0, scratch.Count)) most = Math.Max(most, scratch.Sums[document].Coverage);
        return most;
    }

    private static void AddUp(QueryTerm term, float share, int p, TextIndex index, Scratch scratch)
    {
        var list = term.Lists[p];
        var documents = list.Documents;
        var scores = list.Scores;
        var first = index.Parts[p].First;
        scratch.Visited += documents.Length;
        var sums = scratch.Sums.AsSpan(first);
        var (word, bits) = (0, 0UL);
        for (var i = 0; i < documents.Length; i++)
        {
            ref var sum = ref sums[documents[i]];
            sum.Score += scores[i];
            sum.Coverage += share;
            var document = first + documents[i];
            // Neighbours share a word of the bitmap, which is only touched when it is left.
            if (document >> 6 != word)
            {
                scratch.Touched[word] |= bits;
                (word, bits) = (document >> 6, 0);
            }
            bits |= 1UL << document;
        }
        if (bits != 0) scratch.Touched[word] |= bits;
    }

    /// <summary>Lists the touched documents, ascending, without those that are gone or only have what need not occur.</summary>
    private static void Gather(TextIndex index, Scratch scratch)
    {
        var count = 0;
        for (var w = 0; w < Bitmaps.WordsFor(index.Numbers); w++)
        {
            for (var rest = scratch.Touched[w]; rest != 0; rest &= rest - 1)
            {
                var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
                if (scratch.Sums[document].Coverage > 0 && !index.Gone.Has(document)) scratch.Documents[count++] = document;
                else scratch.Sums[document] = default;
            }
            scratch.Touched[w] = 0;
        }
        scratch.Count = count;
    }

    /// <summary>Adds a term to the documents found so far.</summary>
    private static void AddToFound(QueryTerm term, float share, TextIndex index, Scratch scratch)
    {
        var (part, from) = (0, 0);
        for (; part < index.Parts.Length && from < scratch.Count; part++)
        {
            var (first, to) = (index.Parts[part].First, from);
            while (to < scratch.Count && scratch.Documents[to] - first < index.Parts[part].Count) to++;
            var found = scratch.Documents.AsSpan(from, to - from);
            from = to;
            var list = term.Lists[part];
            scratch.Visited += Math.Min(list.Count, (long)HitFinder.LookUpRatio * found.Length);
            if (list.Count > (long)HitFinder.LookUpRatio * found.Length)
            {
                var at = 0;
                foreach (var document in found)
                    if (PostingList.Advance(list.Documents, ref at, document - first)) Add(ref scratch.Sums[document], list.Scores[at], share);
                continue;
            }
            HitFinder.Spread(list, scratch.TermScores);
            foreach (var document in found)
                if (scratch.TermScores[document - first] is > 0 and var score) Add(ref scratch.Sums[document], score, share);
            HitFinder.Clear(list, scratch.TermScores);
        }

        static void Add(ref (float Score, float Coverage) sum, float score, float share) => sum = (sum.Score + score, sum.Coverage + share);
    }

    /// <summary>Drops the documents that do not have a term.</summary>
    private static void Keep(QueryTerm term, TextIndex index, Scratch scratch)
    {
        var (kept, part, at) = (0, 0, 0);
        for (var i = 0; i < scratch.Count; i++)
        {
            var document = scratch.Documents[i];
            if (index.PartOf(document) is var its && its != part) (part, at) = (its, 0);
            if (PostingList.Advance(term.Lists[part].Documents, ref at, document - index.Parts[part].First)) scratch.Documents[kept++] = document;
            else scratch.Sums[document] = default;
        }
        scratch.Count = kept;
    }
}
