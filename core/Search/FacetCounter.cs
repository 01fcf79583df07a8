using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Filters the hits of one query and counts its facets in the same pass. Its memory is reused; between two queries everything that was touched is zero again.</summary>
internal sealed class FacetCounter
{
    private const byte Passed = 1, Failed = 2;
    private readonly GroupCounter _places = new(), _topics = new(), _helps = new();
    private SearchFilters _filters = new();
    private uint?[] _wanted = [];
    private byte[] _areas = [];
    private string? _ars;
    private bool _takesAll;

    /// <summary>Makes ready for a query.</summary>
    public void Start(SearchFilters filters, SearchQuery query)
    {
        (_filters, _wanted, _ars) = (filters, Facets.FiltersOf(query), query.Ars?.Trim());
        if (string.IsNullOrEmpty(_ars)) _ars = null;
        else _areas = new byte[filters.AreaCount];
        _takesAll = _ars is null && Array.TrueForAll(_wanted, w => w is null);
        _places.Start(filters.Places, _wanted);
        _topics.Start(filters.Topics, _wanted);
        _helps.Start(filters.Helps, _wanted);
    }

    /// <summary>Counts the hits of the text and keeps those that pass every filter, with their scores, at the beginning; gives their number.</summary>
    public int Take(Span<int> documents, Span<float> scores)
    {
        // Few hits touch few signatures.
        if (_takesAll && documents.Length > _filters.Places.Count + _filters.Topics.Count + _filters.Helps.Count)
        {
            CountAll(documents);
            return documents.Length;
        }
        var kept = 0;
        for (var h = 0; h < documents.Length; h++)
            if (Passes(documents[h])) (documents[kept], scores[kept++]) = (documents[h], scores[h]);
        return kept;
    }

    private void CountAll(ReadOnlySpan<int> documents)
    {
        var of = _filters.Of;
        var (places, topics, helps) = (_places.AllHits(), _topics.AllHits(), _helps.AllHits());
        foreach (var document in documents)
        {
            ref readonly var its = ref of[document];
            places[its.Place]++;
            topics[its.Topic]++;
            helps[its.Help]++;
        }
    }

    private bool Passes(int document)
    {
        ref readonly var of = ref _filters.Of[document];
        // A place outside its areas fails everything.
        if (_ars is not null && !HoldsAt(of.Area)) return false;
        var failed = _places.FailedBy(of.Place) | _topics.FailedBy(of.Topic) | _helps.FailedBy(of.Help);
        if (failed == 0)
        {
            _places.Hit(of.Place);
            _topics.Hit(of.Topic);
            _helps.Hit(of.Help);
            return true;
        }
        if (BitOperations.IsPow2(failed))
        {
            if (_places.FailedBy(of.Place) != 0) _places.Miss(of.Place);
            else if (_topics.FailedBy(of.Topic) != 0) _topics.Miss(of.Topic);
            else _helps.Miss(of.Help);
        }
        return false;
    }

    /// <summary>The counts of all values; clears what was touched.</summary>
    public FacetCounts Counts()
    {
        var counts = new int[Facets.Offsets[^1]];
        _places.AddTo(counts);
        _topics.AddTo(counts);
        _helps.AddTo(counts);
        return new FacetCounts(counts, _wanted);
    }

    private bool HoldsAt(int area)
    {
        if (_areas[area] == 0) _areas[area] = _filters.Holds(area, _ars!) ? Passed : Failed;
        return _areas[area] == Passed;
    }
}

/// <summary>The counters of one group of facets, one for each signature.</summary>
internal sealed class GroupCounter
{
    private const byte IsKnown = 0x80;
    private Signatures _signatures = new([]);
    private uint?[] _wanted = [];
    private int[] _hits = [], _misses = [], _touched = [];
    // Which filters a signature fails; worked out when it first comes up.
    private byte[] _failed = [];
    private int _count;

    public void Start(Signatures signatures, uint?[] wanted)
    {
        (_signatures, _wanted) = (signatures, wanted);
        if (_hits.Length >= signatures.Count) return;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)signatures.Count);
        (_hits, _misses, _touched, _failed) = (new int[size], new int[size], new int[size], new byte[size]);
    }

    /// <summary>The facets whose filter a signature fails, one bit each; 0 = it passes.</summary>
    public int FailedBy(int signature)
    {
        if (_failed[signature] == 0)
        {
            _failed[signature] = (byte)(IsKnown | _signatures.Failed(signature, _wanted));
            Touch(signature);
        }
        return _failed[signature] & ~IsKnown;
    }

    /// <summary>A hit that passes every filter; asked for before with <see cref="FailedBy"/>.</summary>
    public void Hit(int signature) => _hits[signature]++;

    /// <summary>The counters of all signatures, for counting without filters; all count as touched.</summary>
    public int[] AllHits()
    {
        while (_count < _signatures.Count) _touched[_count] = _count++;
        return _hits;
    }

    /// <summary>A hit that fails one filter of this group and no other.</summary>
    public void Miss(int signature) => _misses[signature]++;

    /// <summary>Adds up the counts of all values and clears what was touched.</summary>
    public void AddTo(int[] counts)
    {
        for (var i = 0; i < _count; i++)
        {
            var signature = _touched[i];
            if (_hits[signature] > 0) _signatures.Add(signature, _hits[signature], counts);
            if (_misses[signature] > 0) _signatures.Add(signature, BitOperations.TrailingZeroCount(_failed[signature]), _misses[signature], counts);
            (_hits[signature], _misses[signature], _failed[signature]) = (0, 0, 0);
        }
        _count = 0;
    }

    private void Touch(int signature) => _touched[_count++] = signature;
}

/// <summary>How many hits each facet value has. <paramref name="wanted"/>: the bits that the query asked for.</summary>
internal sealed class FacetCounts(int[] counts, uint?[] wanted)
{
    /// <summary>The values with hits and the chosen ones, which stay visible so that they can be given up.</summary>
    public Dictionary<string, IReadOnlyList<FacetValue>> Values()
    {
        var facets = new Dictionary<string, IReadOnlyList<FacetValue>>(Facets.Count, StringComparer.Ordinal);
        for (var f = 0; f < Facets.Count; f++)
        {
            var values = new List<FacetValue>();
            for (var v = 0; v < Facets.All[f].Values.Count; v++)
            {
                var count = counts[Facets.Offsets[f] + v];
                var chosen = ((wanted[f] ?? 0) >> v & 1) != 0;
                if (count > 0 || chosen) values.Add(new FacetValue(Facets.All[f].Values[v].Value, Facets.All[f].Values[v].Label, count));
            }
            facets[Facets.All[f].Name] = values;
        }
        return facets;
    }
}
