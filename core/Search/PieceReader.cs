using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Reads pieces of the documents, one after the other. It keeps its words from piece to piece, so that each is only once made a text and looked for in the whole index.</summary>
internal sealed class PieceReader
{
    private readonly WordSet _words = new();
    private readonly List<NewWord> _seen = [];
    private readonly List<long> _occurrences = [];

    /// <summary>Its words by the numbers that the documents name.</summary>
    public IReadOnlyList<NewWord> Words => _words.Words;

    /// <summary>Reads a piece. What was seen before must have been given away.</summary>
    public void Read(IReadOnlyList<SearchDocument> documents, int from, Span<IndexedDocument> into)
    {
        for (var d = 0; d < into.Length; d++) into[d] = Read(documents[from + d], d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private IndexedDocument Read(SearchDocument document, int number)
    {
        _occurrences.Clear();
        var reader = new DocumentReader(document, stackalloc char[GermanText.LongestWord]);
        while (reader.Next())
        {
            var word = _words.Of(reader.Folded, reader.English);
            if (word.Documents == 0) _seen.Add(word);
            word.Saw(reader.Spelling, reader.IsWhole, number);
            _occurrences.Add(((long)word.Number << 32) | (uint)reader.At);
        }
        return new IndexedDocument([.. _occurrences], reader.Lengths);
    }

    /// <summary>Adds what was seen in the piece to the words of the whole index.</summary>
    public void GiveTo(WordSet all)
    {
        foreach (var word in _seen)
        {
            word.InIndex ??= all.Of(word.Folded, word.English);
            word.InIndex.Take(word);
            word.Forget();
        }
        _seen.Clear();
    }
}
