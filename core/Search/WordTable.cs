namespace FundingDirectory.Core.Search;

/// <summary>Every word of the corpus as written: the terms of its compound parts, its usual spelling and in how many documents it stands. Prefixes, suggestions and
/// corrections work on words, the postings on terms (stems). A large ordered table that stays, and a small one of what came later; the numbers of the later words follow
/// those of the first and change with every update. Words that stand in no document any more count as unknown.</summary>
internal sealed class WordTable(WordRows first, WordRows later, DocumentCounts documents, TermTable terms)
{
    private const int ShortestKnown = 4;
    // So many more words are looked at than wanted, because several may have one term.
    private const int WordsOfATerm = 3;

    public WordRows First => first;
    public WordRows Later => later;
    /// <summary>By word: in how many documents it stands.</summary>
    public DocumentCounts Documents => documents;
    public int Count => documents.Length;

    /// <summary>The term of a word. Worked out, because few words of a query need it and all of them would need room for it.</summary>
    public int Term(int word) => terms.Find(GermanText.Stem(Folded(word), IsEnglish(word)));
    public ReadOnlySpan<int> Parts(int word) => word < first.Count ? first.PartsOf(word) : later.PartsOf(word - first.Count);
    public string Folded(int word) => word < first.Count ? first.Folded.Text(word) : later.Folded.Text(word - first.Count);
    public string Spelling(int word) => word < first.Count ? first.Spelling(word) : later.Spelling(word - first.Count);

    /// <summary>The number of a word in a language, whether it still stands in a document or not; -1 when the corpus never had it.</summary>
    public int Find(ReadOnlySpan<char> folded, bool english) =>
        first.Find(folded, english) is >= 0 and var found ? found : later.Find(folded, english) is >= 0 and var more ? first.Count + more : -1;

    /// <summary>Whether the corpus has a folded word as such.</summary>
    public bool Has(string folded) => Living(folded) >= 0;

    /// <summary>A folded word as the corpus mostly writes it; as it is when the corpus does not have it.</summary>
    public string Spelling(string folded) => Living(folded) is >= 0 and var word ? Spelling(word) : folded;

    /// <summary>Whether a word stands alone in a German text, so that compounds can be made of it.</summary>
    public bool IsPartOfCompounds(ReadOnlySpan<char> folded) =>
        CanBePart(folded) && Find(folded, false) is >= 0 and var word && documents[word] > 0 && !(word < first.Count ? first.IsWhole(word) : later.IsWhole(word - first.Count));

    /// <summary>Whether compounds may be made of words that look so.</summary>
    public static bool CanBePart(ReadOnlySpan<char> folded) => folded.Length >= ShortestKnown && !folded.ContainsAnyExceptInRange('a', 'z');

    /// <summary>The most used words that begin with one of these, one for each term, the most used first.</summary>
    public List<int> MostUsed(IReadOnlyList<string> beginnings, int most)
    {
        (int From, int To)[] ranges = [.. beginnings.SelectMany(RangesOf)];
        for (var looked = most * WordsOfATerm; ; looked *= WordsOfATerm)
        {
            var candidates = MostUsed(ranges, looked);
            var (known, best) = (new HashSet<int>(), new List<int>(most));
            foreach (var word in candidates)
                if (best.Count < most && known.Add(Term(word))) best.Add(word);
            if (best.Count == most || candidates.Count < looked) return best;
        }
    }

    /// <summary>The order of words for choosing among them: in more documents first, then as in a dictionary, so that the choice never depends on chance.</summary>
    public int CompareByUse(int a, int b)
    {
        if (documents[a] != documents[b]) return documents[b].CompareTo(documents[a]);
        // Within a table the numbers are in order.
        return a < first.Count == b < first.Count ? a.CompareTo(b) : WordRow.Compare(Folded(a), IsEnglish(a), Folded(b), IsEnglish(b));
    }

    private List<int> MostUsed((int From, int To)[] ranges, int most)
    {
        // The worst on top: few documents, and among those the later number.
        var best = new PriorityQueue<int, (int, int)>(most + 1);
        foreach (var (from, to) in ranges)
            for (var word = from; word < to; word++)
            {
                var use = documents[word];
                if (use == 0 || (best.Count == most && best.TryPeek(out _, out var worst) && (use, -word).CompareTo(worst) < 0)) continue;
                best.Enqueue(word, (use, -word));
                if (best.Count > most) best.Dequeue();
            }
        List<int> words = [.. best.UnorderedItems.Select(i => i.Element).Distinct()];
        words.Sort(CompareByUse);
        return words;
    }

    /// <summary>The ranges of words that begin with a folded prefix.</summary>
    private IEnumerable<(int From, int To)> RangesOf(string prefix)
    {
        yield return first.Folded.StartingWith(prefix);
        if (later.Count > 0 && later.Folded.StartingWith(prefix) is var (from, to)) yield return (first.Count + from, first.Count + to);
    }

    private bool IsEnglish(int word) => word < first.Count ? first.IsEnglish(word) : later.IsEnglish(word - first.Count);

    private int Living(string folded)
    {
        foreach (var english in new[] { false, true })
            if (Find(folded, english) is >= 0 and var word && documents[word] > 0) return word;
        return -1;
    }
}
