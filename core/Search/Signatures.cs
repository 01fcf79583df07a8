using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Documents that a group of facets cannot tell apart share one signature. A filter is checked once per signature instead of once per
/// document, and a hit only increments the counter of its signature; facet values are read off these counters at the end.</summary>
internal sealed class Signatures
{
    private readonly uint[][] _bits;
    private readonly IReadOnlyList<string>[] _areas;
    private readonly int[] _facets;

    private Signatures(int[] of, uint[][] bits, IReadOnlyList<string>[] areas, int[] facets) => (Of, _bits, _areas, _facets) = (of, bits, areas, facets);

    /// <summary>The signature of each document.</summary>
    public int[] Of { get; }
    public int Count => _bits.Length;

    /// <summary>Groups the documents by some facets, and by their areas when places are to be told apart.</summary>
    public static Signatures Group(IReadOnlyList<SearchDocument> documents, int[] facets, bool byArea)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (of, bits, areas) = (new int[documents.Count], new List<uint[]>(), new List<IReadOnlyList<string>>());
        for (var d = 0; d < documents.Count; d++)
        {
            var all = Facets.BitsOf(documents[d]);
            IReadOnlyList<string> area = byArea ? documents[d].Areas : [];
            var key = string.Join(',', facets.Select(f => all[f])) + ' ' + string.Join(',', area);
            if (!known.TryGetValue(key, out of[d]))
            {
                of[d] = known[key] = bits.Count;
                bits.Add(all);
                areas.Add(area);
            }
        }
        return new Signatures(of, [.. bits], [.. areas], facets);
    }

    /// <summary>For each signature the facets whose filter it fails, one bit each; 0 = it passes. A place outside its areas fails everything.</summary>
    public void Check(uint?[] filters, string? ars, Span<byte> failed)
    {
        for (var s = 0; s < Count; s++)
        {
            failed[s] = string.IsNullOrEmpty(ars) || Holds(_areas[s], ars) ? (byte)0 : byte.MaxValue;
            foreach (var facet in _facets)
                if (filters[facet] is { } wanted && (_bits[s][facet] & wanted) == 0) failed[s] |= (byte)(1 << facet);
        }
    }

    /// <summary>Adds what passes every filter to the values of all facets of the group.</summary>
    public void AddPassing(ReadOnlySpan<int> hits, int[,] counts)
    {
        for (var s = 0; s < Count; s++)
            if (hits[s] > 0)
                foreach (var facet in _facets) Add(_bits[s][facet], facet, hits[s], counts);
    }

    /// <summary>Adds what fails one filter only to the values of that facet: its own filter does not narrow its counts.</summary>
    public void AddNearMisses(ReadOnlySpan<int> hits, ReadOnlySpan<byte> failed, int[,] counts)
    {
        for (var s = 0; s < Count; s++)
            if (hits[s] > 0 && BitOperations.TrailingZeroCount((int)failed[s]) is var facet) Add(_bits[s][facet], facet, hits[s], counts);
    }

    private static void Add(uint bits, int facet, int hits, int[,] counts)
    {
        for (; bits != 0; bits &= bits - 1) counts[facet, BitOperations.TrailingZeroCount(bits)] += hits;
    }

    // No area means nationwide or unknown; both may hold here.
    private static bool Holds(IReadOnlyList<string> areas, string ars)
    {
        if (areas.Count == 0) return true;
        foreach (var area in areas)
            if (ars.StartsWith(area, StringComparison.Ordinal) || area.StartsWith(ars, StringComparison.Ordinal)) return true;
        return false;
    }
}
