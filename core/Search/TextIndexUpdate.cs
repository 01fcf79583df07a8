namespace FundingDirectory.Core.Search;

/// <summary>Makes the next index out of one: some documents go, some come. Everything settled is shared; only the later part is made anew.</summary>
internal sealed class TextIndexUpdate(TextIndex old)
{
    private readonly int[] _documents = old.Words.Documents.ToArray();
    private readonly WordSet _new = new();
    private readonly List<(int Document, IEnumerable<int> Terms)> _gone = [];
    private readonly bool[] _dropped = new bool[old.Later.Length];

    /// <summary>Takes a document out.</summary>
    public void Remove(int number, SearchDocument document)
    {
        var words = NumbersOf(ReadDocument.Of(document)).Distinct().ToList();
        foreach (var word in words) _documents[word]--;
        if (number >= old.SettledCount) _dropped[number - old.SettledCount] = true;
        else _gone.Add((number, words.SelectMany(w => (int[])[old.Words.Term(w), .. old.Words.Parts(w)]).Distinct()));
    }

    /// <summary>The index with these documents added; those of the later part keep their order and come before them.</summary>
    public TextIndex With(IReadOnlyList<SearchDocument> added)
    {
        var read = new ReadDocument[added.Count];
        Parallel.For(0, read.Length, d => read[d] = ReadDocument.Of(added[d]));
        for (var d = 0; d < read.Length; d++) Count(read[d], d);

        var (words, terms) = WithNew();
        IndexedDocument[] later = [.. old.Later.Where((_, i) => !_dropped[i]), .. read.Select(r => Indexed(r, words))];
        IndexPart[] last = later.Length == 0 ? [] : [PartBuilder.Build(later, old.SettledCount, terms.Count)];
        return new TextIndex { Words = words, Terms = terms, Settled = old.Settled, Later = later, Parts = [.. old.Settled, .. last], Gone = old.Gone.With(_gone, old.SettledCount) };
    }

    private IEnumerable<int> NumbersOf(ReadDocument document) => document.Words.Select(w => old.Words.Find(w.Folded, document.English));

    private void Count(ReadDocument document, int number)
    {
        foreach (var word in document.Words)
        {
            if (old.Words.Find(word.Folded, document.English) >= 0) continue;
            _new.Of(word.Folded, document.English).Saw(word.Spelling, word.IsWhole, number);
        }
        foreach (var known in NumbersOf(document).Distinct())
            if (known >= 0) _documents[known]++;
    }

    /// <summary>The words with the new ones in their places among the later ones, and the terms with those of the new words.</summary>
    private (WordTable Words, TermTable Terms) WithNew()
    {
        var (first, later) = (old.Words.First, old.Words.Later);
        if (_new.Words.Count == 0) return (new WordTable(first, later, new DocumentCounts(_documents), old.Terms), old.Terms);
        var splitter = new CompoundSplitter(part => _new.IsPartOfCompounds(part) || old.Words.IsPartOfCompounds(part));
        var (stems, numbers) = (new List<string>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var rows = Enumerable.Range(0, later.Count).Select(w => (Row: later[w], Documents: _documents[first.Count + w])).ToList();
        foreach (var word in _new.Words)
        {
            var (own, parts) = word.Stems(splitter);
            TermOf(own);
            rows.Add((word.Row(parts, TermOf), word.Documents));
        }
        rows.Sort((a, b) => WordRow.Compare(a.Row, b.Row));
        var terms = old.Terms.With(stems);
        return (new WordTable(first, WordRows.Of(rows.ConvertAll(r => r.Row)), new DocumentCounts([.. _documents.AsSpan(0, first.Count), .. rows.Select(r => r.Documents)]), terms), terms);

        int TermOf(string stem)
        {
            if (old.Terms.Find(stem) is >= 0 and var term) return term;
            if (numbers.TryGetValue(stem, out var number)) return number;
            stems.Add(stem);
            return numbers[stem] = old.Terms.Count + stems.Count - 1;
        }
    }

    private static IndexedDocument Indexed(ReadDocument document, WordTable words)
    {
        var places = new List<long>(document.Words.Count * 3 / 2);
        foreach (var word in document.Words)
        {
            var number = words.Find(word.Folded, document.English);
            TextIndexBuilder.AddPlaces(words.Term(number), words.Parts(number), word.At, places);
        }
        return new IndexedDocument(TextIndexBuilder.Sorted(places), document.Lengths);
    }
}
