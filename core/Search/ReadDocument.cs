namespace FundingDirectory.Core.Search;

/// <summary>A word where it stands. <c>Text</c>, <c>Start</c>, <c>Length</c>: as it is spelt there; <c>At</c>: its <see cref="Place"/>.</summary>
internal readonly record struct ReadWord(string Folded, bool IsWhole, string Text, int Start, int Length, int At)
{
    public ReadOnlySpan<char> Spelling => Text.AsSpan(Start, Length);
}

/// <summary>A document taken apart into words. Depends on nothing but its texts, so documents can be read side by side.</summary>
internal sealed class ReadDocument
{
    // Between two texts of one field, so that no phrase runs across them.
    private const int Gap = 20;

    public required bool English { get; init; }
    public List<ReadWord> Words { get; } = [];
    /// <summary>Length of each field in words.</summary>
    public ushort[] Lengths { get; } = new ushort[FieldWeights.Count];

    public static ReadDocument Of(SearchDocument document)
    {
        var read = new ReadDocument { English = document.IsEnglish };
        var words = new List<Word>();
        for (var field = 0; field < FieldWeights.Count; field++)
        {
            var (offset, length) = (0, 0);
            foreach (var text in document.Texts[field])
            {
                words.Clear();
                GermanText.Words(text, words);
                foreach (var word in words)
                {
                    if (word.IsStop || offset + word.Position > Place.LastPosition) continue;
                    var whole = word.Form == WordForm.Whole;
                    if (!whole) length++;
                    read.Words.Add(new ReadWord(word.Folded, whole, text, word.Start, word.Length, Place.Of(field, offset + word.Position, whole)));
                }
                offset += (words.Count > 0 ? words[^1].Position : 0) + Gap;
            }
            read.Lengths[field] = (ushort)Math.Min(length, ushort.MaxValue);
        }
        return read;
    }
}
