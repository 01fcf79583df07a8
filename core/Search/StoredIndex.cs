using System.Collections.Concurrent;
using System.Text;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The arrays of a settled text index together with what tells whether it still fits the entries: id and revision of each document, in the order of the
/// documents. Nothing is made of the arrays before they are known to be whole.</summary>
internal sealed class StoredIndex
{
    // Entries with a longer id are read anew.
    private const int LongestId = 256;
    private byte[] _ids = [], _folded = [], _spellings = [], _stems = [], _flags = [];
    private int[] _idStarts = [], _foldedBlocks = [], _spellingStarts = [], _stemBlocks = [], _counts = [], _spellingWords = [], _partStarts = [], _partTerms = [], _documents = [], _titles = [], _firsts = [];
    private long[] _revisions = [];
    private StoredPart[] _parts = [];

    public StoredIndex() { }

    public StoredIndex(TextIndex index, EntryTable entries, int[] titles)
    {
        (_ids, _idStarts) = TextTable.Of([.. Enumerable.Range(0, entries.Count).Select(e => entries[e].Id)]).Raw;
        (_revisions, _titles) = ([.. Enumerable.Range(0, entries.Count).Select(e => entries[e].Revision)], titles);
        var words = index.Words.First;
        ((_folded, _foldedBlocks), (_spellings, _spellingStarts), (_stems, _stemBlocks)) = (words.Folded.Raw, words.Spellings.Raw, index.Terms.First.Raw);
        _counts = [words.Folded.Count, index.Terms.First.Count];
        (_flags, _spellingWords, _partStarts, _partTerms, _documents) = (words.Flags, words.SpellingWords, words.PartStarts, words.Parts, index.Words.Documents.ToArray());
        (_firsts, _parts) = (Array.ConvertAll(index.Settled, p => p.First), Array.ConvertAll(index.Settled, p => new StoredPart(p)));
    }

    public int Count => _revisions.Length;
    /// <summary>The ranks by title.</summary>
    public int[] Titles => _titles;

    /// <summary>The entry of each document; null where it is no longer there or no longer the same.</summary>
    public Entry?[] EntriesOf(Dictionary<string, Entry> byId)
    {
        var (entries, found) = (new Entry?[Count], byId.GetAlternateLookup<ReadOnlySpan<char>>());
        Parallel.ForEach(Partitioner.Create(0, Count + 1), range =>
        {
            Span<char> id = stackalloc char[LongestId];
            for (var d = range.Item1; d < Math.Min(range.Item2, Count); d++)
            {
                var bytes = _ids.AsSpan(_idStarts[d].._idStarts[d + 1]);
                if (Encoding.UTF8.TryGetChars(bytes, id, out var length) && found.TryGetValue(id[..length], out var entry)
                    && entry.Revision == _revisions[d] && entry.Status != EntryStatus.Archived) entries[d] = entry;
            }
        });
        return entries;
    }

    /// <summary>Writes everything, or reads it in the same order.</summary>
    public void Pass(SnapshotArrays arrays)
    {
        arrays.Pass(ref _ids);
        arrays.Pass(ref _idStarts);
        arrays.Pass(ref _revisions);
        arrays.Pass(ref _titles);
        arrays.Pass(ref _folded);
        arrays.Pass(ref _foldedBlocks);
        arrays.Pass(ref _spellings);
        arrays.Pass(ref _spellingStarts);
        arrays.Pass(ref _spellingWords);
        arrays.Pass(ref _stems);
        arrays.Pass(ref _stemBlocks);
        arrays.Pass(ref _flags);
        arrays.Pass(ref _counts);
        arrays.Pass(ref _partStarts);
        arrays.Pass(ref _partTerms);
        arrays.Pass(ref _documents);
        arrays.Pass(ref _firsts);
        if (_parts.Length != _firsts.Length) _parts = Array.ConvertAll(_firsts, _ => new StoredPart());
        foreach (var part in _parts) part.Pass(arrays);
    }

    /// <summary>The index of the arrays.</summary>
    public TextIndex ToIndex()
    {
        var words = new WordRows
        {
            Folded = new SortedTexts(_folded, _foldedBlocks, _counts[0]), Spellings = new TextTable(_spellings, _spellingStarts), SpellingWords = _spellingWords,
            Flags = _flags, PartStarts = _partStarts, Parts = _partTerms,
        };
        var terms = new TermTable(new SortedTexts(_stems, _stemBlocks, _counts[1]), TextTable.Empty);
        IndexPart[] parts = [.. _parts.Select((p, i) => p.ToPart(_firsts[i]))];
        return new TextIndex
        {
            Words = new WordTable(words, WordRows.Empty, new DocumentCounts(_documents), terms), Terms = terms, Settled = parts, Parts = parts, Later = [], Gone = Tombstones.None,
        };
    }

    /// <summary>The arrays of one part.</summary>
    private sealed class StoredPart
    {
        private ushort[] _lengths = [];
        private int[] _terms = [], _starts = [];
        private FieldCounts[] _counts = [];
        private byte[] _postings = [];

        public StoredPart() { }

        public StoredPart(IndexPart part) => (_lengths, _terms, _starts, _counts, _postings) = (part.Lengths, part.Terms, part.Starts, part.Counts, part.Postings);

        public void Pass(SnapshotArrays arrays)
        {
            arrays.Pass(ref _lengths);
            arrays.Pass(ref _terms);
            arrays.Pass(ref _starts);
            arrays.Pass(ref _counts);
            arrays.Pass(ref _postings);
        }

        public IndexPart ToPart(int first) => new() { First = first, Lengths = _lengths, Terms = _terms, Starts = _starts, Counts = _counts, Postings = _postings };
    }
}
