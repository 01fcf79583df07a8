using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>In how many documents words stand together with some others. Common words are bitmaps, so that a keystroke costs little however many documents have them.</summary>
internal sealed class Companions
{
    private readonly TextIndex _index;
    /// <summary>Bitmaps of the living documents that have all of the terms, one for each part.</summary>
    private readonly ulong[][] _all;

    /// <summary>Finds the documents that have all of the terms, at least one.</summary>
    public Companions(TextIndex index, int[] terms) => (_index, _all) = (index, Array.ConvertAll(index.Parts, part => WithAll(part, terms, index.Gone)));

    /// <summary>The number of documents that have a term as well.</summary>
    public int Count(int term)
    {
        var count = 0;
        for (var p = 0; p < _all.Length; p++)
        {
            var all = _all[p];
            if (_index.Parts[p].BitmapOf(term) is { } bits)
                for (var w = 0; w < all.Length; w++) count += BitOperations.PopCount(all[w] & bits[w]);
            else
                foreach (var document in _index.Parts[p][term].Documents) count += (int)(all[document >> 6] >> document & 1);
        }
        return count;
    }

    private static ulong[] WithAll(IndexPart part, int[] terms, Tombstones gone)
    {
        var all = new ulong[Bitmaps.WordsFor(part.Count)];
        Array.Fill(all, ulong.MaxValue);
        foreach (var term in terms)
            Bitmaps.And(all, part.BitmapOf(term) ?? part[term].ToBitmap(part.Count));
        gone.TakeFrom(all, part.First);
        return all;
    }
}
