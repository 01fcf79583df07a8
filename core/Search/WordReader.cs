using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Walks over the words of a text, folded, without making a text of any of them. A hyphenated word comes as a whole first and then part by part.</summary>
/// <param name="buffer">Room for <see cref="GermanText.LongestWord"/> characters.</param>
internal ref struct WordReader(ReadOnlySpan<char> text, Span<char> buffer)
{
    private const int MostHyphenatedParts = 6;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<char> _buffer = buffer;
    private WordScanner _scanner = new(text);
    private int _length;
    private bool _inside, _gaveWhole;

    /// <summary>The word as the index writes it; until the next one.</summary>
    public readonly ReadOnlySpan<char> Folded => _buffer[.._length];
    /// <summary>The word as the text writes it.</summary>
    public readonly ReadOnlySpan<char> Spelling => _text[Start..End];
    /// <summary>Of the last word that was read; -1 before the first.</summary>
    public readonly int Position => _scanner.Position;
    public readonly int Start => _scanner.Start;
    /// <summary>First character after the word.</summary>
    public int End { get; private set; }
    public WordForm Form { get; private set; }
    public readonly bool IsStop => Form == WordForm.Plain && GermanText.IsStop(Folded);

    // A start runs this cold. To count its calls for profile-guided code costs more there than such code ever brings: hence the whole optimisation at once, here and
    // wherever else an index is built.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        if (!_gaveWhole)
        {
            if (!_scanner.Next()) return false;
            if (_scanner.Joined && !_inside && IsWhole()) return _gaveWhole = true;
        }
        _gaveWhole = false;
        Form = _scanner.Joined || _inside ? WordForm.Part : WordForm.Plain;
        (_inside, End) = (_scanner.Joined, _scanner.End);
        _length = Folding.Append(_text[_scanner.Start.._scanner.End], _buffer, 0);
        return true;
    }

    /// <summary>Reads ahead over a hyphenated word; false when it is too long to be one.</summary>
    private bool IsWhole()
    {
        var ahead = _scanner;
        var (length, parts) = (0, 0);
        while (true)
        {
            length = Folding.Append(_text[ahead.Start..ahead.End], _buffer, length);
            if (++parts > MostHyphenatedParts || length == GermanText.LongestWord) return false;
            if (!ahead.Joined || !ahead.Next()) break;
        }
        (_length, End, Form) = (length, ahead.End, WordForm.Whole);
        return true;
    }
}
