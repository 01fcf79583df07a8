namespace FundingDirectory.Core.Search;

/// <summary>«Meinten Sie …»: the query with the words that the corpus does not have replaced by the nearest it has.</summary>
internal static class Corrections
{
    private const int MostWords = 4, Most = 3;

    /// <summary>Most likely first; empty when nothing is near.</summary>
    public static List<string> Of(WordTable words, string text, List<QueryWord> unknown)
    {
        var mistyped = unknown.Take(MostWords).Select(w => (Word: w, Meant: Spelling.Nearest(words, w.Folded, Most))).Where(m => m.Meant.Count > 0).Reverse().ToList();
        var corrections = new List<string>();
        for (var n = 0; n < Most && mistyped.Exists(m => n < m.Meant.Count); n++)
        {
            var corrected = text.Length > QueryText.LongestText ? text[..QueryText.LongestText] : text;
            // From the end, so that the places of the words before stay right.
            foreach (var (word, meant) in mistyped)
                corrected = string.Concat(corrected.AsSpan(0, word.Start), words.Spelling(meant[Math.Min(n, meant.Count - 1)]), corrected.AsSpan(word.Start + word.Length));
            corrections.Add(corrected.Trim());
        }
        return corrections;
    }
}
