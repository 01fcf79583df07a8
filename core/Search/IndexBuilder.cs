namespace FundingDirectory.Core.Search;

/// <summary>Builds words and postings from documents in two passes: first all words, from which the compound splitter learns, then the terms.</summary>
internal sealed class IndexBuilder
{
    // Between two texts of one field, so that no phrase runs across them.
    private const int Gap = 20;

    private readonly Dictionary<(string Folded, bool English), int> _ids = [];
    private readonly List<IndexedWord> _words = [];
    /// <summary>Per document its words with their places: word in the upper half, place in the lower.</summary>
    private readonly List<long[]> _occurrences = [];
    private readonly List<int> _lengths = [];

    private IndexBuilder() { }

    /// <summary>The index structures over the documents, in their order.</summary>
    public static (WordTable Words, Postings Postings, CompoundSplitter Splitter) Build(IReadOnlyList<SearchDocument> documents)
    {
        var builder = new IndexBuilder();
        for (var d = 0; d < documents.Count; d++) builder.Read(documents[d], d);
        var splitter = builder.LearnCompounds();
        var terms = builder.AssignTerms(splitter);
        var postings = builder.WritePostings(terms.Length);
        builder._words.Sort((a, b) => string.CompareOrdinal(a.Folded, b.Folded) is var order and not 0 ? order : a.English.CompareTo(b.English));
        return (new WordTable(builder._words, terms), postings, splitter);
    }

    private void Read(SearchDocument document, int number)
    {
        var occurrences = new List<long>();
        var words = new List<Word>();
        for (var field = 0; field < FieldWeights.Count; field++)
        {
            var (offset, length) = (0, 0);
            foreach (var text in document.Texts[field])
            {
                words.Clear();
                GermanText.Words(text, words);
                foreach (var word in words)
                {
                    if (word.IsStop || offset + word.Position > Place.LastPosition) continue;
                    if (word.Form != WordForm.Whole) length++;
                    var id = IdOf(word, document.IsEnglish);
                    _words[id].Saw(text.AsSpan(word.Start, word.Length), number);
                    occurrences.Add(((long)id << 32) | (uint)Place.Of(field, offset + word.Position, word.Form == WordForm.Whole));
                }
                offset += (words.Count > 0 ? words[^1].Position : 0) + Gap;
            }
            _lengths.Add(length);
        }
        _occurrences.Add([.. occurrences]);
    }

    private int IdOf(Word word, bool english)
    {
        if (_ids.TryGetValue((word.Folded, english), out var id)) return id;
        _words.Add(new IndexedWord(word.Folded, english) { IsWhole = word.Form == WordForm.Whole });
        return _ids[(word.Folded, english)] = _words.Count - 1;
    }

    private CompoundSplitter LearnCompounds() =>
        new(_words.Where(w => !w.English && !w.IsWhole && w.Folded.Length >= 4 && w.Folded.All(c => c is >= 'a' and <= 'z')).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal));

    /// <summary>Gives every word its term and returns the terms in order.</summary>
    private string[] AssignTerms(CompoundSplitter splitter)
    {
        var stems = _words.Select(w => GermanText.Stem(w.Folded, w.English)).ToArray();
        var parts = _words.Select(w => w.English || w.IsWhole ? [] : splitter.AllParts(w.Folded).Select(p => GermanText.Stem(p)).Distinct().ToArray()).ToArray();
        string[] terms = [.. stems.Concat(parts.SelectMany(p => p)).Distinct().Order(StringComparer.Ordinal)];
        var numbers = terms.Select((term, number) => (term, number)).ToDictionary(t => t.term, t => t.number, StringComparer.Ordinal);
        for (var w = 0; w < _words.Count; w++)
        {
            _words[w].Term = numbers[stems[w]];
            _words[w].PartTerms = [.. parts[w].Select(p => numbers[p]).Where(p => p != _words[w].Term)];
        }
        return terms;
    }

    private Postings WritePostings(int termCount)
    {
        var perOccurrence = PerOccurrence();
        var lists = new TermList[termCount];
        var places = new List<long>();
        for (var d = 0; d < _occurrences.Count; d++)
        {
            places.Clear();
            foreach (var occurrence in _occurrences[d])
            {
                var (word, place) = (_words[(int)(occurrence >> 32)], (int)occurrence);
                places.Add(((long)word.Term << 32) | (uint)place);
                foreach (var part in word.PartTerms) places.Add(((long)part << 32) | (uint)Place.AsPart(place));
            }
            places.Sort();
            foreach (var place in places) (lists[place >> 32] ??= new TermList()).Add(d, (int)place, perOccurrence);
        }
        return TermList.Join(lists, perOccurrence);
    }

    private float[] PerOccurrence()
    {
        var totals = new long[FieldWeights.Count];
        var filled = new int[FieldWeights.Count];
        for (var i = 0; i < _lengths.Count; i++)
        {
            totals[i % FieldWeights.Count] += _lengths[i];
            if (_lengths[i] > 0) filled[i % FieldWeights.Count]++;
        }
        var per = new float[_lengths.Count];
        for (var i = 0; i < per.Length; i++)
        {
            var field = i % FieldWeights.Count;
            per[i] = FieldWeights.PerOccurrence(field, _lengths[i], filled[field] == 0 ? 0 : (double)totals[field] / filled[field]);
        }
        return per;
    }
}
