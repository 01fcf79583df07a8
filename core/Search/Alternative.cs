using System.Runtime.InteropServices;

namespace FundingDirectory.Core.Search;

/// <summary>Why something is searched for a word of the query.</summary>
internal enum Origin { Typed, Compound, Synonym, Prefix }

/// <summary>One way to satisfy a word of the query: a term, several terms anywhere in a document, or several terms as a phrase. It never changes, so that
/// queries can share it.</summary>
internal sealed class Alternative
{
    private readonly TextIndex _index;
    private readonly int[] _terms;
    /// <summary>Distance of each term from the first; null = the terms need not stand together.</summary>
    private readonly int[]? _offsets;
    /// <summary>One bit for each field in which it counts.</summary>
    private readonly int _fields;
    /// <summary>What was found; null for a single term, whose lists the index has.</summary>
    private readonly FoundDocuments? _found;

    private Alternative(TextIndex index, int[] terms, int[]? offsets, FoundDocuments? found, int count, int fields) =>
        (_index, _terms, _offsets, _found, Count, _fields) = (index, terms, offsets, found, count, fields);

    /// <summary>What was searched, as it is shown in an explanation.</summary>
    public required string Text { get; init; }
    public required Origin Origin { get; init; }
    /// <summary>0–1 of what the typed word counts.</summary>
    public required double Weight { get; init; }
    /// <summary>In how many documents it is.</summary>
    public int Count { get; }
    /// <summary>Its documents in each part of the index; of a single term also those that are gone.</summary>
    public PostingList[] Lists => _found?.Lists ?? _index.ListsOf(_terms[0]);
    /// <summary>The term, when it is a single one; otherwise -1.</summary>
    public int SingleTerm => _terms.Length == 1 && _fields == QueryPrefix.Anywhere ? _terms[0] : -1;

    public IReadOnlyList<int> Terms => _terms;

    /// <summary>The same in analysed words.</summary>
    public ExpandedForm Expanded(TermTable stems) => new(Array.ConvertAll(_terms, t => stems[t]), _offsets, _fields);

    public bool HasTerms(int[] terms) => _terms.AsSpan().SequenceEqual(terms);

    public static Alternative OfTerm(TextIndex index, int term, string text, Origin origin, double weight) =>
        new(index, [term], null, null, index.Frequency(term), QueryPrefix.Anywhere) { Text = text, Origin = origin, Weight = weight };

    /// <summary>Documents that contain all terms anywhere; the weakest of them decides the impact.</summary>
    public static Alternative OfAll(TextIndex index, int[] terms, string text, Origin origin, double weight) => Found(index, terms, null, QueryPrefix.Anywhere, text, origin, weight);

    /// <summary>Documents in which the terms follow one another at the given distances.</summary>
    public static Alternative OfPhrase(TextIndex index, int[] terms, int[] offsets, string text, Origin origin, double weight) => Found(index, terms, offsets, QueryPrefix.Anywhere, text, origin, weight);

    /// <summary>The same search for another reason, with another weight; the found documents are shared.</summary>
    public Alternative For(Origin origin, double weight) => new(_index, _terms, _offsets, _found, Count, _fields) { Text = Text, Origin = origin, Weight = weight };

    /// <summary>The same in some fields only.</summary>
    public Alternative Within(int fields) => Found(_index, _terms, _offsets, fields, Text, Origin, Weight);

    /// <summary>How often it occurs in each field of a document; parts of compounds count less than 1. False when the document does not match.</summary>
    public bool Frequencies(int document, DocumentPlaces places, Span<double> perField)
    {
        perField.Clear();
        var counts = _offsets is null ? Weakest(document, places) : FieldCounts.Of(CollectionsMarshal.AsSpan(PhraseFinder.Find(places, _terms, _offsets, _fields)));
        for (var f = 0; f < perField.Length; f++)
            if ((_fields >> f & 1) != 0) perField[f] = counts.In(f);
        return perField.ContainsAnyExcept(0);
    }

    /// <summary>Adds every place of a document at which it matches, for highlighting.</summary>
    public void AddPlaces(DocumentPlaces places, List<int> into)
    {
        if (_offsets is null)
        {
            if (Array.TrueForAll(_terms, t => places.Of(t).Exists(IsWithin)))
                foreach (var term in _terms) into.AddRange(places.Of(term).Where(IsWithin));
        }
        else
            foreach (var place in PhraseFinder.Find(places, _terms, _offsets, _fields))
                foreach (var offset in _offsets) into.Add(place + (offset * Place.Step));
    }

    /// <summary>Adds its documents in a part to a bitmap; of a single term also those that are gone.</summary>
    public void AddTo(Span<ulong> bits, int part)
    {
        if (_found is not null) _found.AddTo(bits, part);
        else if (_index.Parts[part].BitmapOf(_terms[0]) is { } common) Bitmaps.Or(bits, common);
        else Bitmaps.Or(bits, _index.Parts[part][_terms[0]].Documents);
    }

    private static Alternative Found(TextIndex index, int[] terms, int[]? offsets, int fields, string text, Origin origin, double weight)
    {
        var found = FoundDocuments.Of(index, terms, offsets, fields);
        return new(index, terms, offsets, found, found.Count, fields) { Text = text, Origin = origin, Weight = weight };
    }

    private bool IsWithin(int place) => (_fields >> Place.Field(place) & 1) != 0;

    /// <summary>The counts of the term that decides the impact.</summary>
    private FieldCounts Weakest(int document, DocumentPlaces places)
    {
        var part = _index.Parts[_index.PartOf(document)];
        return _terms.Select(t => FieldCounts.Of(CollectionsMarshal.AsSpan(places.Of(t)))).MinBy(c => Impact.Of(part.ImpactOf(document - part.First, c, _fields)));
    }
}
