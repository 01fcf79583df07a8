namespace FundingDirectory.Core.Search;

/// <summary>Why something is searched for a word of the query.</summary>
internal enum Origin { Typed, Compound, Synonym, Prefix }

/// <summary>One way to satisfy a word of the query: a term, several terms anywhere in a document, or several terms as a phrase. Its documents
/// are in ascending order.</summary>
internal sealed class Alternative
{
    private readonly Postings _postings;
    private readonly int[] _terms;
    /// <summary>Distance of each term from the first; null = the terms need not stand together.</summary>
    private readonly int[]? _offsets;
    private readonly int[] _documents;
    private readonly float[] _impacts;
    private readonly int _first;
    /// <summary>One bit for each field in which it counts.</summary>
    private readonly int _fields;

    private Alternative(Postings postings, int[] terms, int[]? offsets, int[] documents, float[] impacts, int first, int count, int fields = QueryPrefix.Anywhere) =>
        (_postings, _terms, _offsets, _documents, _impacts, _first, Count, _fields) = (postings, terms, offsets, documents, impacts, first, count, fields);

    /// <summary>What was searched, as it is shown in an explanation.</summary>
    public required string Text { get; init; }
    public required Origin Origin { get; init; }
    /// <summary>0–1 of what the typed word counts.</summary>
    public required double Weight { get; set; }
    public int Count { get; }
    public ReadOnlySpan<int> Documents => _documents.AsSpan(_first, Count);
    public ReadOnlySpan<float> Impacts => _impacts.AsSpan(_first, Count);
    /// <summary>The term, when it is a single one; otherwise -1.</summary>
    public int SingleTerm => _terms.Length == 1 && _fields == QueryPrefix.Anywhere ? _terms[0] : -1;

    public IReadOnlyList<int> Terms => _terms;

    /// <summary>The same in analysed words.</summary>
    public ExpandedForm Expanded(WordTable words) => new(Array.ConvertAll(_terms, t => words.Terms[t]), _offsets, _fields);

    public bool HasTerms(int[] terms) => _terms.AsSpan().SequenceEqual(terms);

    public static Alternative OfTerm(Postings postings, int term, string text, Origin origin, double weight) =>
        new(postings, [term], null, postings.Documents, postings.Impacts, postings.Starts[term], postings.Frequency(term)) { Text = text, Origin = origin, Weight = weight };

    /// <summary>Documents that contain all terms anywhere; the weakest of them decides the impact.</summary>
    public static Alternative OfAll(Postings postings, int[] terms, string text, Origin origin, double weight)
    {
        var (documents, impacts) = (new List<int>(), new List<float>());
        postings.ForEachWithAll(terms, (document, entries) =>
        {
            var weakest = postings.Impacts[entries[0]];
            foreach (var entry in entries) weakest = Math.Min(weakest, postings.Impacts[entry]);
            documents.Add(document);
            impacts.Add(weakest);
        });
        return new(postings, terms, null, [.. documents], [.. impacts], 0, documents.Count) { Text = text, Origin = origin, Weight = weight };
    }

    /// <summary>Documents in which the terms follow one another at the given distances.</summary>
    public static Alternative OfPhrase(Postings postings, int[] terms, int[] offsets, string text, Origin origin, double weight)
    {
        var (documents, impacts, places) = (new List<int>(), new List<float>(), new List<int>());
        postings.ForEachWithAll(terms, (document, entries) =>
        {
            FindPhrase(postings, entries, offsets, places);
            if (places.Count == 0) return;
            var impact = 0f;
            foreach (var place in places) impact += postings.PerOccurrence[(document * FieldWeights.Count) + Place.Field(place)];
            documents.Add(document);
            impacts.Add(impact);
        });
        return new(postings, terms, offsets, [.. documents], [.. impacts], 0, documents.Count) { Text = text, Origin = origin, Weight = weight };
    }

    /// <summary>The same search for another reason, with another weight; the found documents are shared.</summary>
    public Alternative For(Origin origin, double weight) => new(_postings, _terms, _offsets, _documents, _impacts, _first, Count, _fields) { Text = Text, Origin = origin, Weight = weight };

    /// <summary>The same in some fields only.</summary>
    public Alternative Within(int fields)
    {
        var narrowed = new Alternative(_postings, _terms, _offsets, _documents, _impacts, _first, Count, fields) { Text = Text, Origin = Origin, Weight = Weight };
        var (documents, impacts) = (new List<int>(), new List<float>());
        Span<double> frequencies = stackalloc double[FieldWeights.Count];
        foreach (var document in Documents)
        {
            narrowed.Frequencies(document, frequencies);
            var impact = 0.0;
            for (var f = 0; f < frequencies.Length; f++) impact += frequencies[f] * _postings.PerOccurrence[(document * FieldWeights.Count) + f];
            if (impact == 0) continue;
            documents.Add(document);
            impacts.Add((float)impact);
        }
        return new(_postings, _terms, _offsets, [.. documents], [.. impacts], 0, documents.Count, fields) { Text = Text, Origin = Origin, Weight = Weight };
    }

    /// <summary>How often it occurs in each field of a document; parts of compounds count less than 1. False when the document does not match.</summary>
    public bool Frequencies(int document, Span<double> perField)
    {
        perField.Clear();
        if (Documents.BinarySearch(document) < 0) return false;
        if (_offsets is not null)
            foreach (var place in PhrasePlaces(document)) perField[Place.Field(place)]++;
        else
            foreach (var place in _postings.PlacesOf(Weakest(_postings, _terms, document), document)) perField[Place.Field(place)] += Place.IsPart(place) ? Postings.PartWeight : 1;
        for (var f = 0; f < perField.Length; f++)
            if ((_fields >> f & 1) == 0) perField[f] = 0;
        return true;
    }

    /// <summary>Adds every place of a document at which it matches, for highlighting.</summary>
    public void AddPlaces(int document, List<int> places)
    {
        if (Documents.BinarySearch(document) < 0) return;
        var from = places.Count;
        if (_offsets is null)
            foreach (var term in _terms) places.AddRange(_postings.PlacesOf(term, document));
        else
            foreach (var place in PhrasePlaces(document))
                foreach (var offset in _offsets) places.Add(place + (offset * Place.Step));
        if (_fields == QueryPrefix.Anywhere) return;
        for (var i = places.Count - 1; i >= from; i--)
            if ((_fields >> Place.Field(places[i]) & 1) == 0) places.RemoveAt(i);
    }

    private static int Weakest(Postings postings, int[] terms, int document)
    {
        var weakest = terms[0];
        foreach (var term in terms)
            if (ImpactOf(postings, term, document) < ImpactOf(postings, weakest, document)) weakest = term;
        return weakest;
    }

    private static float ImpactOf(Postings postings, int term, int document) => postings.ImpactsOf(term)[postings.DocumentsOf(term).BinarySearch(document)];

    private List<int> PhrasePlaces(int document)
    {
        var entries = new int[_terms.Length];
        for (var t = 0; t < entries.Length; t++) entries[t] = _postings.Starts[_terms[t]] + _postings.DocumentsOf(_terms[t]).BinarySearch(document);
        var places = new List<int>();
        FindPhrase(_postings, entries, _offsets, places);
        return places;
    }

    /// <summary>The places of the first word at which the others follow.</summary>
    private static void FindPhrase(Postings postings, ReadOnlySpan<int> entries, ReadOnlySpan<int> offsets, List<int> found)
    {
        found.Clear();
        foreach (var place in postings.PlacesAt(entries[0]))
        {
            if (!Place.IsPlain(place)) continue;
            var complete = true;
            for (var i = 1; complete && i < entries.Length; i++) complete = postings.PlacesAt(entries[i]).BinarySearch(place + (offsets[i] * Place.Step)) >= 0;
            if (complete) found.Add(place);
        }
    }
}
