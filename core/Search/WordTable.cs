namespace FundingDirectory.Core.Search;

/// <summary>Every word of the corpus as written: its term (stem), the terms of its compound parts, its usual spelling and in how many documents it stands. Prefixes,
/// suggestions and corrections work on words, the postings on terms. A large ordered table that stays, and a small one of what came later; the numbers of the later
/// words follow those of the first and change with every update. Words that stand in no document any more count as unknown.</summary>
internal sealed class WordTable
{
    private const int ShortestKnown = 4;
    private readonly uint[] _letters;

    public WordTable(WordRows first, WordRows later, int[] documents, uint[]? firstLetters = null)
    {
        (First, Later, Documents) = (first, later, documents);
        FirstLetters = firstLetters ?? LettersOf(first);
        _letters = LettersOf(later);
    }

    public WordRows First { get; }
    public WordRows Later { get; }
    /// <summary>By word: in how many documents it stands.</summary>
    public int[] Documents { get; }
    public int Count => Documents.Length;
    /// <summary>Which letters occur in each of the first words, one bit each, to pass over most words when looking for similar ones.</summary>
    public uint[] FirstLetters { get; }

    public int Term(int word) => word < First.Count ? First.Terms[word] : Later.Terms[word - First.Count];
    public ReadOnlySpan<int> Parts(int word) => word < First.Count ? First.PartsOf(word) : Later.PartsOf(word - First.Count);
    public ReadOnlySpan<byte> Folded(int word) => word < First.Count ? First.Folded[word] : Later.Folded[word - First.Count];
    public string Spelling(int word) => word < First.Count ? First.Spelling(word) : Later.Spelling(word - First.Count);
    public uint Letters(int word) => word < First.Count ? FirstLetters[word] : _letters[word - First.Count];

    /// <summary>The number of a word in a language, whether it still stands in a document or not; -1 when the corpus never had it.</summary>
    public int Find(ReadOnlySpan<char> folded, bool english) =>
        First.Find(folded, english) is >= 0 and var found ? found : Later.Find(folded, english) is >= 0 and var later ? First.Count + later : -1;

    /// <summary>Whether the corpus has a folded word as such.</summary>
    public bool Has(string folded) => Living(folded) >= 0;

    /// <summary>A folded word as the corpus mostly writes it; as it is when the corpus does not have it.</summary>
    public string Spelling(string folded) => Living(folded) is >= 0 and var word ? Spelling(word) : folded;

    /// <summary>Whether a word stands alone in a German text, so that compounds can be made of it.</summary>
    public bool IsPartOfCompounds(ReadOnlySpan<char> folded) =>
        CanBePart(folded) && Find(folded, false) is >= 0 and var word && Documents[word] > 0 && !(word < First.Count ? First.IsWhole(word) : Later.IsWhole(word - First.Count));

    /// <summary>Whether compounds may be made of words that look so.</summary>
    public static bool CanBePart(ReadOnlySpan<char> folded) => folded.Length >= ShortestKnown && !folded.ContainsAnyExceptInRange('a', 'z');

    /// <summary>The most used words that begin with one of these, one for each term, the most used first.</summary>
    public List<int> MostUsed(IEnumerable<string> beginnings, int most)
    {
        var best = new List<int>(most + 1);
        foreach (var (from, to) in beginnings.SelectMany(RangesOf))
            for (var word = from; word < to; word++)
            {
                if (Documents[word] == 0 || (best.Count == most && CompareByUse(word, best[^1]) > 0)) continue;
                var same = best.FindIndex(b => Term(b) == Term(word));
                if (same >= 0 && CompareByUse(best[same], word) <= 0) continue;
                if (same >= 0) best.RemoveAt(same);
                var at = best.FindIndex(b => CompareByUse(word, b) < 0);
                best.Insert(at < 0 ? best.Count : at, word);
                if (best.Count > most) best.RemoveAt(most);
            }
        return best;
    }

    /// <summary>The ranges of words that begin with a folded prefix.</summary>
    private IEnumerable<(int From, int To)> RangesOf(string prefix)
    {
        yield return First.Folded.StartingWith(prefix);
        if (Later.Count > 0 && Later.Folded.StartingWith(prefix) is var (from, to)) yield return (First.Count + from, First.Count + to);
    }

    /// <summary>The order of words for choosing among them: in more documents first, then as in a dictionary, so that the choice never depends on chance.</summary>
    public int CompareByUse(int a, int b) => Documents[a] != Documents[b] ? Documents[b].CompareTo(Documents[a])
        : Folded(a).SequenceCompareTo(Folded(b)) is var order and not 0 ? order : a.CompareTo(b);

    public static uint LettersOf(ReadOnlySpan<byte> folded)
    {
        var letters = 0u;
        foreach (var c in folded) letters |= 1u << (c is >= (byte)'a' and <= (byte)'z' ? c - 'a' : 26 + (c % 6));
        return letters;
    }

    private int Living(string folded)
    {
        foreach (var english in new[] { false, true })
            if (Find(folded, english) is >= 0 and var word && Documents[word] > 0) return word;
        return -1;
    }

    private static uint[] LettersOf(WordRows rows)
    {
        var letters = new uint[rows.Count];
        for (var w = 0; w < letters.Length; w++) letters[w] = LettersOf(rows.Folded[w]);
        return letters;
    }
}
