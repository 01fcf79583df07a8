namespace FundingDirectory.Core.Search;

/// <summary>Finds where words follow one another at given distances from the first.</summary>
internal sealed class PhraseFinder(int[] offsets)
{
    private readonly List<int> _found = [], _next = [];

    /// <summary>The places of the first word at which the others follow, in one document; the list is used again by the next call.</summary>
    public List<int> Find(IndexPart part, ReadOnlySpan<PostingList> lists, ReadOnlySpan<int> at)
    {
        _found.Clear();
        part.PlacesAt(lists[0].Start + at[0], _found);
        _found.RemoveAll(p => !Place.IsPlain(p));
        for (var w = 1; w < offsets.Length && _found.Count > 0; w++)
        {
            _next.Clear();
            part.PlacesAt(lists[w].Start + at[w], _next);
            var distance = offsets[w] * Place.Step;
            _found.RemoveAll(p => _next.BinarySearch(p + distance) < 0);
        }
        return _found;
    }
}

/// <summary>Collects found documents part by part; what is gone from the index is left out.</summary>
internal sealed class FoundLists(TextIndex index)
{
    private readonly List<ushort> _documents = [], _impacts = [];
    private readonly List<PostingList> _lists = [];

    /// <summary>Documents found in all parts.</summary>
    public int Count { get; private set; }
    public PostingList[] Lists => [.. _lists];

    /// <summary>Adds a document of the part at hand; documents come in ascending order.</summary>
    public void Add(int document, ushort impact)
    {
        if (index.Gone.Has(index.Parts[_lists.Count].First + document)) return;
        _documents.Add((ushort)document);
        _impacts.Add(impact);
    }

    public void EndPart()
    {
        _lists.Add(new PostingList([.. _documents], [.. _impacts], 0, _documents.Count));
        Count += _documents.Count;
        _documents.Clear();
        _impacts.Clear();
    }
}
