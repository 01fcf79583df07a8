namespace FundingDirectory.Core.Search;

/// <summary>What words of one family have in common where the stemmer keeps them apart (Widerstandsfähigkeit, widerstandsfähig). Used only for words that the
/// corpus does not have, because it is coarse.</summary>
internal static class WordFamily
{
    private const int ShortestRoot = 5;
    private static readonly string[] Endings = ["igkeiten", "igkeit", "keiten", "keit", "heiten", "heit", "ungen", "ung", "ierung", "ieren", "iert", "schaft", "lichen", "liche", "lich", "ische", "isch", "innen", "ende", "er", "en"];

    /// <summary>The beginning that the family shares; null when the word has no such ending.</summary>
    public static string? RootOf(string folded)
    {
        var ending = Array.Find(Endings, e => folded.EndsWith(e, StringComparison.Ordinal) && folded.Length - e.Length >= ShortestRoot);
        return ending is null ? null : folded[..^ending.Length];
    }
}
