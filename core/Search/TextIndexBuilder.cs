using System.Runtime.InteropServices;

namespace FundingDirectory.Core.Search;

/// <summary>Builds the whole index in two passes: first all words, from which the compound splitter learns, then the terms. Documents are read side by side.</summary>
internal sealed class TextIndexBuilder
{
    // So many documents are read by one thread with a table of words of their own, and so many such pieces at once.
    private const int Piece = 128, Pieces = 4;

    private readonly Dictionary<string, int> _german = new(StringComparer.Ordinal), _english = new(StringComparer.Ordinal);
    private List<NewWord> _words = [];

    /// <summary>The index over the documents, in their order.</summary>
    public static TextIndex Build(IReadOnlyList<SearchDocument> documents) => new TextIndexBuilder().Index(documents);

    private TextIndex Index(IReadOnlyList<SearchDocument> documents)
    {
        var indexed = new IndexedDocument[documents.Count];
        // The next documents are read while the words of these are put together, which only one can do.
        var reading = Task.Run(() => Read(documents, 0));
        for (var from = 0; from < indexed.Length; from += Piece * Pieces)
        {
            var (pieces, next) = (reading.GetAwaiter().GetResult(), from + (Piece * Pieces));
            reading = Task.Run(() => Read(documents, next));
            for (var p = 0; p < pieces.Length; p++) Take(pieces[p]).CopyTo(indexed, from + (p * Piece));
        }
        _words = WordRow.Sorted(_words, w => (w.Folded, w.English));
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

    private static PieceWords[] Read(IReadOnlyList<SearchDocument> documents, int from)
    {
        var pieces = new PieceWords[Math.Clamp((documents.Count - from + Piece - 1) / Piece, 0, Pieces)];
        Parallel.For(0, pieces.Length, p => pieces[p] = new PieceWords(documents, from + (p * Piece), Math.Min(Piece, documents.Count - from - (p * Piece))));
        return pieces;
    }

    /// <summary>Takes over the words of a piece; gives its documents with the numbers that the words have here.</summary>
    private IndexedDocument[] Take(PieceWords piece)
    {
        var numbers = new long[piece.Words.Count];
        for (var w = 0; w < numbers.Length; w++)
        {
            var word = piece.Words[w];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(word.English ? _english : _german, word.Folded, out var exists);
            if (exists) _words[known].Take(word);
            else
            {
                word.Number = known = _words.Count;
                _words.Add(word);
            }
            numbers[w] = (long)known << 32;
        }
        foreach (var document in piece.Documents)
            foreach (ref var occurrence in document.Occurrences.AsSpan()) occurrence = numbers[occurrence >> 32] | (uint)occurrence;
        return piece.Documents;
    }

    /// <summary>Gives every word its term and the terms of its parts. The terms are numbered in the order of their stems.</summary>
    private (WordRow[] Rows, int[] Own, string[] Terms) Rows()
    {
        var vocabulary = _words.Where(w => !w.English && !w.IsWhole && WordTable.CanBePart(w.Folded)).Select(w => w.Folded).ToHashSet(StringComparer.Ordinal);
        var splitter = new CompoundSplitter(vocabulary.GetAlternateLookup<ReadOnlySpan<char>>().Contains);
        var stems = new (string Own, string[] Parts)[_words.Count];
        Parallel.For(0, stems.Length, w => stems[w] = _words[w].Stems(splitter));
        string[] terms = [.. WordRow.Sorted(stems.SelectMany(s => s.Parts.Append(s.Own)).ToHashSet(StringComparer.Ordinal), t => (t, false))];
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

/// <summary>Some documents taken apart into words, which are numbered among themselves.</summary>
internal sealed class PieceWords
{
    private readonly Dictionary<string, int> _german = new(StringComparer.Ordinal), _english = new(StringComparer.Ordinal);

    public PieceWords(IReadOnlyList<SearchDocument> documents, int from, int count)
    {
        Documents = new IndexedDocument[count];
        for (var d = 0; d < count; d++) Documents[d] = Numbered(ReadDocument.Of(documents[from + d]), d);
    }

    public List<NewWord> Words { get; } = [];
    public IndexedDocument[] Documents { get; }

    private IndexedDocument Numbered(ReadDocument document, int number)
    {
        var occurrences = new long[document.Words.Count];
        for (var i = 0; i < occurrences.Length; i++)
        {
            var word = document.Words[i];
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(document.English ? _english : _german, word.Folded, out var exists);
            if (!exists)
            {
                known = Words.Count;
                Words.Add(new NewWord(word.Folded, document.English));
            }
            Words[known].Saw(word, number);
            occurrences[i] = ((long)known << 32) | (uint)word.At;
        }
        return new IndexedDocument(occurrences, document.Lengths);
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
    /// <summary>Among the words of the whole index.</summary>
    public int Number { get; set; }
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

    /// <summary>Adds what was seen of the word in other documents. Votes for another spelling cancel each other out here as well.</summary>
    public void Take(NewWord other)
    {
        Documents += other.Documents;
        IsWhole &= other.IsWhole;
        if (other._spelling == _spelling) _votes += other._votes;
        else if (other._votes > _votes) (_spelling, _votes) = (other._spelling, other._votes - _votes);
        else _votes -= other._votes;
    }

    public (string Own, string[] Parts) Stems(CompoundSplitter splitter)
    {
        var own = GermanText.Stem(folded, english);
        return (own, english || IsWhole ? [] : [.. splitter.AllParts(folded).Select(p => GermanText.Stem(p)).Where(p => p != own).Distinct()]);
    }

    public WordRow Row(string[] parts, Func<string, int> termOf) => new(folded, english, IsWhole, _spelling, Array.ConvertAll(parts, p => termOf(p)));
}
