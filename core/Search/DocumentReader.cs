using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Walks over the words of a document that are indexed. Depends on nothing but its texts, so documents can be read side by side.</summary>
/// <param name="buffer">Room for <see cref="GermanText.LongestWord"/> characters.</param>
internal ref struct DocumentReader(SearchDocument document, Span<char> buffer)
{
    // Between two texts of one field, so that no phrase runs across them.
    private const int Gap = 20;

    private readonly IReadOnlyList<string>[] _texts = document.Texts;
    private readonly Span<char> _buffer = buffer;
    private WordReader _words;
    private int _field, _nextText, _offset;

    /// <summary>Length of each field in words, as far as it was read.</summary>
    public ushort[] Lengths { get; } = new ushort[FieldWeights.Count];
    public bool English { get; } = document.IsEnglish;
    /// <summary>The word as the index writes it; until the next one.</summary>
    public readonly ReadOnlySpan<char> Folded => _words.Folded;
    /// <summary>The word as the document writes it.</summary>
    public readonly ReadOnlySpan<char> Spelling => _words.Spelling;
    public readonly bool IsWhole => _words.Form == WordForm.Whole;
    /// <summary>The <see cref="Place"/> of the word.</summary>
    public readonly int At => Place.Of(_field, _offset + _words.Position, IsWhole);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        do
        {
            while (_words.Next())
            {
                if (_words.IsStop || _offset + _words.Position > Place.LastPosition) continue;
                if (!IsWhole && Lengths[_field] < ushort.MaxValue) Lengths[_field]++;
                return true;
            }
        }
        while (NextText());
        return false;
    }

    private bool NextText()
    {
        if (_nextText > 0) _offset += Math.Max(0, _words.Position) + Gap;
        for (; _field < _texts.Length; (_field, _nextText, _offset) = (_field + 1, 0, 0))
        {
            if (_nextText == _texts[_field].Count) continue;
            _words = new WordReader(_texts[_field][_nextText++], _buffer);
            return true;
        }
        return false;
    }
}
