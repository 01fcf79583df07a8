namespace FundingDirectory.Core.Search;

/// <summary>Where each term occurs: per term the documents in ascending order, the impact there (BM25F: occurrences by field weight and
/// length) and every place. All terms share the same few arrays.</summary>
internal sealed class Postings
{
    /// <summary>What the part of a compound counts against a word that stands alone.</summary>
    public const double PartWeight = 0.4;

    /// <summary>First entry of each term in <see cref="Documents"/>; one more at the end.</summary>
    public required int[] Starts { get; init; }
    public required int[] Documents { get; init; }
    public required float[] Impacts { get; init; }
    /// <summary>First place of each entry in <see cref="Places"/>; one more at the end.</summary>
    public required int[] PlaceStarts { get; init; }
    public required int[] Places { get; init; }
    /// <summary>What one occurrence adds, by document and field.</summary>
    public required float[] PerOccurrence { get; init; }

    public int DocumentCount => PerOccurrence.Length / FieldWeights.Count;

    public int Frequency(int term) => Starts[term + 1] - Starts[term];

    public ReadOnlySpan<int> DocumentsOf(int term) => Documents.AsSpan(Starts[term], Frequency(term));

    public ReadOnlySpan<float> ImpactsOf(int term) => Impacts.AsSpan(Starts[term], Frequency(term));

    public ReadOnlySpan<int> PlacesAt(int entry) => Places.AsSpan(PlaceStarts[entry], PlaceStarts[entry + 1] - PlaceStarts[entry]);

    /// <summary>Visits the documents that have all of the terms, in ascending order, with the entry of each term there.</summary>
    public void ForEachWithAll(ReadOnlySpan<int> terms, Visit visit)
    {
        var rarest = 0;
        for (var t = 1; t < terms.Length; t++)
            if (Frequency(terms[t]) < Frequency(terms[rarest])) rarest = t;
        Span<int> at = stackalloc int[terms.Length], entries = stackalloc int[terms.Length];
        var lead = DocumentsOf(terms[rarest]);
        for (at[rarest] = 0; at[rarest] < lead.Length; at[rarest]++)
        {
            var all = true;
            for (var t = 0; all && t < terms.Length; t++)
            {
                all = t == rarest || Advance(DocumentsOf(terms[t]), ref at[t], lead[at[rarest]]);
                entries[t] = Starts[terms[t]] + at[t];
            }
            if (all) visit(lead[at[rarest]], entries);
        }
    }

    public delegate void Visit(int document, ReadOnlySpan<int> entries);

    // Gallops to the first document that is not smaller; lists of very different length are the rule.
    private static bool Advance(ReadOnlySpan<int> documents, ref int at, int document)
    {
        var step = 1;
        while (at + step < documents.Length && documents[at + step] < document) step *= 2;
        var found = documents.Slice(at, Math.Min(step + 1, documents.Length - at)).BinarySearch(document);
        at += found >= 0 ? found : ~found;
        return found >= 0;
    }

    /// <summary>The places of a term in a document; empty when it does not occur.</summary>
    public ReadOnlySpan<int> PlacesOf(int term, int document)
    {
        var found = DocumentsOf(term).BinarySearch(document);
        return found < 0 ? [] : PlacesAt(Starts[term] + found);
    }
}

/// <summary>A place in a document packed into one number that sorts by field and position: field, position, whether it is the whole of a hyphenated
/// word, whether it is the part of a compound.</summary>
internal static class Place
{
    /// <summary>Distance between two neighbouring words.</summary>
    public const int Step = 4;
    public const int LastPosition = (1 << 25) - 1;
    private const int PartFlag = 1, WholeFlag = 2, FieldShift = 27;

    public static int Of(int field, int position, bool whole) => (field << FieldShift) | (position << 2) | (whole ? WholeFlag : 0);
    public static int AsPart(int place) => place | PartFlag;
    public static int Field(int place) => place >> FieldShift;
    public static int Position(int place) => (place >> 2) & LastPosition;
    public static bool IsPart(int place) => (place & PartFlag) != 0;
    public static bool IsWhole(int place) => (place & WholeFlag) != 0;
    /// <summary>True for a word that stands in the text as such, so that it can be part of a phrase.</summary>
    public static bool IsPlain(int place) => (place & (PartFlag | WholeFlag)) == 0;
}
