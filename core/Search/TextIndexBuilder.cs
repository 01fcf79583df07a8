namespace FundingDirectory.Core.Search;

/// <summary>Builds the whole index in two passes: first all words, from which the compound splitter learns, then the terms. Documents are read side by side.</summary>
internal sealed class TextIndexBuilder
{
    // So many documents are held as text words at once; more of them would outlive the youngest generation of memory.
    private const int Batch = 256;

    private readonly Dictionary<string, int> _german = new(StringComparer.Ordinal), _english = new(StringComparer.Ordinal);
    private readonly List<NewWord> _words = [];

    /// <summary>The index over the documents, in their order.</summary>
    public static TextIndex Build(IReadOnlyList<SearchDocument> documents) => new TextIndexBuilder().Index(documents);

    private TextIndex Index(IReadOnlyList<SearchDocument> documents)
    {
        var indexed = new IndexedDocument[documents.Count];
        // The next documents are read while these are numbered, which only one can do.
        var reading = Task.Run(() => Read(documents, 0));
        for (var from = 0; from < indexed.Length; from += Batch)
        {
            var (batch, next) = (reading.GetAwaiter().GetResult(), from + Batch);
            reading = Task.Run(() => Read(documents, next));
            for (var d = 0; d < batch.Length; d++) indexed[from + d] = Number(batch[d], from + d);
        }
        _words.Sort((a, b) => WordRow.Compare(a.Folded, a.English, b.Folded, b.English));
        var (rows, own, terms) = Rows();
        ToTerms(indexed, rows, own);

        var parts = new IndexPart[(indexed.Length + IndexPart.MostDocuments - 1) / IndexPart.MostDocuments];
        Parallel.For(0, parts.Length, p =>
        {
            var first = p * IndexPart.MostDocuments;
            parts[p] = PartBuilder.Build(indexed.AsMemory(first, Math.Min(IndexPart.MostDocuments, indexed.Length - first)), first, terms.Length);
        });
        var stems = new TermTable(SortedTexts.Of(terms), TextTable.Empty);
        return new TextIndex
        {
            Words = new WordTable(WordRows.Of(rows), WordRows.Empty, new DocumentCounts([.. _words.Select(w => w.Documents)]), stems), Terms = stems,
            Settled = parts, Parts = parts, Later = [], Gone = Tombstones.None,
        };
    }

    private static ReadDocument[] Read(IReadOnlyList<SearchDocument> documents, int from)
    {
        var batch = new ReadDocument[Math.Clamp(documents.Count - from, 0, Batch)];
        Parallel.For(0, batch.Length, d => batch[d] = ReadDocument.Of(documents[from + d]));
        return batch;
    }

    /// <summary>Replaces the words of a document by numbers.</summary>
    private IndexedDocument Number(ReadDocument document, int number)
    {
        var occurrences = new long[document.Words.Count];
        var known = document.English ? _english : _german;
        for (var i = 0; i < occurrences.Length; i++)
        {
            var word = document.Words[i];
            if (!known.TryGetValue(word.Folded, out var id))
            {
                known[word.Folded] = id = _words.Count;
                _words.Add(new NewWord(word.Folded, document.English) { Number = id });
            }
            _words[id].Saw(word, number);
            occurrences[i] = ((long)id << 32) | (uint)word.At;
        }
        return new IndexedDocument(occurrences, document.Lengths);
    }

    /// <summary>Gives every word its term and the terms of its parts. The terms are numbered in the order of their stems.</summary>
    private (WordRow[] Rows, int[] Own, string[] Terms) Rows()
    {
        var vocabulary = _words.Where(w => !w.English && !w.IsWhole && WordTable.CanBePart(w.Folded)).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        var splitter = new CompoundSplitter(vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().Contains);
        var stems = new (string Own, string[] Parts)[_words.Count];
        Parallel.For(0, stems.Length, w => stems[w] = _words[w].Stems(splitter));
        string[] terms = [.. stems.SelectMany(s => s.Parts.Append(s.Own)).ToHashSet(StringComparer.Ordinal)];
        Array.Sort(terms, (a, b) => WordRow.Compare(a, false, b, false));
        var numbers = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var t = 0; t < terms.Length; t++) numbers[terms[t]] = t;
        return ([.. _words.Select((w, i) => w.Row(stems[i].Parts, s => numbers[s]))], Array.ConvertAll(stems, s => numbers[s.Own]), terms);
    }

    /// <summary>Replaces the words in the documents by their terms and those of their parts.</summary>
    private void ToTerms(IndexedDocument[] documents, WordRow[] rows, int[] own)
    {
        var byNumber = new (int Own, int[] Parts)[rows.Length];
        for (var w = 0; w < rows.Length; w++) byNumber[_words[w].Number] = (own[w], rows[w].Parts);
        Parallel.For(0, documents.Length, d =>
        {
            var places = new List<long>(documents[d].Occurrences.Length * 3 / 2);
            foreach (var occurrence in documents[d].Occurrences)
            {
                var (term, parts) = byNumber[(int)(occurrence >> 32)];
                AddPlaces(term, parts, (int)occurrence, places);
            }
            documents[d] = documents[d] with { Occurrences = Sorted(places) };
        });
    }

    /// <summary>Adds a place of a word for its term and as that of a part for the terms of its parts.</summary>
    public static void AddPlaces(int term, ReadOnlySpan<int> parts, int place, List<long> into)
    {
        into.Add(((long)term << 32) | (uint)place);
        foreach (var part in parts) into.Add(((long)part << 32) | (uint)Place.AsPart(place));
    }

    public static long[] Sorted(List<long> places)
    {
        places.Sort();
        return [.. places];
    }
}

/// <summary>A word while an index is built or updated.</summary>
internal sealed class NewWord(string folded, bool english)
{
    private int _votes;
    private int _lastDocument = -1;
    private string _spelling = "";

    public string Folded => folded;
    public bool English => english;
    public int Number { get; init; }
    public int Documents { get; private set; }
    /// <summary>True for what only ever stands as the whole of a hyphenated word.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Counts one occurrence. The spelling that holds the majority stays (majority vote of Boyer and Moore).</summary>
    public void Saw(ReadWord word, int document)
    {
        if (_lastDocument != document) (_lastDocument, Documents) = (document, Documents + 1);
        IsWhole &= word.IsWhole;
        if (_votes == 0) (_spelling, _votes) = (word.Spelling.ToString(), 1);
        else _votes += word.Spelling.SequenceEqual(_spelling) ? 1 : -1;
    }

    public (string Own, string[] Parts) Stems(CompoundSplitter splitter)
    {
        var own = GermanText.Stem(folded, english);
        return (own, english || IsWhole ? [] : [.. splitter.AllParts(folded).Select(p => GermanText.Stem(p)).Where(p => p != own).Distinct()]);
    }

    public WordRow Row(string[] parts, Func<string, int> termOf) => new(folded, english, IsWhole, _spelling, Array.ConvertAll(parts, p => termOf(p)));
}
