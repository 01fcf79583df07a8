namespace FundingDirectory.Core.Search;

/// <summary>The filter values of all documents of an index.</summary>
internal sealed class SearchFilters
{
    private readonly List<IReadOnlyList<string>> _areas;
    private readonly Dictionary<string, int> _areaNumbers;

    public SearchFilters() => (_areas, _areaNumbers, Bits, AreaOf) = ([], new(StringComparer.Ordinal), [], []);

    private SearchFilters(SearchFilters other) : this() => (_areas, _areaNumbers) = ([.. other._areas], new(other._areaNumbers, StringComparer.Ordinal));

    /// <summary>By document, with one bit for each value of each facet that it has (<see cref="Facets.BitsOf"/>).</summary>
    public UInt128[] Bits { get; private set; }
    /// <summary>By document: the number of its area. Documents with the same area share it.</summary>
    public int[] AreaOf { get; private set; }
    public int AreaCount => _areas.Count;

    /// <summary>Those of the documents, in their order.</summary>
    public static SearchFilters Build(IReadOnlyList<SearchDocument> documents)
    {
        var filters = new SearchFilters();
        var (bits, names) = (new UInt128[documents.Count], new string[documents.Count]);
        Parallel.For(0, bits.Length, d => (bits[d], names[d]) = (Facets.BitsOf(documents[d]), NameOf(documents[d].Areas)));
        (filters.Bits, filters.AreaOf) = (bits, [.. names.Select((name, d) => filters.Number(name, documents[d].Areas))]);
        return filters;
    }

    /// <summary>Those of the kept documents and then of the added ones.</summary>
    public SearchFilters With(IReadOnlyList<int> kept, int settled, IReadOnlyList<SearchDocument> added)
    {
        var filters = new SearchFilters(this);
        filters.Bits = [.. Bits.AsSpan(0, settled), .. kept.Select(d => Bits[d]), .. added.Select(Facets.BitsOf)];
        filters.AreaOf = [.. AreaOf.AsSpan(0, settled), .. kept.Select(d => AreaOf[d]), .. added.Select(d => filters.Number(NameOf(d.Areas), d.Areas))];
        return filters;
    }

    /// <summary>Whether a place lies in an area or the area in the place. No area means nationwide or unknown; both may hold there.</summary>
    public bool Holds(int area, string ars)
    {
        if (_areas[area].Count == 0) return true;
        foreach (var one in _areas[area])
            if (ars.StartsWith(one, StringComparison.Ordinal) || one.StartsWith(ars, StringComparison.Ordinal)) return true;
        return false;
    }

    private static string NameOf(IReadOnlyList<string> areas) => string.Join(',', areas);

    private int Number(string name, IReadOnlyList<string> areas)
    {
        if (_areaNumbers.TryGetValue(name, out var area)) return area;
        _areas.Add(areas);
        return _areaNumbers[name] = _areas.Count - 1;
    }
}
