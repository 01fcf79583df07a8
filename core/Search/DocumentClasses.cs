namespace FundingDirectory.Core.Search;

/// <summary>Documents that no filter can tell apart form one class. A filter is checked once per class instead of once per document, and a
/// hit only increments the counter of its class; the facets are read off these counters at the end.</summary>
internal sealed class DocumentClasses
{
    private readonly uint[][] _bits;
    private readonly IReadOnlyList<string>[] _areas;

    private DocumentClasses(int[] classOf, uint[][] bits, IReadOnlyList<string>[] areas) => (ClassOf, _bits, _areas) = (classOf, bits, areas);

    /// <summary>Class of each document.</summary>
    public int[] ClassOf { get; }
    public int Count => _bits.Length;

    public static DocumentClasses Of(IReadOnlyList<SearchDocument> documents)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (classOf, bits, areas) = (new int[documents.Count], new List<uint[]>(), new List<IReadOnlyList<string>>());
        for (var d = 0; d < documents.Count; d++)
        {
            var own = Facets.BitsOf(documents[d]);
            var key = $"{string.Join(',', own)} {string.Join(',', documents[d].Areas)}";
            if (!known.TryGetValue(key, out classOf[d]))
            {
                classOf[d] = known[key] = bits.Count;
                bits.Add(own);
                areas.Add(documents[d].Areas);
            }
        }
        return new DocumentClasses(classOf, [.. bits], [.. areas]);
    }

    /// <summary>For each class the filters it fails, one bit a facet; 0 = it passes. A place outside its areas fails everything.</summary>
    public byte[] FailedFilters(SearchQuery query)
    {
        const byte outside = byte.MaxValue;
        var filters = Facets.FiltersOf(query);
        var ars = query.Ars?.Trim();
        var failed = new byte[Count];
        for (var c = 0; c < failed.Length; c++)
        {
            if (!string.IsNullOrEmpty(ars) && !Holds(_areas[c], ars)) failed[c] = outside;
            else
                for (var f = 0; f < filters.Length; f++)
                    if (filters[f] is { } wanted && (_bits[c][f] & wanted) == 0) failed[c] |= (byte)(1 << f);
        }
        return failed;
    }

    /// <summary>Counts per facet value. A class counts for a facet when it fails no other filter.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FacetValue>> CountFacets(int[] hits, byte[] failed, SearchQuery query)
    {
        var counts = new int[Facets.Count, 32];
        for (var c = 0; c < hits.Length; c++)
        {
            if (hits[c] == 0) continue;
            for (var f = 0; f < Facets.Count; f++)
            {
                if ((failed[c] & ~(1 << f)) != 0) continue;
                for (var rest = _bits[c][f]; rest != 0; rest &= rest - 1) counts[f, System.Numerics.BitOperations.TrailingZeroCount(rest)] += hits[c];
            }
        }
        return Values(counts, Facets.FiltersOf(query));
    }

    // Chosen values stay visible without hits, so that they can be given up.
    private static Dictionary<string, IReadOnlyList<FacetValue>> Values(int[,] counts, uint?[] filters)
    {
        var facets = new Dictionary<string, IReadOnlyList<FacetValue>>(Facets.Count, StringComparer.Ordinal);
        for (var f = 0; f < Facets.Count; f++)
        {
            var values = new List<FacetValue>();
            for (var v = 0; v < Facets.All[f].Values.Count; v++)
            {
                var chosen = ((filters[f] ?? 0) >> v & 1) != 0;
                if (counts[f, v] > 0 || chosen) values.Add(new FacetValue(Facets.All[f].Values[v].Value, Facets.All[f].Values[v].Label, counts[f, v]));
            }
            facets[Facets.All[f].Name] = values;
        }
        return facets;
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
