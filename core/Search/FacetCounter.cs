using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FundingDirectory.Core.Search;

/// <summary>Filters the hits of one query and counts its facets in the same pass, some hits at a time. What passes cannot be foreseen, so nothing branches on it. Its memory is
/// reused.</summary>
internal sealed class FacetCounter
{
    private const byte Passed = 1, Failed = 2;

    // Of some hits: the bits that count.
    private readonly UInt128[] _bits = new UInt128[BitCounts.Most];
    private readonly int[] _counts = new int[BitCounts.Bits];
    private SearchFilters _filters = new();
    private UInt128[] _wanted = [];
    private FacetCheck[] _checks = [];
    private byte[] _areas = [];
    private string? _ars;

    /// <summary>Makes ready for a query.</summary>
    public void Start(SearchFilters filters, SearchQuery query)
    {
        (_filters, _wanted, _ars, _checks) = (filters, Facets.FiltersOf(query), query.Ars?.Trim(), []);
        _counts.AsSpan().Clear();
        for (var f = 0; f < Facets.Count; f++)
            if (_wanted[f] != UInt128.Zero) _checks = [.. _checks, new(InPairs(_wanted[f]), InPairs(Facets.ValuesOf(f)))];
        if (string.IsNullOrEmpty(_ars)) _ars = null;
        else _areas = new byte[filters.AreaCount];
    }

    /// <summary>Counts the hits of the text and keeps those that pass every filter, with their scores, at the beginning; gives their number.</summary>
    public int Take(Span<int> documents, Span<float> scores)
    {
        var (all, takesAll, kept) = (_filters.Bits, _checks.Length == 0 && _ars is null, 0);
        for (var from = 0; from < documents.Length; from += BitCounts.Most)
        {
            var some = documents[from..Math.Min(from + BitCounts.Most, documents.Length)];
            var bits = _bits.AsSpan(0, BitCounts.Whole(some.Length));
            for (var h = 0; h < some.Length; h++) bits[h] = all[some[h]];
            bits[some.Length..].Clear();
            if (takesAll) kept += some.Length;
            else
                for (var h = 0; h < some.Length; h += 64)
                    for (var passing = Check(some[h..], bits[h..Math.Min(h + 64, bits.Length)]); passing != 0; passing &= passing - 1)
                    {
                        var at = from + h + BitOperations.TrailingZeroCount(passing);
                        (documents[kept], scores[kept++]) = (documents[at], scores[at]);
                    }
            BitCounts.Add(bits, _counts);
        }
        return kept;
    }

    /// <summary>The counts of all values.</summary>
    public FacetCounts Counts()
    {
        var counts = new int[Facets.Offsets[^1]];
        for (var value = 0; value < counts.Length; value++) counts[value] = _counts[BitCounts.PlaceOf(value)];
        return new FacetCounts(counts, _wanted);
    }

    /// <summary>Says which of at most 64 hits pass, one bit each, and takes out of their bits what does not count. A facet's own filter does not narrow its counts: so of a
    /// hit that fails one filter the values of that facet count, and no two facets have a value in common.</summary>
    private ulong Check(ReadOnlySpan<int> documents, Span<UInt128> bits)
    {
        var failed = 0UL;
        var pairs = MemoryMarshal.Cast<UInt128, Vector256<ulong>>(bits);
        for (var p = 0; p < pairs.Length; p++)
        {
            var (counting, failing) = (pairs[p], Vector256<ulong>.Zero);
            foreach (ref readonly var check in _checks.AsSpan())
            {
                var fails = NoneOf(pairs[p] & check.Wanted);
                counting &= check.Values | ~fails;
                failing |= fails;
            }
            pairs[p] = counting;
            var lanes = failing.ExtractMostSignificantBits();
            failed |= (ulong)((lanes & 1) | (lanes >> 1 & 2)) << (2 * p);
        }
        for (var h = 0; h < Math.Min(documents.Length, bits.Length) && _ars is not null; h++)
        {
            // A place outside its areas fails everything.
            if (HoldsAt(_filters.AreaOf[documents[h]])) continue;
            bits[h] = 0;
            failed |= 1UL << h;
        }
        return documents.Length < 64 ? ~failed & ((1UL << documents.Length) - 1) : ~failed;
    }

    private static Vector256<ulong> InPairs(UInt128 bits) => Vector256.Create((ulong)bits, (ulong)(bits >> 64), (ulong)bits, (ulong)(bits >> 64));

    /// <summary>For each of two numbers all bits when it has none, else none.</summary>
    private static Vector256<ulong> NoneOf(Vector256<ulong> two)
    {
        var halves = Vector256.Equals(two, Vector256<ulong>.Zero);
        return halves & Vector256.Shuffle(halves, Vector256.Create(1UL, 0, 3, 2));
    }

    private bool HoldsAt(int area)
    {
        if (_areas[area] == 0) _areas[area] = _filters.Holds(area, _ars!) ? Passed : Failed;
        return _areas[area] == Passed;
    }
}

/// <summary>A filter of one facet, for two documents at a time: the bits of which they must have one, and those of all values of the facet.</summary>
internal readonly record struct FacetCheck(Vector256<ulong> Wanted, Vector256<ulong> Values);

/// <summary>How many hits each facet value has. <paramref name="wanted"/>: the bits that the query asked for.</summary>
internal sealed class FacetCounts(int[] counts, UInt128[] wanted)
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
                var chosen = (wanted[f] & Facets.Bit(f, v)) != UInt128.Zero;
                if ((count > 0 && code.IsOffered) || chosen) values.Add(new FacetValue(code.Value, code.Label, count));
            }
            facets[Facets.All[f].Name] = values;
        }
        return facets;
    }
}
