namespace FundingDirectory.Core.Search;

/// <summary>Names found by the beginning of any of their words: every word once, in order, with the names it stands in, so that a beginning is a contiguous range.</summary>
internal sealed class StartTable
{
    // Bounds the work for a single letter.
    private const int MostRead = 20_000;

    private readonly TextTable _words;
    /// <summary>First of the names of each word; one more at the end.</summary>
    private readonly int[] _starts;
    private readonly int[] _names;
    private readonly ushort[] _positions;

    /// <summary>The table of names <paramref name="first"/>, <paramref name="first"/> + 1 ….</summary>
    public StartTable(IEnumerable<string> names, int first = 0)
    {
        var byWord = new Dictionary<string, List<(int Name, ushort Position)>>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            foreach (var word in GermanText.Words(name))
            {
                if (!byWord.TryGetValue(word.Folded, out var places)) byWord[word.Folded] = places = [];
                places.Add((first, (ushort)Math.Min(word.Position, ushort.MaxValue)));
            }
            first++;
        }
        string[] words = [.. byWord.Keys];
        Array.Sort(words, (a, b) => WordRow.Compare(a, false, b, false));
        _words = TextTable.Of(words);
        _names = [.. words.SelectMany(w => byWord[w]).Select(p => p.Name)];
        _positions = [.. words.SelectMany(w => byWord[w]).Select(p => p.Position)];
        _starts = new int[words.Length + 1];
        for (var w = 0; w < words.Length; w++) _starts[w + 1] = _starts[w] + byWord[words[w]].Count;
    }

    /// <summary>The best names of which a word begins so: the earlier that word stands, then the lower rank. Names that do not pass are left out.</summary>
    public void Best(string beginning, int most, Func<int, int> rank, Func<int, bool> passes, List<(int Position, int Rank, int Name)> best)
    {
        var (from, to) = _words.StartingWith(beginning);
        for (var i = _starts[from]; i < _starts[to] && i - _starts[from] < MostRead; i++)
        {
            var candidate = (Position: (int)_positions[i], Rank: rank(_names[i]), Name: _names[i]);
            if (best.Count == most && candidate.CompareTo(best[^1]) >= 0) continue;
            var same = best.FindIndex(b => b.Name == candidate.Name);
            if (same >= 0 ? best[same].CompareTo(candidate) <= 0 : !passes(candidate.Name)) continue;
            if (same >= 0) best.RemoveAt(same);
            best.Insert(~best.BinarySearch(candidate), candidate);
            if (best.Count > most) best.RemoveAt(most);
        }
    }
}
