namespace FundingDirectory.Core.Search;

/// <summary>The growing posting list of one term while an index is built.</summary>
internal sealed class TermList
{
    private readonly List<int> _documents = [];
    private readonly List<float> _impacts = [];
    private readonly List<int> _placeStarts = [];
    private readonly List<int> _places = [];

    /// <summary>Adds one occurrence; documents and places come in ascending order.</summary>
    public void Add(int document, int place, float[] perOccurrence)
    {
        if (_documents.Count == 0 || _documents[^1] != document)
        {
            _documents.Add(document);
            _impacts.Add(0);
            _placeStarts.Add(_places.Count);
        }
        _places.Add(place);
        _impacts[^1] += (float)(perOccurrence[(document * FieldWeights.Count) + Place.Field(place)] * (Place.IsPart(place) ? Postings.PartWeight : 1));
    }

    /// <summary>Joins the lists of all terms, in the order of the terms, into shared arrays.</summary>
    public static Postings Join(TermList[] lists, float[] perOccurrence)
    {
        var (entries, places) = (lists.Sum(l => l._documents.Count), lists.Sum(l => l._places.Count));
        var (starts, documents, impacts) = (new int[lists.Length + 1], new int[entries], new float[entries]);
        var (placeStarts, allPlaces) = (new int[entries + 1], new int[places]);
        var (entry, place) = (0, 0);
        for (var t = 0; t < lists.Length; t++)
        {
            var list = lists[t];
            starts[t] = entry;
            list._documents.CopyTo(documents, entry);
            list._impacts.CopyTo(impacts, entry);
            list._places.CopyTo(allPlaces, place);
            foreach (var start in list._placeStarts) placeStarts[entry++] = place + start;
            place += list._places.Count;
        }
        starts[^1] = entry;
        placeStarts[^1] = place;
        return new Postings { Starts = starts, Documents = documents, Impacts = impacts, PlaceStarts = placeStarts, Places = allPlaces, PerOccurrence = perOccurrence };
    }
}
