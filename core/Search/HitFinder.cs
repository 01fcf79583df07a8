using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the documents of a plan and scores them: all words first, and if no document has all of them, any word.</summary>
internal static class HitFinder
{
    // From this ratio on, looking candidates up in a list is cheaper than reading the list.
    private const int LookUpRatio = 16;

    /// <summary>Leaves the hits in <c>scratch.Hits</c> and their scores in <c>scratch.Scores</c>.</summary>
    public static void Find(QueryPlan plan, Scratch scratch, int documents)
    {
        if (plan.IsEmpty) FillAll(scratch.Hits, documents);
        else if (!FindAll(plan, scratch))
        {
            scratch.ClearHits();
            foreach (var term in plan.Terms) AddAny(term, scratch);
        }
        foreach (var excluded in plan.Excluded)
            foreach (var document in excluded.Documents)
            {
                scratch.Hits[document >> 6] &= ~(1UL << document);
                scratch.Scores[document] = 0;
            }
    }

    private static void FillAll(ulong[] hits, int documents)
    {
        hits.AsSpan(0, documents / 64).Fill(ulong.MaxValue);
        if (documents % 64 != 0) hits[documents / 64] = (1UL << (documents % 64)) - 1;
    }

    private static bool FindAll(QueryPlan plan, Scratch scratch)
    {
        if (plan.Terms.Count == 0) return false;
        AddAny(plan.Terms[0], scratch);
        var left = CountOf(scratch.Hits);
        for (var t = 1; t < plan.Terms.Count && left > 0; t++)
        {
            if ((long)left * LookUpRatio < plan.Terms[t].Cost) LookUp(plan.Terms[t], scratch);
            else Narrow(plan.Terms[t], scratch);
            left = CountOf(scratch.Hits);
        }
        return left > 0;
    }

    private static void AddAny(QueryTerm term, Scratch scratch)
    {
        Pool(term, scratch);
        for (var w = 0; w < scratch.Current.Length; w++)
        {
            scratch.Hits[w] |= scratch.Current[w];
            ScoreWord(term, scratch, w, scratch.Current[w]);
        }
    }

    private static void Narrow(QueryTerm term, Scratch scratch)
    {
        Pool(term, scratch);
        for (var w = 0; w < scratch.Current.Length; w++)
        {
            Drop(scratch, w, scratch.Hits[w] & ~scratch.Current[w]);
            ScoreWord(term, scratch, w, scratch.Current[w] & scratch.Hits[w]);
        }
    }

    /// <summary>Adds up the impacts of all alternatives per document.</summary>
    private static void Pool(QueryTerm term, Scratch scratch)
    {
        var (sums, bits) = (scratch.Impacts, scratch.Current);
        foreach (var alternative in term.Alternatives)
        {
            var documents = alternative.Documents;
            var impacts = alternative.Impacts;
            var weight = (float)alternative.Weight;
            for (var i = 0; i < documents.Length; i++)
            {
                var document = documents[i];
                sums[document] += weight * impacts[i];
                bits[document >> 6] |= 1UL << document;
            }
        }
    }

    // Scores the wanted documents of one word of the bitmap and clears what was pooled there.
    private static void ScoreWord(QueryTerm term, Scratch scratch, int w, ulong wanted)
    {
        for (var rest = wanted; rest != 0; rest &= rest - 1)
        {
            var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
            scratch.Scores[document] += Scoring.Score(term.Rarity, scratch.Impacts[document]);
        }
        for (var rest = scratch.Current[w]; rest != 0; rest &= rest - 1) scratch.Impacts[(w << 6) + BitOperations.TrailingZeroCount(rest)] = 0;
        scratch.Current[w] = 0;
    }

    private static void LookUp(QueryTerm term, Scratch scratch)
    {
        for (var w = 0; w < scratch.Hits.Length; w++)
            for (var rest = scratch.Hits[w]; rest != 0; rest &= rest - 1)
            {
                var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
                var impact = 0f;
                foreach (var alternative in term.Alternatives)
                    if (alternative.Documents.BinarySearch(document) is >= 0 and var at) impact += (float)alternative.Weight * alternative.Impacts[at];
                if (impact > 0) scratch.Scores[document] += Scoring.Score(term.Rarity, impact);
                else Drop(scratch, w, rest & (~rest + 1));
            }
    }

    private static void Drop(Scratch scratch, int w, ulong dropped)
    {
        for (var rest = dropped; rest != 0; rest &= rest - 1) scratch.Scores[(w << 6) + BitOperations.TrailingZeroCount(rest)] = 0;
        scratch.Hits[w] &= ~dropped;
    }

    private static int CountOf(ulong[] bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        return count;
    }
}
