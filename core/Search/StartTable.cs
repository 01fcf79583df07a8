namespace FundingDirectory.Core.Search;

/// <summary>Names found by the beginning of any of their words: one ordered table of words, so that a beginning is a contiguous range.</summary>
internal sealed class StartTable
{
    // Bounds the work for a single letter.
    private const int MostRead = 20_000;

    private readonly (string Word, int Name, int Position)[] _words;

    public StartTable(IReadOnlyList<string> names)
    {
        var all = new List<(string, int, int)>();
        for (var n = 0; n < names.Count; n++)
            foreach (var word in GermanText.Words(names[n])) all.Add((word.Folded, n, word.Position));
        _words = [.. all];
        Array.Sort(_words, (a, b) => string.CompareOrdinal(a.Word, b.Word));
    }

    /// <summary>The best names of which a word begins so: the earlier that word stands, then the lower rank. Names that do not pass are left out.</summary>
    public List<int> Best(string beginning, int most, Func<int, int> rank, Func<int, bool> passes)
    {
        var best = new List<(int Position, int Rank, int Name)>(most + 1);
        var from = FirstAtLeast(beginning);
        for (var i = from; i < _words.Length && i - from < MostRead && _words[i].Word.StartsWith(beginning, StringComparison.Ordinal); i++)
        {
            var candidate = (_words[i].Position, Rank: rank(_words[i].Name), _words[i].Name);
            if (best.Count == most && candidate.CompareTo(best[^1]) >= 0) continue;
            var same = best.FindIndex(b => b.Name == candidate.Name);
            if (same >= 0 ? best[same].CompareTo(candidate) <= 0 : !passes(candidate.Name)) continue;
            if (same >= 0) best.RemoveAt(same);
            best.Insert(~best.BinarySearch(candidate), candidate);
            if (best.Count > most) best.RemoveAt(most);
        }
        return best.ConvertAll(b => b.Name);
    }

    private int FirstAtLeast(string folded)
    {
        var (low, high) = (0, _words.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(_words[middle].Word, folded) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
