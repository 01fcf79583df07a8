namespace FundingDirectory.Core.Search;

/// <summary>Documents of one part, each with what a word of the query adds to its score. A short list names its documents, ascending; a long one has a place for every
/// document of the part, because going through all of them eight at a time is cheaper than visiting those of the list.</summary>
internal sealed class ScoredList
{
    // From this share of the documents on a list is long.
    private const int LongShare = 4;
    private readonly ushort[] _documents;
    private readonly float[] _scores;

    private ScoredList(int count, ushort[] documents, float[] scores, float[]? all) => (Count, _documents, _scores, All) = (count, documents, scores, all);

    public static ScoredList None { get; } = new(0, [], [], null);

    public int Count { get; }
    /// <summary>The documents of a short list.</summary>
    public ReadOnlySpan<ushort> Documents => _documents;
    /// <summary>What the word adds to each of <see cref="Documents"/>.</summary>
    public ReadOnlySpan<float> Scores => _scores;

    /// <summary>Of a long list: what the word adds to each document of the part, 0 where that is not here, filled up to whole words of a bitmap. Null for a short one.</summary>
    public float[]? All { get; }

    /// <summary>The list of a part with so many documents.</summary>
    public static ScoredList Of(ushort[] documents, float[] scores, int ofPart)
    {
        if (!IsLong(documents.Length, ofPart)) return new(documents.Length, documents, scores, null);
        var all = new float[Bitmaps.WordsFor(ofPart) * 64];
        for (var i = 0; i < documents.Length; i++) all[documents[i]] = scores[i];
        return new(documents.Length, [], [], all);
    }

    public static bool IsLong(int documents, int ofPart) => documents > 0 && documents >= ofPart / LongShare;

    /// <summary>What it adds to a document; 0 when that is not here.</summary>
    public float Of(int document) => All is not null ? All[document] : Documents.BinarySearch((ushort)document) is >= 0 and var at ? _scores[at] : 0;
}
