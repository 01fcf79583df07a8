namespace FundingDirectory.Core.Search;

/// <summary>A word where it stands. <c>Spelling</c>: as the text writes it; <c>At</c>: its <see cref="Place"/>.</summary>
internal readonly record struct ReadWord(string Folded, bool IsWhole, string Spelling, int At);

/// <summary>A document taken apart into words, for what has to look at them more than once.</summary>
internal sealed class ReadDocument
{
    public required bool English { get; init; }
    public required List<ReadWord> Words { get; init; }
    /// <summary>Length of each field in words.</summary>
    public required ushort[] Lengths { get; init; }

    public static ReadDocument Of(SearchDocument document)
    {
        var words = new List<ReadWord>();
        var reader = new DocumentReader(document, stackalloc char[GermanText.LongestWord]);
        while (reader.Next()) words.Add(new ReadWord(reader.Folded.ToString(), reader.IsWhole, reader.Spelling.ToString(), reader.At));
        return new ReadDocument { English = reader.English, Words = words, Lengths = reader.Lengths };
    }
}
