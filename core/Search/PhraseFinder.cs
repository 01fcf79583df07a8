namespace FundingDirectory.Core.Search;

/// <summary>Finds where words follow one another at given distances from the first.</summary>
internal static class PhraseFinder
{
    /// <summary>The documents of a part in which they do within some fields, with what the phrase counts there. Word by word: of those that have all words the
    /// places of the first are kept at which the others follow.</summary>
    public static void Find(IndexPart part, int[] terms, int[] offsets, int fields, FoundList found)
    {
        var documents = new List<int>();
        part.ForEachWithAll(terms, Array.ConvertAll(terms, t => part[t]), (document, _) => documents.Add(document));
        var (starts, kept, read, ends) = (new List<int>(), new List<int>(), new List<int>(), new int[documents.Count]);
        for (var w = 0; w < terms.Length; w++)
        {
            var reader = part.PlacesOf(terms[w]);
            var from = 0;
            kept.Clear();
            for (var d = 0; d < ends.Length; d++)
            {
                do reader.Next(read);
                while (reader.Document < documents[d]);
                if (w == 0) kept.AddRange(read.Where(p => (fields >> Place.Field(p) & 1) != 0));
                else
                    for (var s = from; s < ends[d]; s++)
                        if (read.BinarySearch(starts[s] + (offsets[w] * Place.Step)) >= 0) kept.Add(starts[s]);
                (from, ends[d]) = (ends[d], kept.Count);
            }
            (starts, kept) = (kept, starts);
        }
        for (var (d, s) = (0, 0); d < ends.Length; d++)
        {
            var impact = 0f;
            for (; s < ends[d]; s++) impact += part.PerOccurrence(documents[d], Place.Field(starts[s]));
            if (impact > 0) found.Add(documents[d], Impact.Of(impact));
        }
    }

    /// <summary>The places of the first word in one document at which the others follow.</summary>
    public static List<int> Find(DocumentPlaces places, int[] terms, int[] offsets, int fields)
    {
        var starts = places.Of(terms[0]).FindAll(p => Place.IsPlain(p) && (fields >> Place.Field(p) & 1) != 0);
        for (var w = 1; w < terms.Length && starts.Count > 0; w++)
        {
            var (next, distance) = (places.Of(terms[w]), offsets[w] * Place.Step);
            starts.RemoveAll(p => next.BinarySearch(p + distance) < 0);
        }
        return starts;
    }
}
