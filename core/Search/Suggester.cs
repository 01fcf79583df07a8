using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Completes the last word and finds titles and funders by the beginnings of their words.</summary>
internal sealed class Suggester
{
    // Bound the work of a keystroke.
    private const int MostCombinations = 24, MostChecked = 200;

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
        string[] lasts = [.. Readings(typed[^1].Folded)];
        var terms = Terms(lasts, typed, limit).ConvertAll(w => new Completion(text[..typed[^1].Start] + _index.Words.Spelling(w), CompletionKind.Term));
        var titles = Names([_titles.Value, _laterTitles.Value], lasts, typed, limit, d => _ranks[d], d => _index.Gone.Has(d) ? null : _entries[d].Content.Title)
            .ConvertAll(d => new Completion(_entries[d].Content.Title, KindOf(_entries[d].Kind), _entries[d].Id));
        var names = _funderNames.ByUse;
        var funders = Names([_funders.Value], lasts, typed, limit, f => f, f => names[f]).ConvertAll(f => new Completion(names[f], CompletionKind.Funder));
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
            .Select(w => Readings(w.Folded).Select(r => _index.TermOf(GermanText.Stem(r))).FirstOrDefault(t => t >= 0, -1)).ToArray();
        if (before.Contains(-1)) return [];
        var counts = new int[longer.Count];
        foreach (var part in _index.Parts)
        {
            var all = new ulong[(part.Count + 63) / 64];
            if (before.Length == 0) all.AsSpan().Fill(ulong.MaxValue);
            else IndexPart.ForEachWithAll(Array.ConvertAll(before, t => part[t]), (document, _) => all[document >> 6] |= 1UL << document);
            for (var w = 0; w < counts.Length; w++)
                foreach (var document in part[_index.Words.Term(longer[w])].Documents)
                    if ((all[document >> 6] >> document & 1) != 0 && !_index.Gone.Has(part.First + document)) counts[w]++;
        }
        return [.. longer.Select((w, i) => (Word: w, Count: counts[i])).Where(w => w.Count > 0).OrderByDescending(w => w.Count).Select(w => w.Word)];
    }

    /// <summary>The best names; <paramref name="name"/> gives null for what is gone.</summary>
    private static List<int> Names(StartTable[] tables, string[] lasts, List<Word> typed, int limit, Func<int, int> rank, Func<int, string?> name)
    {
        var left = MostChecked;
        var names = new List<int>();
        foreach (var last in lasts)
        {
            var best = new List<(int Position, int Rank, int Name)>(limit + 1);
            foreach (var table in tables) table.Best(last, limit, rank, n => name(n) is { } found && (typed.Count == 1 || (left-- > 0 && HasAll(found, typed))), best);
            names.AddRange(best.Select(b => b.Name));
        }
        return [.. names.Distinct().Take(limit)];
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
