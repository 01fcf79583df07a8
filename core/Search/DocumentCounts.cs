namespace FundingDirectory.Core.Search;

/// <summary>In how many documents each word stands. Most stand in few, so one byte does for them.</summary>
internal sealed class DocumentCounts
{
    private readonly byte[] _counts;
    /// <summary>Words with more documents, ascending, and their numbers.</summary>
    private readonly int[] _commonWords, _commonCounts;

    public DocumentCounts(ReadOnlySpan<int> counts)
    {
        var (common, commonCounts) = (new List<int>(), new List<int>());
        _counts = new byte[counts.Length];
        for (var w = 0; w < counts.Length; w++)
        {
            _counts[w] = (byte)Math.Min(counts[w], byte.MaxValue);
            if (counts[w] < byte.MaxValue) continue;
            common.Add(w);
            commonCounts.Add(counts[w]);
        }
        (_commonWords, _commonCounts) = ([.. common], [.. commonCounts]);
    }

    public int Length => _counts.Length;

    public int this[int word] => _counts[word] < byte.MaxValue ? _counts[word] : _commonCounts[Array.BinarySearch(_commonWords, word)];

    public int[] ToArray()
    {
        var counts = Array.ConvertAll(_counts, c => (int)c);
        for (var c = 0; c < _commonWords.Length; c++) counts[_commonWords[c]] = _commonCounts[c];
        return counts;
    }
}
