namespace FundingDirectory.Core.Search;

/// <summary>Documents that a group of facets cannot tell apart share one signature. A filter is checked once per signature instead of once per
/// document, and a hit only increments the counter of its signature; facet values are read off these counters at the end.</summary>
internal sealed class Signatures
{
    private readonly int[] _facets;
    /// <summary>By signature: the bits of each facet of the group.</summary>
    private readonly List<(uint First, uint Second, uint Third)> _bits;
    // Only needed while documents come in.
    private Dictionary<(uint, uint, uint), int>? _known;

    /// <summary>A group of at most three facets.</summary>
    public Signatures(int[] facets) => (_facets, _bits) = (facets, []);

    private Signatures(Signatures other) => (_facets, _bits) = (other._facets, [.. other._bits]);

    public int Count => _bits.Count;

    /// <summary>A copy that may grow without readers of this one noticing.</summary>
    public Signatures Copy() => new(this);

    /// <summary>The signature of a document by its bits of all facets.</summary>
    public int Of(uint[] bits)
    {
        uint At(int i) => i < _facets.Length ? bits[_facets[i]] : 0;
        var key = (At(0), At(1), At(2));
        _known ??= _bits.Select((b, i) => (b, i)).ToDictionary(b => b.b, b => b.i);
        if (_known.TryGetValue(key, out var signature)) return signature;
        _bits.Add(key);
        return _known[key] = _bits.Count - 1;
    }

    /// <summary>Says that no document comes for now.</summary>
    public void Settle()
    {
        _known = null;
        _bits.TrimExcess();
    }

    /// <summary>Says for each signature whose filters it fails, one bit a facet; 0 = it passes.</summary>
    public void Failed(uint?[] filters, Span<byte> into)
    {
        into[..Count].Clear();
        for (var i = 0; i < _facets.Length; i++)
            if (filters[_facets[i]] is { } wanted)
                for (var s = 0; s < _bits.Count; s++)
                    if ((BitsOf(s, i) & wanted) == 0) into[s] |= (byte)(1 << _facets[i]);
    }

    /// <summary>Adds hits of a signature that pass every filter to the values of all facets of the group.</summary>
    public void Add(int signature, int hits, int[] counts)
    {
        for (var i = 0; i < _facets.Length; i++) Facets.Add(_facets[i], BitsOf(signature, i), hits, counts);
    }

    /// <summary>Adds hits of a signature that fail one filter only to the values of that facet: its own filter does not narrow its counts.</summary>
    public void Add(int signature, int facet, int hits, int[] counts) => Facets.Add(facet, BitsOf(signature, Array.IndexOf(_facets, facet)), hits, counts);

    private uint BitsOf(int signature, int place)
    {
        var bits = _bits[signature];
        return place switch { 0 => bits.First, 1 => bits.Second, _ => bits.Third };
    }
}

/// <summary>The signatures of one document in each group.</summary>
internal readonly record struct DocumentFacets(int Facts, int Land, int Topic, int Type, int Applicant, int Area);

/// <summary>The filter values of all documents of an index. Several groups of facets with few signatures each are cheaper than one group with all their combinations: facets with several values a document stand alone.</summary>
internal sealed class SearchFilters
{
    private readonly List<IReadOnlyList<string>> _areas;
    private readonly Dictionary<string, int> _areaNumbers;

    public SearchFilters() => (_areas, _areaNumbers, Of) = ([], new(StringComparer.Ordinal), []);

    private SearchFilters(SearchFilters other)
    {
        (Facts, Lands, Topics, Types, Applicants) = (other.Facts.Copy(), other.Lands.Copy(), other.Topics.Copy(), other.Types.Copy(), other.Applicants.Copy());
        (_areas, _areaNumbers, Of) = ([.. other._areas], new(other._areaNumbers, StringComparer.Ordinal), []);
    }

    public Signatures Facts { get; } = new([Facets.Kind, Facets.Level, Facets.Status]);
    public Signatures Lands { get; } = new([Facets.Land]);
    public Signatures Topics { get; } = new([Facets.Topic]);
    public Signatures Types { get; } = new([Facets.FundingType]);
    public Signatures Applicants { get; } = new([Facets.Applicant]);
    /// <summary>By document.</summary>
    public DocumentFacets[] Of { get; private set; }
    public int AreaCount => _areas.Count;

    /// <summary>Those of the documents, in their order.</summary>
    public static SearchFilters Build(IReadOnlyList<SearchDocument> documents)
    {
        var filters = new SearchFilters();
        var read = new (uint[] Bits, string Areas)[documents.Count];
        Parallel.For(0, read.Length, d => read[d] = Read(documents[d]));
        filters.Of = [.. read.Select((r, d) => filters.Number(documents[d], r))];
        filters.Settle();
        return filters;
    }

    /// <summary>Those of the kept documents and then of the added ones.</summary>
    public SearchFilters With(IEnumerable<int> kept, int settled, IEnumerable<SearchDocument> added)
    {
        var filters = new SearchFilters(this);
        filters.Of = [.. Of.AsSpan(0, settled), .. kept.Select(d => Of[d]), .. added.Select(d => filters.Number(d, Read(d)))];
        filters.Settle();
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

    private void Settle()
    {
        foreach (var group in new[] { Facts, Lands, Topics, Types, Applicants }) group.Settle();
    }

    private static (uint[] Bits, string Areas) Read(SearchDocument document) => (Facets.BitsOf(document), string.Join(',', document.Areas));

    private DocumentFacets Number(SearchDocument document, (uint[] Bits, string Areas) read)
    {
        if (!_areaNumbers.TryGetValue(read.Areas, out var area))
        {
            _areaNumbers[read.Areas] = area = _areas.Count;
            _areas.Add(document.Areas);
        }
        return new DocumentFacets(Facts.Of(read.Bits), Lands.Of(read.Bits), Topics.Of(read.Bits), Types.Of(read.Bits), Applicants.Of(read.Bits), area);
    }
}
