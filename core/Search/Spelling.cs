using System.Numerics;
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
        var typed = Encoding.UTF8.GetBytes(folded);
        var letters = WordTable.LettersOf(typed);
        var found = new List<(int Word, int Distance)>();
        for (var word = 0; word < table.Count; word++)
        {
            // One mistake changes at most two letter bits, so most words are out without comparing.
            if (BitOperations.PopCount(table.Letters(word) ^ letters) > 2 * limit || table.Documents[word] == 0) continue;
            var other = table.Folded(word);
            if (Math.Abs(other.Length - typed.Length) > limit) continue;
            // Hardly anybody mistypes a first letter, and short words have too many neighbours.
            if (folded.Length < FromHereAnyLetter && other[0] != typed[0]) continue;
            var distance = Distance(typed, other, limit);
            if (distance <= limit) found.Add((word, distance));
        }
        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : table.CompareByUse(a.Word, b.Word));
        return [.. found.TakeWhile(f => f.Distance == found[0].Distance).DistinctBy(f => table.Term(f.Word)).Take(most).Select(f => f.Word)];
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words; more than <paramref name="limit"/> when it is exceeded.</summary>
    private static int Distance(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, int limit)
    {
        Span<int> before = stackalloc int[b.Length + 1], previous = stackalloc int[b.Length + 1], row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) previous[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
                smallest = Math.Min(smallest, row[j]);
            }
            if (smallest > limit) return limit + 1;
            var spare = before;
            before = previous;
            previous = row;
            row = spare;
        }
        return previous[b.Length];
    }
}
