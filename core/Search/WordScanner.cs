using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Walks over the runs of letters and digits of a text without allocating. A hyphenated word gives one run per part;
/// the number of the run is the word's position, so every reader of a text counts alike.</summary>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    public int Position { get; private set; } = -1;
    public int Start { get; private set; }
    /// <summary>First character after the run.</summary>
    public int End { get; private set; }
    /// <summary>True when a hyphen ties this run to the one that follows directly.</summary>
    public bool Joined { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        var i = _next;
        while (i < _text.Length && !Folding.IsWordCharacter(_text[i])) i++;
        if (i >= _text.Length) return false;

        Start = i;
        while (i < _text.Length && (Folding.IsWordCharacter(_text[i]) || Folding.IsIgnorable(_text[i]))) i++;
        End = i;
        Joined = i + 1 < _text.Length && Folding.IsHyphen(_text[i]) && Folding.IsWordCharacter(_text[i + 1]);
        _next = i;
        Position++;
        return true;
    }
}
