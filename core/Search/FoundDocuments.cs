namespace FundingDirectory.Core.Search;

/// <summary>The documents that have several terms, in all parts of an index. Where every term is common they are many, and stay bitmaps until somebody asks what the terms
/// count there.</summary>
internal sealed class FoundDocuments
{
    private readonly TextIndex _index;
    private readonly int[] _terms;
    /// <summary>By part: the documents as bits; null where there is a list.</summary>
    private readonly ulong[]?[] _bits;
    /// <summary>By part; of no length where there are bits.</summary>
    private readonly PostingList[] _found;
    private PostingList[]? _lists;

    private FoundDocuments(TextIndex index, int[] terms)
    {
        (_index, _terms) = (index, terms);
        (_bits, _found) = (new ulong[index.Parts.Length][], new PostingList[index.Parts.Length]);
    }

    /// <summary>Documents that have all terms in some fields, anywhere or at distances from the first.</summary>
    public static FoundDocuments Of(TextIndex index, int[] terms, int[]? offsets, int fields)
    {
        var found = new FoundDocuments(index, terms);
        for (var p = 0; p < index.Parts.Length; p++)
        {
            var (part, list) = (index.Parts[p], new FoundList(index.Gone, index.Parts[p].First));
            if (offsets is not null) PhraseFinder.Find(part, terms, offsets, fields, list);
            else if (fields != QueryPrefix.Anywhere) AddWithAll(part, terms, Array.ConvertAll(terms, t => part.Read(t, fields)), list);
            else if ((found._bits[p] = WithAll(part, terms, index.Gone)) is null) AddWithAll(part, terms, Array.ConvertAll(terms, t => part[t]), list);
            found._found[p] = list.List;
            found.Count += found._bits[p] is { } bits ? Bitmaps.Count(bits) : list.List.Count;
        }
        return found;
    }

    public int Count { get; private set; }

    /// <summary>The documents of each part with what the terms count there.</summary>
    public PostingList[] Lists => _lists ??= [.. _found.Select((list, p) => _bits[p] is null ? list : Listed(_index.Parts[p]))];

    /// <summary>Adds the documents of a part to a bitmap.</summary>
    public void AddTo(Span<ulong> bits, int part)
    {
        if (_bits[part] is { } found) Bitmaps.Or(bits, found);
        else Bitmaps.Or(bits, _found[part].Documents);
    }

    private PostingList Listed(IndexPart part)
    {
        var list = new FoundList(_index.Gone, part.First);
        AddWithAll(part, _terms, Array.ConvertAll(_terms, t => part[t]), list);
        return list.List;
    }

    /// <summary>The documents of a part that have all terms, as bits; null when one of the terms is rare, so that a list is short.</summary>
    private static ulong[]? WithAll(IndexPart part, int[] terms, Tombstones gone)
    {
        var all = new ulong[terms.Length][];
        for (var t = 0; t < terms.Length; t++)
        {
            if (part.BitmapOf(terms[t]) is not { } bits) return null;
            all[t] = bits;
        }
        var with = all[0].ToArray();
        foreach (var bits in all.AsSpan(1)) Bitmaps.And(with, bits);
        gone.TakeFrom(with, part.First);
        return with;
    }

    /// <summary>The weakest of the terms decides what they count.</summary>
    private static void AddWithAll(IndexPart part, int[] terms, PostingList[] lists, FoundList found) => part.ForEachWithAll(terms, lists, (document, at) =>
    {
        var weakest = ushort.MaxValue;
        for (var l = 0; l < lists.Length; l++) weakest = Math.Min(weakest, lists[l].Impacts[at[l]]);
        found.Add(document, weakest);
    });
}

/// <summary>Collects the found documents of a part in ascending order; what is gone from the index is left out.</summary>
internal sealed class FoundList(Tombstones gone, int first)
{
    private readonly List<ushort> _documents = [], _impacts = [];

    public PostingList List => new([.. _documents], [.. _impacts]);

    public void Add(int document, ushort impact)
    {
        if (gone.Has(first + document)) return;
        _documents.Add((ushort)document);
        _impacts.Add(impact);
    }
}
