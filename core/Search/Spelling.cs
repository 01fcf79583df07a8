using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the words of the corpus that a mistyped word may have meant.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4, FromHereTwoMistakes = 7, FromHereAnyLetter = 6;

    /// <summary>The nearest words, at most one (from 7 letters two) mistakes away, the most common first. Words that are further away than the
    /// nearest are left out.</summary>
    public static List<int> Nearest(WordTable table, string folded, int most)
    {
        if (folded.Length < ShortestWord) return [];
        var limit = folded.Length >= FromHereTwoMistakes ? 2 : 1;
        var found = new List<(int Word, int Distance)>();
        var typed = Encoding.UTF8.GetBytes(folded);
        var distances = new Distances(typed, limit);
        Add(table.First.Folded, 0);
        Add(table.Later.Folded, table.First.Count);
        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : table.CompareByUse(a.Word, b.Word));
        return [.. found.TakeWhile(f => f.Distance == found[0].Distance).DistinctBy(f => table.Term(f.Word)).Take(most).Select(f => f.Word)];

        void Add(SortedTexts words, int first)
        {
            if (words.Count == 0) return;
            for (var walk = words.From(0); walk.Number < words.Count; walk.Next())
            {
                // Hardly anybody mistypes a first letter, and short words have too many neighbours.
                var distance = distances.To(walk.Current, walk.Shared);
                if (distance <= limit && table.Documents[first + walk.Number] > 0 && (folded.Length >= FromHereAnyLetter || walk.Current[0] == typed[0])) found.Add((first + walk.Number, distance));
            }
        }
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between one word and others that come in order: what others have in common with the one
    /// before is not compared again, and one that begins too differently takes all with the same beginning with it.</summary>
    private sealed class Distances(byte[] typed, int limit)
    {
        private readonly int[] _rows = [.. Enumerable.Range(0, (SortedTexts.MostBytes + 1) * (typed.Length + 1)).Select(i => i <= typed.Length ? i : 0)];
        // Rows that hold for the word before, and how many of its bytes already made it too different; 0 = none.
        private int _known, _hopeless;

        /// <summary>The distance to a word that shares so many bytes with the one asked for before; more than the limit when it is exceeded.</summary>
        public int To(ReadOnlySpan<byte> word, int shared)
        {
            if (_hopeless > 0 && shared >= _hopeless) return limit + 1;
            _hopeless = 0;
            var width = typed.Length + 1;
            for (var i = Math.Min(shared, _known) + 1; i <= word.Length; i++)
            {
                var row = _rows.AsSpan(i * width, width);
                var previous = _rows.AsSpan((i - 1) * width, width);
                var smallest = row[0] = i;
                for (var j = 1; j < width; j++)
                {
                    var cost = word[i - 1] == typed[j - 1] ? 0 : 1;
                    row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                    if (i > 1 && j > 1 && word[i - 1] == typed[j - 2] && word[i - 2] == typed[j - 1]) row[j] = Math.Min(row[j], _rows[((i - 2) * width) + j - 2] + 1);
                    smallest = Math.Min(smallest, row[j]);
                }
                if (smallest <= limit) continue;
                (_known, _hopeless) = (i, i);
                return limit + 1;
            }
            _known = word.Length;
            return _rows[(word.Length * width) + typed.Length];
        }
    }
}
