using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Filters the hits of one query and counts its facets in the same pass. Its memory is reused; between two queries all counters are zero again.</summary>
internal sealed class FacetCounter
{
    private const byte Passed = 1, Failed = 2;
    private readonly GroupCounter _facts = new(), _lands = new(), _topics = new(), _types = new(), _applicants = new();
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
        _facts.Start(filters.Facts, _wanted);
        _lands.Start(filters.Lands, _wanted);
        _topics.Start(filters.Topics, _wanted);
        _types.Start(filters.Types, _wanted);
        _applicants.Start(filters.Applicants, _wanted);
    }

    /// <summary>Counts the hits of the text and keeps those that pass every filter, with their scores, at the beginning; gives their number.</summary>
    public int Take(Span<int> documents, Span<float> scores)
    {
        if (_takesAll)
        {
            var of = _filters.Of;
            foreach (var document in documents) Hit(in of[document]);
            return documents.Length;
        }
        var kept = 0;
        for (var h = 0; h < documents.Length; h++)
            if (Passes(documents[h])) (documents[kept], scores[kept++]) = (documents[h], scores[h]);
        return kept;
    }

    private void Hit(in DocumentFacets of)
    {
        _facts.Hits[of.Facts]++;
        _lands.Hits[of.Land]++;
        _topics.Hits[of.Topic]++;
        _types.Hits[of.Type]++;
        _applicants.Hits[of.Applicant]++;
    }

    private bool Passes(int document)
    {
        ref readonly var of = ref _filters.Of[document];
        // A place outside its areas fails everything.
        if (_ars is not null && !HoldsAt(of.Area)) return false;
        var failed = _facts.Failed[of.Facts] | _lands.Failed[of.Land] | _topics.Failed[of.Topic] | _types.Failed[of.Type] | _applicants.Failed[of.Applicant];
        if (failed == 0)
        {
            Hit(in of);
            return true;
        }
        // Only one filter failed, and it does not narrow the counts of its own facet.
        if (BitOperations.IsPow2(failed)) MissedBy(BitOperations.TrailingZeroCount(failed), in of)++;
        return false;
    }

    private ref int MissedBy(int facet, in DocumentFacets of)
    {
        switch (facet)
        {
            case Facets.Land: return ref _lands.Misses[of.Land];
            case Facets.Topic: return ref _topics.Misses[of.Topic];
            case Facets.FundingType: return ref _types.Misses[of.Type];
            case Facets.Applicant: return ref _applicants.Misses[of.Applicant];
            default: return ref _facts.Misses[of.Facts];
        }
    }

    /// <summary>The counts of all values; clears the counters.</summary>
    public FacetCounts Counts()
    {
        var counts = new int[Facets.Offsets[^1]];
        foreach (var group in new ReadOnlySpan<GroupCounter>([_facts, _lands, _topics, _types, _applicants])) group.AddTo(counts);
        return new FacetCounts(counts, _wanted);
    }

    private bool HoldsAt(int area)
    {
        if (_areas[area] == 0) _areas[area] = _filters.Holds(area, _ars!) ? Passed : Failed;
        return _areas[area] == Passed;
    }
}

/// <summary>The counters of one group of facets, one for each signature. They are few enough to go through all of them for every query.</summary>
internal sealed class GroupCounter
{
    private Signatures _signatures = new([]);

    /// <summary>Hits that pass every filter.</summary>
    public int[] Hits { get; private set; } = [];
    /// <summary>Hits that fail one filter of this group and no other.</summary>
    public int[] Misses { get; private set; } = [];
    /// <summary>The facets whose filter a signature fails, one bit each; 0 = it passes.</summary>
    public byte[] Failed { get; private set; } = [];

    public void Start(Signatures signatures, uint?[] wanted)
    {
        _signatures = signatures;
        if (Hits.Length < signatures.Count)
        {
            var size = (int)BitOperations.RoundUpToPowerOf2((uint)signatures.Count);
            (Hits, Misses, Failed) = (new int[size], new int[size], new byte[size]);
        }
        signatures.Failed(wanted, Failed);
    }

    /// <summary>Adds up the counts of all values and clears the counters.</summary>
    public void AddTo(int[] counts)
    {
        for (var s = 0; s < _signatures.Count; s++)
        {
            if (Hits[s] > 0) _signatures.Add(s, Hits[s], counts);
            if (Misses[s] > 0) _signatures.Add(s, BitOperations.TrailingZeroCount(Failed[s]), Misses[s], counts);
        }
        Hits.AsSpan(0, _signatures.Count).Clear();
        Misses.AsSpan(0, _signatures.Count).Clear();
    }
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
                var (count, code) = (counts[Facets.Offsets[f] + v], Facets.All[f].Values[v]);
                var chosen = ((wanted[f] ?? 0) >> v & 1) != 0;
                if ((count > 0 && code.IsOffered) || chosen) values.Add(new FacetValue(code.Value, code.Label, count));
            }
            facets[Facets.All[f].Name] = values;
        }
        return facets;
    }
}
