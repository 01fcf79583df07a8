namespace FundingDirectory.Core.Search;

/// <summary>In how many documents each word stands. Most stand in few, so two bytes do for nearly all of them.</summary>
internal sealed class DocumentCounts
{
    private readonly ushort[] _counts;
    /// <summary>Those that are too large for two bytes.</summary>
    private readonly Dictionary<int, int> _large = [];

    public DocumentCounts(ReadOnlySpan<int> counts)
    {
        _counts = new ushort[counts.Length];
        for (var w = 0; w < counts.Length; w++)
        {
            _counts[w] = (ushort)Math.Min(counts[w], ushort.MaxValue);
            if (counts[w] >= ushort.MaxValue) _large[w] = counts[w];
        }
    }

    public int Length => _counts.Length;

    public int this[int word] => _counts[word] < ushort.MaxValue ? _counts[word] : _large[word];

    public int[] ToArray()
    {
        var counts = new int[Length];
        for (var w = 0; w < counts.Length; w++) counts[w] = this[w];
        return counts;
    }
}
