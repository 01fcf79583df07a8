using System.Numerics;

namespace FundingDirectory.Core.Search;

/// <summary>Finds the words of the corpus that a mistyped word may have meant.</summary>
internal static class Spelling
{
    private const int ShortestWord = 4, FromHereTwoMistakes = 7, FromHereAnyLetter = 6;

    /// <summary>The nearest words, at most one (from 7 letters two) mistakes away, the most common first. Words that are further away than the
    /// nearest are left out.</summary>
    public static List<IndexedWord> Nearest(WordTable table, string folded, int most)
    {
        if (folded.Length < ShortestWord) return [];
        var limit = folded.Length >= FromHereTwoMistakes ? 2 : 1;
        var letters = IndexedWord.LettersOf(folded);
        var found = new List<(IndexedWord Word, int Distance)>();
        foreach (var word in table.Words)
        {
            // One mistake changes at most two letter bits, so most words are out without comparing.
            if (Math.Abs(word.Folded.Length - folded.Length) > limit || BitOperations.PopCount(word.Letters ^ letters) > 2 * limit) continue;
            // Hardly anybody mistypes a first letter, and short words have too many neighbours.
            if (folded.Length < FromHereAnyLetter && word.Folded[0] != folded[0]) continue;
            var distance = Distance(folded, word.Folded, limit);
            if (distance <= limit) found.Add((word, distance));
        }
        found.Sort((a, b) => a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance) : b.Word.Documents.CompareTo(a.Word.Documents));
        return [.. found.TakeWhile(f => f.Distance == found[0].Distance).DistinctBy(f => f.Word.Term).Take(most).Select(f => f.Word)];
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours between two words; more than <paramref name="limit"/> when it is exceeded.</summary>
    public static int Distance(string a, string b, int limit)
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
