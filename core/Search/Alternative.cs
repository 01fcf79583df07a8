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

    private Alternative(TextIndex index, int[] terms, int[]? offsets, PostingList[] lists, int count, int fields = QueryPrefix.Anywhere) =>
        (_index, _terms, _offsets, Lists, Count, _fields) = (index, terms, offsets, lists, count, fields);

    /// <summary>What was searched, as it is shown in an explanation.</summary>
    public required string Text { get; init; }
    public required Origin Origin { get; init; }
    /// <summary>0–1 of what the typed word counts.</summary>
    public required double Weight { get; init; }
    /// <summary>In how many documents it is.</summary>
    public int Count { get; }
    /// <summary>Its documents in each part of the index; of a single term also those that are gone.</summary>
    public PostingList[] Lists { get; }
    /// <summary>The term, when it is a single one; otherwise -1.</summary>
    public int SingleTerm => _terms.Length == 1 && _fields == QueryPrefix.Anywhere ? _terms[0] : -1;

    public IReadOnlyList<int> Terms => _terms;

    /// <summary>The same in analysed words.</summary>
    public ExpandedForm Expanded(TermTable stems) => new(Array.ConvertAll(_terms, t => stems[t]), _offsets, _fields);

    public bool HasTerms(int[] terms) => _terms.AsSpan().SequenceEqual(terms);

    public static Alternative OfTerm(TextIndex index, int term, string text, Origin origin, double weight) =>
        new(index, [term], null, index.ListsOf(term), index.Frequency(term)) { Text = text, Origin = origin, Weight = weight };

    /// <summary>Documents that contain all terms anywhere; the weakest of them decides the impact.</summary>
    public static Alternative OfAll(TextIndex index, int[] terms, string text, Origin origin, double weight)
    {
        var found = new FoundLists(index);
        foreach (var part in index.Parts)
        {
            PostingList[] lists = Array.ConvertAll(terms, t => part[t]);
            IndexPart.ForEachWithAll(lists, (document, at) => found.Add(document, lists[Weakest(lists, at)].Impacts[at[Weakest(lists, at)]]));
            found.EndPart();
        }
        return new(index, terms, null, found.Lists, found.Count) { Text = text, Origin = origin, Weight = weight };
    }

    /// <summary>Documents in which the terms follow one another at the given distances.</summary>
    public static Alternative OfPhrase(TextIndex index, int[] terms, int[] offsets, string text, Origin origin, double weight)
    {
        var (found, phrases) = (new FoundLists(index), new PhraseFinder(offsets));
        foreach (var part in index.Parts)
        {
            PostingList[] lists = Array.ConvertAll(terms, t => part[t]);
            IndexPart.ForEachWithAll(lists, (document, at) =>
            {
                var impact = 0f;
                foreach (var place in phrases.Find(part, lists, at)) impact += part.PerOccurrence(document, Place.Field(place));
                if (impact > 0) found.Add(document, Impact.Of(impact));
            });
            found.EndPart();
        }
        return new(index, terms, offsets, found.Lists, found.Count) { Text = text, Origin = origin, Weight = weight };
    }

    /// <summary>The same search for another reason, with another weight; the found documents are shared.</summary>
    public Alternative For(Origin origin, double weight) => new(_index, _terms, _offsets, Lists, Count, _fields) { Text = Text, Origin = origin, Weight = weight };

    /// <summary>The same in some fields only.</summary>
    public Alternative Within(int fields)
    {
        var narrowed = new Alternative(_index, _terms, _offsets, Lists, Count, fields) { Text = Text, Origin = Origin, Weight = Weight };
        var found = new FoundLists(_index);
        Span<double> frequencies = stackalloc double[FieldWeights.Count];
        for (var p = 0; p < Lists.Length; p++)
        {
            foreach (var document in Lists[p].Documents)
            {
                narrowed.Frequencies(_index.Parts[p].First + document, frequencies);
                var impact = 0.0;
                for (var f = 0; f < frequencies.Length; f++) impact += frequencies[f] * _index.Parts[p].PerOccurrence(document, f);
                if (impact > 0) found.Add(document, Impact.Of((float)impact));
            }
            found.EndPart();
        }
        return new(_index, _terms, _offsets, found.Lists, found.Count, fields) { Text = Text, Origin = Origin, Weight = Weight };
    }

    /// <summary>How often it occurs in each field of a document; parts of compounds count less than 1. False when the document does not match.</summary>
    public bool Frequencies(int document, Span<double> perField)
    {
        perField.Clear();
        var (number, places) = (_index.PartOf(document), new List<int>());
        var (part, local) = (_index.Parts[number], document - _index.Parts[number].First);
        if (Lists[number].Find(local) < 0) return false;
        if (_offsets is not null) places = PhrasePlaces(part, local);
        else part.PlacesOf(_terms[_terms.Length == 1 ? 0 : Weakest(part, local)], local, places);
        foreach (var place in places)
            if ((_fields >> Place.Field(place) & 1) != 0) perField[Place.Field(place)] += Place.IsPart(place) && _offsets is null ? IndexPart.PartWeight : 1;
        return true;
    }

    /// <summary>Adds every place of a document at which it matches, for highlighting.</summary>
    public void AddPlaces(int document, List<int> places)
    {
        var number = _index.PartOf(document);
        var (part, local) = (_index.Parts[number], document - _index.Parts[number].First);
        if (Lists[number].Find(local) < 0) return;
        var from = places.Count;
        if (_offsets is null)
            foreach (var term in _terms) part.PlacesOf(term, local, places);
        else
            foreach (var place in PhrasePlaces(part, local))
                foreach (var offset in _offsets) places.Add(place + (offset * Place.Step));
        for (var i = places.Count - 1; i >= from; i--)
            if ((_fields >> Place.Field(places[i]) & 1) == 0) places.RemoveAt(i);
    }

    private static int Weakest(ReadOnlySpan<PostingList> lists, ReadOnlySpan<int> at)
    {
        var weakest = 0;
        for (var l = 1; l < lists.Length; l++)
            if (lists[l].Impacts[at[l]] < lists[weakest].Impacts[at[weakest]]) weakest = l;
        return weakest;
    }

    private int Weakest(IndexPart part, int document)
    {
        PostingList[] lists = Array.ConvertAll(_terms, t => part[t]);
        return Weakest(lists, Array.ConvertAll(lists, l => l.Find(document)));
    }

    private List<int> PhrasePlaces(IndexPart part, int document)
    {
        PostingList[] lists = Array.ConvertAll(_terms, t => part[t]);
        return new PhraseFinder(_offsets!).Find(part, lists, Array.ConvertAll(lists, l => l.Find(document)));
    }
}
