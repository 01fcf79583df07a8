using System.Buffers;
using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Filters the hits of one query and counts its facets in the same pass. Two groups of facets with few signatures each are cheaper
/// than one group with all their combinations.</summary>
internal sealed class FacetCounter : IDisposable
{
    private readonly SearchFilters _groups;
    private readonly uint?[] _filters;
    private readonly byte[] _failedPlace, _failedPurpose;
    private readonly int[] _place, _purpose, _nearPlace, _nearPurpose;

    public FacetCounter(SearchFilters groups, SearchQuery query)
    {
        (_groups, _filters) = (groups, Facets.FiltersOf(query));
        (_failedPlace, _failedPurpose) = (ArrayPool<byte>.Shared.Rent(groups.ByPlace.Count), ArrayPool<byte>.Shared.Rent(groups.ByPurpose.Count));
        groups.ByPlace.Check(_filters, query.Ars?.Trim(), _failedPlace);
        groups.ByPurpose.Check(_filters, null, _failedPurpose);
        (_place, _nearPlace) = (Counters(groups.ByPlace.Count), Counters(groups.ByPlace.Count));
        (_purpose, _nearPurpose) = (Counters(groups.ByPurpose.Count), Counters(groups.ByPurpose.Count));
    }

    /// <summary>Counts a hit of the text; true when it passes every filter.</summary>
    public bool Passes(int document)
    {
        var (place, purpose) = (_groups.ByPlace.Of[document], _groups.ByPurpose.Of[document]);
        var failed = _failedPlace[place] | _failedPurpose[purpose];
        if (failed == 0)
        {
            _place[place]++;
            _purpose[purpose]++;
            return true;
        }
        if (BitOperations.IsPow2(failed))
        {
            if (_failedPlace[place] != 0) _nearPlace[place]++;
            else _nearPurpose[purpose]++;
        }
        return false;
    }

    /// <summary>The values with hits and the chosen ones, which stay visible so that they can be given up.</summary>
    public Dictionary<string, IReadOnlyList<FacetValue>> Values()
    {
        var counts = new int[Facets.Count, 32];
        _groups.ByPlace.AddPassing(_place, counts);
        _groups.ByPurpose.AddPassing(_purpose, counts);
        _groups.ByPlace.AddNearMisses(_nearPlace, _failedPlace, counts);
        _groups.ByPurpose.AddNearMisses(_nearPurpose, _failedPurpose, counts);

        var facets = new Dictionary<string, IReadOnlyList<FacetValue>>(Facets.Count, StringComparer.Ordinal);
        for (var f = 0; f < Facets.Count; f++)
        {
            var values = new List<FacetValue>();
            for (var v = 0; v < Facets.All[f].Values.Count; v++)
            {
                var chosen = ((_filters[f] ?? 0) >> v & 1) != 0;
                if (counts[f, v] > 0 || chosen) values.Add(new FacetValue(Facets.All[f].Values[v].Value, Facets.All[f].Values[v].Label, counts[f, v]));
            }
            facets[Facets.All[f].Name] = values;
        }
        return facets;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_failedPlace);
        ArrayPool<byte>.Shared.Return(_failedPurpose);
        foreach (var counters in new[] { _place, _nearPlace, _purpose, _nearPurpose }) ArrayPool<int>.Shared.Return(counters);
    }

    private static int[] Counters(int count)
    {
        var counters = ArrayPool<int>.Shared.Rent(count);
        counters.AsSpan(0, count).Clear();
        return counters;
    }
}

/// <summary>The filter values of all documents of an index in two groups: where and until when, and what for.</summary>
internal sealed class SearchFilters(IReadOnlyList<SearchDocument> documents)
{
    public Signatures ByPlace { get; } = Signatures.Group(documents, [Facets.Kind, Facets.Level, Facets.Land, Facets.Status], byArea: true);
    public Signatures ByPurpose { get; } = Signatures.Group(documents, [Facets.Topic, Facets.FundingType, Facets.Applicant], byArea: false);
}
