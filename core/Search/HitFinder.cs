using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the documents of a plan and scores them: those that have every word, and when they are few also those that have a good part of the query.</summary>
internal static class HitFinder
{
    // From this ratio on, looking candidates up in a list is cheaper than reading the list.
    private const int LookUpRatio = 16;

    /// <summary>Leaves the hits in <c>scratch.Hits</c> and their scores in <c>scratch.Scores</c>; true when the search was widened.</summary>
    public static bool Find(QueryPlan plan, Scratch scratch, int documents)
    {
        var widened = false;
        if (plan.IsEmpty) FillAll(scratch.Hits, documents);
        else if (FindAll(plan, scratch) < QueryPlan.FewHits && plan.Wider.Count > 1)
        {
            widened = true;
            scratch.ClearHits();
            FindEnough(plan.Wider, scratch);
        }
        foreach (var excluded in plan.Excluded)
            foreach (var document in excluded.Documents)
            {
                scratch.Hits[document >> 6] &= ~(1UL << document);
                (scratch.Scores[document], scratch.Coverage[document]) = (0, 0);
            }
        return widened;
    }

    private static void FillAll(ulong[] hits, int documents)
    {
        hits.AsSpan(0, documents / 64).Fill(ulong.MaxValue);
        if (documents % 64 != 0) hits[documents / 64] = (1UL << (documents % 64)) - 1;
    }

    private static int FindAll(QueryPlan plan, Scratch scratch)
    {
        if (plan.Terms.Count == 0) return 0;
        AddAny(plan.Terms[0], scratch);
        var left = CountOf(scratch.Hits);
        for (var t = 1; t < plan.Terms.Count && left > 0; t++)
        {
            if ((long)left * LookUpRatio < plan.Terms[t].Cost) LookUp(plan.Terms[t], scratch);
            else Narrow(plan.Terms[t], scratch);
            left = CountOf(scratch.Hits);
        }
        return left;
    }

    /// <summary>Documents that have what is required and a good part of the rest. When none has, those that have the most.</summary>
    private static void FindEnough(IReadOnlyList<QueryTerm> terms, Scratch scratch)
    {
        foreach (var term in terms) AddAny(term, scratch);
        foreach (var term in terms)
            if (term.IsRequired) Keep(term, scratch);
        var most = 0f;
        ForEach(scratch.Hits, document => most = Math.Max(most, scratch.Coverage[document]));
        // A little less, because shares are added up in different orders.
        var enough = Math.Min((float)QueryPlan.Enough, most) * 0.999f;
        for (var w = 0; w < scratch.Hits.Length; w++)
            for (var rest = scratch.Hits[w]; rest != 0; rest &= rest - 1)
            {
                var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
                if (scratch.Coverage[document] < enough || scratch.Coverage[document] == 0) Drop(scratch, w, rest & (~rest + 1));
                else scratch.Scores[document] *= Scoring.Completeness(scratch.Coverage[document]);
            }
    }

    private static void Keep(QueryTerm term, Scratch scratch)
    {
        foreach (var alternative in term.Alternatives)
            foreach (var document in alternative.Documents) scratch.Current[document >> 6] |= 1UL << document;
        for (var w = 0; w < scratch.Hits.Length; w++)
        {
            Drop(scratch, w, scratch.Hits[w] & ~scratch.Current[w]);
            scratch.Current[w] = 0;
        }
    }

    private static void ForEach(ulong[] bits, Action<int> visit)
    {
        for (var w = 0; w < bits.Length; w++)
            for (var rest = bits[w]; rest != 0; rest &= rest - 1) visit((w << 6) + BitOperations.TrailingZeroCount(rest));
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
            if (term.Counts) Drop(scratch, w, scratch.Hits[w] & ~scratch.Current[w]);
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
            scratch.Coverage[document] += (float)term.Share;
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
                else if (term.Counts) Drop(scratch, w, rest & (~rest + 1));
            }
    }

    private static void Drop(Scratch scratch, int w, ulong dropped)
    {
        for (var rest = dropped; rest != 0; rest &= rest - 1)
        {
            var document = (w << 6) + BitOperations.TrailingZeroCount(rest);
            (scratch.Scores[document], scratch.Coverage[document]) = (0, 0);
        }
        scratch.Hits[w] &= ~dropped;
    }

    private static int CountOf(ulong[] bits)
    {
        var count = 0;
        foreach (var word in bits) count += BitOperations.PopCount(word);
        return count;
    }
}
