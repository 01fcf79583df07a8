namespace FundingDirectory.Core.Search;

/// <summary>Splits German compounds (Digitalisierungsförderung) into words that occur on their own in the same corpus, so that
/// no foreign dictionary is needed. The parts must cover the word; s, es, n, en or e may stand between them.</summary>
public sealed class CompoundSplitter(IReadOnlySet<string> vocabulary)
{
    private const int ShortestPart = 4;
    private static readonly string[] Links = ["", "s", "es", "n", "en", "e"];

    // Endings that look like words, and forms that only stand before a suspended hyphen (Verwaltungs- und …).
    private static readonly string[] NotParts = ["innen", "ende", "ionen", "samt"], Suspended = ["ungs", "heits", "keits", "schafts", "ions", "tats"];

    /// <summary>The smallest known parts of a folded word in their order; empty when it cannot be split.</summary>
    public IReadOnlyList<string> Split(string folded)
    {
        if (folded.Length is < 2 * ShortestPart or > GermanText.LongestWord) return [];
        var parts = new List<string>();
        return SplitInto(folded, parts) ? parts : [];
    }

    // The coarsest cover is the most plausible one; each of its parts is then split on its own.
    private bool SplitInto(string word, List<string> parts)
    {
        var cover = CoarsestCover(word);
        if (cover is null) return false;
        foreach (var part in cover)
            if (part.Length < 2 * ShortestPart || !SplitInto(part, parts)) parts.Add(part);
        return true;
    }

    private List<string>? CoarsestCover(string word)
    {
        // count[i]: fewest parts that cover the word up to i, links included; came[i]: where the last part starts.
        Span<int> count = stackalloc int[word.Length + 1], came = stackalloc int[word.Length + 1], ends = stackalloc int[word.Length + 1];
        count.Fill(int.MaxValue);
        count[0] = 0;
        for (var start = 0; start <= word.Length - ShortestPart; start++)
        {
            if (count[start] == int.MaxValue) continue;
            for (var end = start + ShortestPart; end <= word.Length; end++)
            {
                if (end - start == word.Length || !IsKnown(word, start, end)) continue;
                foreach (var link in Links)
                {
                    var next = end + link.Length;
                    if (next > word.Length || (next == word.Length && link.Length > 0) || !word.AsSpan(end, link.Length).SequenceEqual(link)) continue;
                    if (count[start] + 1 < count[next]) (count[next], came[next], ends[next]) = (count[start] + 1, start, end);
                }
            }
        }
        if (count[word.Length] is int.MaxValue or < 2) return null;
        var parts = new List<string>();
        for (var at = word.Length; at > 0; at = came[at]) parts.Add(word[came[at]..ends[at]]);
        parts.Reverse();
        return parts;
    }

    private bool IsKnown(string word, int start, int end)
    {
        var part = word[start..end];
        return vocabulary.Contains(part) && !GermanText.IsStop(part) && !NotParts.Contains(part) && !Array.Exists(Suspended, e => part.EndsWith(e, StringComparison.Ordinal));
    }
}
