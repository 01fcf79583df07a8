using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Completes the last word and finds titles and funders by the beginnings of their words.</summary>
internal sealed class Suggester
{
    // Bounds the work of a keystroke.
    private const int MostCombinations = 24;

    private readonly TextIndex _index;
    private readonly EntryTable _entries;
    private readonly int[] _ranks;
    // Made by the first suggestion; the settled titles are shared by all updates.
    private readonly Lazy<StartTable> _titles, _laterTitles, _funders;
    private readonly FunderNames _funderNames;

    public Suggester(TextIndex index, EntryTable entries, int[] ranks, FunderNames funders, Suggester? before = null)
    {
        (_index, _entries, _ranks, _funderNames) = (index, entries, ranks, funders);
        _titles = before?._titles ?? new(() => new StartTable(Enumerable.Range(0, index.SettledCount).Select(d => entries[d].Content.Title)));
        _laterTitles = new(() => new StartTable(Enumerable.Range(index.SettledCount, index.Later.Length).Select(d => entries[d].Content.Title), index.SettledCount));
        _funders = new(() => new StartTable(funders.ByUse));
    }

    public IReadOnlyList<Completion> Suggest(string prefix, int limit)
    {
        var text = prefix.Length > QueryText.LongestText ? prefix[..QueryText.LongestText] : prefix;
        var typed = GermanText.Words(text).FindAll(w => w.Form != WordForm.Part);
        if (typed.Count is 0 or > QueryText.MostParts || limit <= 0) return [];
        var lasts = Readings(typed[^1].Folded);
        var terms = Terms(lasts, typed, limit).ConvertAll(w => new Completion(text[..typed[^1].Start] + _index.Words.Spelling(w), CompletionKind.Term));
        var titles = Names([_titles.Value, _laterTitles.Value], lasts, typed, limit, d => _ranks[d], _index.Gone.Has)
            .ConvertAll(d => new Completion(_entries[d].Content.Title, KindOf(_entries[d].Kind), _entries[d].Id));
        var names = _funderNames.ByUse;
        var funders = Names([_funders.Value], lasts, typed, limit, f => f, _ => false).ConvertAll(f => new Completion(names[f], CompletionKind.Funder));
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

    private List<int> Terms(string[] lasts, List<Word> typed, int limit)
    {
        var longer = _index.Words.MostUsed(lasts, typed.Count == 1 ? limit : MostCombinations);
        return typed.Count == 1 ? longer : Together(longer, typed);
    }

    /// <summary>The words that occur together with all words before the last, the most frequent combination first.</summary>
    private List<int> Together(List<int> longer, List<Word> typed)
    {
        var before = typed.SkipLast(1).Where(w => !w.IsStop)
            .Select(w => Readings(w.Folded).Select(r => _index.TermOf(GermanText.Stem(r))).FirstOrDefault(t => t >= 0, -1)).Distinct().ToArray();
        if (before.Length == 0) return longer;
        if (before.Contains(-1)) return [];
        var companions = new Companions(_index, before);
        return [.. longer.Select(w => (Word: w, Count: companions.Count(_index.Words.Term(w)))).Where(w => w.Count > 0).OrderByDescending(w => w.Count).Select(w => w.Word)];
    }

    /// <summary>The best names that have every word before the last and one that begins like the last; <paramref name="isGone"/>: whether a name is no longer there.</summary>
    private static List<int> Names(StartTable[] tables, string[] lasts, List<Word> typed, int limit, Func<int, int> rank, Func<int, bool> isGone)
    {
        var before = typed.SkipLast(1).Select(w => Readings(w.Folded)).ToList();
        var names = new List<int>();
        var among = Array.ConvertAll(tables, t => t.WithAll(before));
        foreach (var last in lasts)
        {
            var best = new List<(int Position, int Rank, int Name)>(limit + 1);
            for (var t = 0; t < tables.Length; t++) tables[t].Best(last, limit, among[t], rank, isGone, best);
            names.AddRange(best.Select(b => b.Name));
        }
        return [.. names.Distinct().Take(limit)];
    }

    private static CompletionKind KindOf(EntryKind kind) => kind switch
    {
        EntryKind.FundingProgramme => CompletionKind.FundingProgramme,
        EntryKind.CompetenceCentre => CompletionKind.CompetenceCentre,
        EntryKind.Article => CompletionKind.Article,
        _ => CompletionKind.UseCase,
    };

    private static string[] Readings(string folded) => GermanText.WithoutTranscription(folded) is { } variant ? [folded, variant] : [folded];
}
