using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Completes the last word and finds titles and funders by the beginnings of their words.</summary>
internal sealed class Suggester
{
    // Bound the work of a keystroke.
    private const int MostCombinations = 24, MostChecked = 200;

    private readonly IReadOnlyList<SearchDocument> _documents;
    private readonly WordTable _words;
    private readonly Postings _postings;
    private readonly int[] _ranks;
    private readonly StartTable _titles, _funders;
    /// <summary>Every funder once, the one with the most entries first.</summary>
    private readonly string[] _funderNames;

    public Suggester(IReadOnlyList<SearchDocument> documents, WordTable words, Postings postings, int[] ranks)
    {
        (_documents, _words, _postings, _ranks) = (documents, words, postings, ranks);
        _titles = new StartTable([.. documents.Select(d => d.Entry.Content.Title)]);
        _funderNames = [.. documents.Where(d => d.Entry.Content is FundingProgramme).SelectMany(d => d.Texts[(int)SearchField.Funder]).CountBy(n => n).OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key)];
        _funders = new StartTable(_funderNames);
    }

    public IReadOnlyList<Completion> Suggest(string prefix, int limit)
    {
        var text = prefix.Length > QueryText.LongestText ? prefix[..QueryText.LongestText] : prefix;
        var typed = GermanText.Words(text).FindAll(w => w.Form != WordForm.Part);
        if (typed.Count is 0 or > QueryText.MostParts || limit <= 0) return [];
        string[] lasts = [.. Readings(typed[^1].Folded)];
        var terms = Terms(lasts, typed, limit).ConvertAll(w => new Completion(text[..typed[^1].Start] + w.Spelling, CompletionKind.Term));
        var titles = Names(_titles, lasts, typed, limit, d => _ranks[d], d => _documents[d].Entry.Content.Title)
            .ConvertAll(d => new Completion(_documents[d].Entry.Content.Title, KindOf(_documents[d].Entry.Kind), _documents[d].Entry.Id));
        var funders = Names(_funders, lasts, typed, limit, f => f, f => _funderNames[f]).ConvertAll(f => new Completion(_funderNames[f], CompletionKind.Funder));
        return Shared(limit, terms, titles, funders);
    }

    /// <summary>Takes from each list in turn, so that every kind has its place; what one does not need the others get. The kinds stay together.</summary>
    public static IReadOnlyList<Completion> Shared(int limit, params IReadOnlyList<Completion>[] lists)
    {
        var taken = new int[lists.Length];
        for (var left = limit; left > 0;)
        {
            var before = left;
            for (var l = 0; l < lists.Length && left > 0; l++)
                if (taken[l] < lists[l].Count) (taken[l], left) = (taken[l] + 1, left - 1);
            if (left == before) break;
        }
        return [.. lists.SelectMany((list, l) => list.Take(taken[l]))];
    }

    private List<IndexedWord> Terms(string[] lasts, List<Word> typed, int limit)
    {
        var longer = Commonest(lasts, typed.Count == 1 ? limit : MostCombinations);
        return typed.Count == 1 ? longer : Together(longer, typed);
    }

    private List<IndexedWord> Commonest(string[] beginnings, int most)
    {
        var best = new List<IndexedWord>(most + 1);
        foreach (var beginning in beginnings)
            foreach (var word in _words.StartingWith(beginning))
            {
                if (best.Count == most && word.Documents <= best[^1].Documents) continue;
                var same = best.FindIndex(b => b.Term == word.Term);
                if (same >= 0 && best[same].Documents >= word.Documents) continue;
                if (same >= 0) best.RemoveAt(same);
                var at = best.FindIndex(b => b.Documents < word.Documents);
                best.Insert(at < 0 ? best.Count : at, word);
                if (best.Count > most) best.RemoveAt(most);
            }
        return best;
    }

    /// <summary>The words that occur together with all words before the last, the most frequent combination first.</summary>
    private List<IndexedWord> Together(List<IndexedWord> longer, List<Word> typed)
    {
        var before = typed.SkipLast(1).Where(w => !w.IsStop)
            .Select(w => Readings(w.Folded).Select(r => _words.TermOf(GermanText.Stem(r))).FirstOrDefault(t => t >= 0, -1)).ToArray();
        if (before.Contains(-1)) return [];
        return [.. longer.Select(w => (Word: w, Count: CountOf([.. before, w.Term]))).Where(w => w.Count > 0).OrderByDescending(w => w.Count).Select(w => w.Word)];
    }

    private int CountOf(int[] terms)
    {
        var count = 0;
        _postings.ForEachWithAll(terms, (_, _) => count++);
        return count;
    }

    private static List<int> Names(StartTable table, string[] lasts, List<Word> typed, int limit, Func<int, int> rank, Func<int, string> name)
    {
        var left = MostChecked;
        return [.. lasts.SelectMany(l => table.Best(l, limit, rank, n => typed.Count == 1 || (left-- > 0 && HasAll(name(n), typed)))).Distinct().Take(limit)];
    }

    private static bool HasAll(string name, List<Word> typed)
    {
        var words = GermanText.Words(name);
        return typed.SkipLast(1).All(t => Readings(t.Folded).Any(r => words.Exists(w => w.Folded == r)));
    }

    private static CompletionKind KindOf(EntryKind kind) => kind switch
    {
        EntryKind.FundingProgramme => CompletionKind.FundingProgramme,
        EntryKind.CompetenceCentre => CompletionKind.CompetenceCentre,
        EntryKind.Article => CompletionKind.Article,
        _ => CompletionKind.UseCase,
    };

    private static IEnumerable<string> Readings(string folded) => GermanText.WithoutTranscription(folded) is { } variant ? [folded, variant] : [folded];
}
