namespace FundingDirectory.Core.Search;

/// <summary>A suggestion while somebody types. <c>EntryId</c>: the entry when it is a title, null when it is a term.</summary>
public sealed record Completion(string Text, string? EntryId);

/// <summary>Completes the last word and finds titles by the beginnings of their words.</summary>
internal sealed class Suggester
{
    // Bounds the work for a single letter.
    private const int MostRead = 20_000, MostCombinations = 50;

    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly WordTable _words;
    private readonly Postings _postings;
    private readonly int[] _ranks;
    private readonly (string Word, int Document, int Position)[] _titleWords;

    public Suggester(IReadOnlyList<SearchDocument> documents, WordTable words, Postings postings, int[] ranks)
    {
        (_documents, _words, _postings, _ranks) = (documents, words, postings, ranks);
        var all = new List<(string, int, int)>();
        for (var d = 0; d < documents.Count; d++)
            foreach (var word in GermanText.Words(documents[d].Entry.Content.Title)) all.Add((word.Folded, d, word.Position));
        _titleWords = [.. all];
        Array.Sort(_titleWords, (a, b) => string.CompareOrdinal(a.Word, b.Word));
    }

    public IReadOnlyList<Completion> Suggest(string prefix, int limit)
    {
        var text = prefix.Length > QueryText.LongestText ? prefix[..QueryText.LongestText] : prefix;
        var typed = GermanText.Words(text).FindAll(w => w.Form != WordForm.Part);
        if (typed.Count == 0 || limit <= 0) return [];
        string[] lasts = [.. Readings(typed[^1].Folded)];
        var longer = lasts.SelectMany(l => _words.StartingWith(l).ToArray())
            .OrderByDescending(w => w.Documents).ThenBy(w => w.Folded, StringComparer.Ordinal).DistinctBy(w => w.Term);
        var terms = (typed.Count == 1 ? longer : Together(longer, typed)).Select(w => new Completion(text[..typed[^1].Start] + w.Spelling, null));
        var titles = lasts.SelectMany(l => Titles(l, typed)).DistinctBy(t => t.Document)
            .OrderBy(t => t.Position).ThenBy(t => _ranks[t.Document])
            .Select(t => new Completion(_documents[t.Document].Entry.Content.Title, _documents[t.Document].Entry.Id));
        // Half of the room for each; what one does not need the other gets.
        var (someTerms, someTitles) = (terms.Take(limit).ToList(), titles.Take(limit).ToList());
        var termCount = Math.Min(someTerms.Count, Math.Max((limit + 1) / 2, limit - someTitles.Count));
        return [.. someTerms.Take(termCount), .. someTitles.Take(limit - termCount)];
    }

    /// <summary>The words that occur together with all words before the last, the most frequent combination first.</summary>
    private IEnumerable<IndexedWord> Together(IEnumerable<IndexedWord> longer, List<Word> typed)
    {
        var before = typed.SkipLast(1).Where(w => !w.IsStop)
            .Select(w => Readings(w.Folded).Select(r => _words.TermOf(GermanText.Stem(r))).FirstOrDefault(t => t >= 0, -1)).ToArray();
        if (before.Contains(-1)) return [];
        return longer.Take(MostCombinations).Select(w => (Word: w, Count: CountOf([.. before, w.Term]))).Where(w => w.Count > 0)
            .OrderByDescending(w => w.Count).Select(w => w.Word);
    }

    private int CountOf(int[] terms)
    {
        var count = 0;
        _postings.ForEachWithAll(terms, (_, _) => count++);
        return count;
    }

    private IEnumerable<(int Document, int Position)> Titles(string last, List<Word> typed)
    {
        var from = FirstAtLeast(last);
        for (var i = from; i < _titleWords.Length && i - from < MostRead && _titleWords[i].Word.StartsWith(last, StringComparison.Ordinal); i++)
            if (typed.Count == 1 || HasAll(_titleWords[i].Document, typed)) yield return (_titleWords[i].Document, _titleWords[i].Position);
    }

    private bool HasAll(int document, List<Word> typed)
    {
        var title = GermanText.Words(_documents[document].Entry.Content.Title);
        return typed.SkipLast(1).All(t => Readings(t.Folded).Any(r => title.Exists(w => w.Folded == r)));
    }

    private int FirstAtLeast(string folded)
    {
        var (low, high) = (0, _titleWords.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(_titleWords[middle].Word, folded) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static IEnumerable<string> Readings(string folded) => GermanText.WithoutTranscription(folded) is { } variant ? [folded, variant] : [folded];
}
