namespace FundingDirectory.Core.Search;

/// <summary>Documents of one part in ascending order, each with its impact there (<see cref="Impact"/>). <c>Start</c>: where it begins in shared arrays.</summary>
internal readonly struct PostingList(ushort[] documents, ushort[] impacts, int start, int count)
{
    public static PostingList None { get; } = new([], [], 0, 0);

    public int Start => start;
    public int Count => count;
    public ReadOnlySpan<ushort> Documents => documents.AsSpan(start, count);
    public ReadOnlySpan<ushort> Impacts => impacts.AsSpan(start, count);

    /// <summary>The place of a document in the list; negative when it is not there.</summary>
    public int Find(int document) => Documents.BinarySearch((ushort)document);

    /// <summary>Gallops to the first document that is not smaller; true when it is the one asked for. Lists of very different length are the rule.</summary>
    public static bool Advance(ReadOnlySpan<ushort> documents, ref int at, int document)
    {
        var step = 1;
        while (at + step < documents.Length && documents[at + step] < document) step *= 2;
        var (low, high) = (at + (step >> 1), Math.Min(at + step + 1, documents.Length));
        if (at >= documents.Length) return false;
        if (documents[at] >= document) (low, high) = (at, at);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (documents[middle] < document) low = middle + 1;
            else high = middle;
        }
        at = low;
        return at < documents.Length && documents[at] == document;
    }
}
