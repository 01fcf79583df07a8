namespace FundingDirectory.Core.Search;

/// <summary>Names found by the beginning of any of their words: every word once, in order, with the names it stands in, so that a beginning is a contiguous range.</summary>
internal sealed class StartTable
{
    // Bounds the work for a single letter.
    private const int MostRead = 20_000;

    private readonly SortedTexts _words;
    private readonly int _first, _count;
    /// <summary>First of the names of each word; one more at the end.</summary>
    private readonly int[] _starts;
    private readonly int[] _names;
    private readonly ushort[] _positions;

    /// <summary>The table of names <paramref name="first"/>, <paramref name="first"/> + 1 ….</summary>
    public StartTable(IEnumerable<string> names, int first = 0)
    {
        _first = first;
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
        _count = first - _first;
        string[] words = [.. byWord.Keys];
        Array.Sort(words, (a, b) => WordRow.Compare(a, false, b, false));
        _words = SortedTexts.Of(words);
        _names = [.. words.SelectMany(w => byWord[w]).Select(p => p.Name)];
        _positions = [.. words.SelectMany(w => byWord[w]).Select(p => p.Position)];
        _starts = new int[words.Length + 1];
        for (var w = 0; w < words.Length; w++) _starts[w + 1] = _starts[w] + byWord[words[w]].Count;
    }

    /// <summary>A bitmap of the names that have, for each word, one of its readings; null when there are no words to have.</summary>
    public ulong[]? WithAll(IEnumerable<string[]> words)
    {
        ulong[]? all = null;
        foreach (var readings in words)
        {
            var with = new ulong[Bitmaps.WordsFor(_count)];
            foreach (var word in readings.Select(r => _words.Find(r)).Where(w => w >= 0))
                foreach (var name in _names.AsSpan(_starts[word].._starts[word + 1])) with[(name - _first) >> 6] |= 1UL << (name - _first);
            for (var i = 0; all is not null && i < all.Length; i++) with[i] &= all[i];
            all = with;
        }
        return all;
    }

    /// <summary>The best names of which a word begins so: the earlier that word stands, then the lower rank. <paramref name="among"/>: see <see cref="WithAll"/>.</summary>
    public void Best(string beginning, int most, ulong[]? among, Func<int, int> rank, Func<int, bool> isGone, List<(int Position, int Rank, int Name)> best)
    {
        var (from, to) = _words.StartingWith(beginning);
        for (var i = _starts[from]; i < _starts[to] && i - _starts[from] < MostRead; i++)
        {
            var name = _names[i];
            if (among is not null && (among[(name - _first) >> 6] >> (name - _first) & 1) == 0) continue;
            // Most names are out by their position alone.
            if (best.Count == most && _positions[i] > best[^1].Position) continue;
            var candidate = (Position: (int)_positions[i], Rank: rank(name), Name: name);
            if (best.Count == most && candidate.CompareTo(best[^1]) >= 0) continue;
            var same = best.FindIndex(b => b.Name == candidate.Name);
            if (same >= 0 ? best[same].CompareTo(candidate) <= 0 : isGone(name)) continue;
            if (same >= 0) best.RemoveAt(same);
            best.Insert(~best.BinarySearch(candidate), candidate);
            if (best.Count > most) best.RemoveAt(most);
        }
    }
}
