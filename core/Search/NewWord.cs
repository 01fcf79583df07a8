using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>A word while an index is built or updated.</summary>
internal sealed class NewWord(string folded, bool english)
{
    private int _votes;
    private int _lastDocument = -1;
    private string _spelling = "";

    public string Folded => folded;
    public bool English => english;
    /// <summary>Among the words that are kept together with it.</summary>
    public int Number { get; init; }
    /// <summary>The same word of the whole index, once it was taken over there.</summary>
    public NewWord? InIndex { get; set; }
    public int Documents { get; private set; }
    /// <summary>True for what only ever stands as the whole of a hyphenated word.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Counts one occurrence. The spelling that holds the majority stays (majority vote of Boyer and Moore).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Saw(ReadOnlySpan<char> spelling, bool isWhole, int document)
    {
        if (_lastDocument != document) (_lastDocument, Documents) = (document, Documents + 1);
        IsWhole &= isWhole;
        var isSame = spelling.SequenceEqual(_spelling);
        if (_votes == 0)
        {
            if (!isSame) _spelling = spelling.ToString();
            _votes = 1;
        }
        else _votes += isSame ? 1 : -1;
    }

    /// <summary>Adds what was seen of the word in other documents. Votes for another spelling cancel each other out here as well.</summary>
    public void Take(NewWord other)
    {
        if (Documents == 0) (_spelling, _votes) = (other._spelling, other._votes);
        else if (other._spelling == _spelling) _votes += other._votes;
        else if (other._votes > _votes) (_spelling, _votes) = (other._spelling, other._votes - _votes);
        else _votes -= other._votes;
        Documents += other.Documents;
        IsWhole &= other.IsWhole;
    }

    /// <summary>Forgets what was seen, so that other documents can be counted.</summary>
    public void Forget() => (_votes, _lastDocument, Documents, IsWhole) = (0, -1, 0, true);

    public (string Own, string[] Parts) Stems(CompoundSplitter splitter)
    {
        var own = GermanText.Stem(folded, english);
        return (own, english || IsWhole ? [] : [.. splitter.AllParts(folded).Select(p => GermanText.Stem(p)).Where(p => p != own).Distinct()]);
    }

    public WordRow Row(string[] parts, Func<string, int> termOf) => new(folded, english, IsWhole, _spelling, Array.ConvertAll(parts, p => termOf(p)));
}
