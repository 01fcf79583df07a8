using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>In how many documents words stand together with some others. Long lists are sampled, so that a keystroke costs the same however many documents there are.</summary>
internal sealed class Companions
{
    // Of a longer list every second, third … document is looked at, unless so few documents have the others that these can be looked up in it.
    private const int MostRead = 4_096, Few = 512;
    // From this ratio on, looking the documents of the rarest term up in the other lists is cheaper than reading those.
    private const int LookUpRatio = 8;
    private readonly TextIndex _index;
    /// <summary>Bitmaps of the documents that have all of the terms, one for each part.</summary>
    private readonly ulong[][] _all;
    /// <summary>The same documents one by one when they are few, otherwise null.</summary>
    private readonly ushort[][]? _few;

    /// <summary>Finds the documents that have all of the terms.</summary>
    public Companions(TextIndex index, int[] terms)
    {
        (_index, _all) = (index, Array.ConvertAll(index.Parts, part => WithAll(part.Count, Array.ConvertAll(terms, t => part[t]))));
        if (_all.Sum(bits => bits.Sum(BitOperations.PopCount)) <= Few) _few = Array.ConvertAll(_all, Listed);
    }

    /// <summary>The number of living documents that have a term as well; for a common one estimated from a sample.</summary>
    public int Count(int term)
    {
        var frequency = _index.Frequency(term);
        var (step, count) = (_few is null ? (frequency + MostRead - 1) / MostRead : 1, 0);
        for (var p = 0; p < _all.Length; p++)
        {
            var documents = _index.Parts[p][term].Documents;
            var (all, first) = (_all[p], _index.Parts[p].First);
            if (_few is not null && frequency > MostRead)
            {
                var at = 0;
                foreach (var document in _few[p])
                    if (PostingList.Advance(documents, ref at, document) && !_index.Gone.Has(first + document)) count++;
                continue;
            }
            for (var i = 0; i < documents.Length; i += step)
                if ((all[documents[i] >> 6] >> documents[i] & 1) != 0 && !_index.Gone.Has(first + documents[i])) count += step;
        }
        return count;
    }

    private static ulong[] WithAll(int documents, PostingList[] lists)
    {
        var all = new ulong[(documents + 63) / 64];
        Array.Sort(lists, (a, b) => a.Count.CompareTo(b.Count));
        if (lists.Length > 1 && lists[0].Count * (long)LookUpRatio < lists[1].Count) IndexPart.ForEachWithAll(lists, (document, _) => all[document >> 6] |= 1UL << document);
        else
        {
            Add(lists[0], all);
            var others = lists.Length > 1 ? new ulong[all.Length] : [];
            foreach (var list in lists.AsSpan(1))
            {
                Array.Clear(others);
                Add(list, others);
                for (var w = 0; w < all.Length; w++) all[w] &= others[w];
            }
        }
        return all;
    }

    private static void Add(PostingList list, ulong[] bits)
    {
        foreach (var document in list.Documents) bits[document >> 6] |= 1UL << document;
    }

    private static ushort[] Listed(ulong[] bits)
    {
        var documents = new List<ushort>();
        for (var w = 0; w < bits.Length; w++)
            for (var rest = bits[w]; rest != 0; rest &= rest - 1) documents.Add((ushort)((w << 6) + BitOperations.TrailingZeroCount(rest)));
        return [.. documents];
    }
}
