using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Builds the whole index in two passes: first all words, from which the compound splitter learns, then the terms. Documents are read side by side.</summary>
internal sealed class TextIndexBuilder
{
    // So many documents are read by one thread, and so many such pieces at once.
    private const int Piece = 128, Pieces = 4;

    private readonly WordSet _all = new();
    private readonly PieceReader[] _readers = [.. Enumerable.Range(0, Pieces).Select(_ => new PieceReader())];
    private List<NewWord> _words = [];

    /// <summary>The index over the documents, in their order.</summary>
    public static TextIndex Build(IReadOnlyList<SearchDocument> documents) => new TextIndexBuilder().Index(documents);

    private TextIndex Index(IReadOnlyList<SearchDocument> documents)
    {
        var indexed = new IndexedDocument[documents.Count];
        Read(documents, indexed);
        _words = WordRow.Sorted(_all.Words, w => (w.Folded, w.English));
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

    /// <summary>Reads all documents piece by piece. The words of a piece are taken over, which only one can do, while the next pieces are read.</summary>
    private void Read(IReadOnlyList<SearchDocument> documents, IndexedDocument[] into)
    {
        var reading = new Task[Pieces];
        for (var p = 0; p < Pieces; p++) reading[p] = Begin(p);
        for (var p = 0; p * Piece < into.Length; p++)
        {
            reading[p % Pieces].GetAwaiter().GetResult();
            _readers[p % Pieces].GiveTo(_all);
            reading[p % Pieces] = Begin(p + Pieces);
        }

        Task Begin(int piece) => Task.Run(() =>
        {
            var (from, to) = (piece * Piece, Math.Min((piece + 1) * Piece, into.Length));
            if (from < to) _readers[piece % Pieces].Read(documents, from, into.AsSpan(from..to));
        });
    }

    /// <summary>Gives every word its term and the terms of its parts. The terms are numbered in the order of their stems.</summary>
    private (WordRow[] Rows, int[] Own, string[] Terms) Rows()
    {
        var splitter = new CompoundSplitter(_all.IsPartOfCompounds);
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
        // The numbers of a reader's words are its own.
        var byReader = Array.ConvertAll(_readers, r => r.Words.Select(w => byNumber[w.InIndex!.Number]).ToArray());
        Parallel.For(0, (documents.Length + Piece - 1) / Piece, p =>
        {
            var (terms, places) = (byReader[p % Pieces], new List<long>());
            foreach (ref var document in documents.AsSpan((p * Piece)..Math.Min((p + 1) * Piece, documents.Length)))
                document = document with { Occurrences = ToTerms(document.Occurrences, terms, places) };
        });
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long[] ToTerms(long[] occurrences, (int Own, int[] Parts)[] terms, List<long> places)
    {
        places.Clear();
        foreach (var occurrence in occurrences)
        {
            var (term, parts) = terms[occurrence >> 32];
            AddPlaces(term, parts, (int)occurrence, places);
        }
        return Sorted(places);
    }

    /// <summary>Adds a place of a word for its term and as that of a part for the terms of its parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
