namespace FundingDirectory.Core.Search;

/// <summary>Every word of the corpus as written, in one ordered table: its term (stem), the terms of its compound parts, its usual
/// spelling and in how many documents it stands. Prefixes, suggestions and corrections work on words, the postings on terms.</summary>
internal sealed class WordTable
{
    private readonly Dictionary<string, int> _terms;

    public WordTable(IReadOnlyList<IndexedWord> words, string[] terms)
    {
        Words = [.. words];
        Terms = terms;
        _terms = new Dictionary<string, int>(terms.Length, StringComparer.Ordinal);
        for (var t = 0; t < terms.Length; t++) _terms[terms[t]] = t;
    }

    /// <summary>In ordinal order of the folded form.</summary>
    public IndexedWord[] Words { get; }
    /// <summary>The stems in ordinal order; a term is its index here.</summary>
    public string[] Terms { get; }

    /// <summary>The term of a stem; -1 when the corpus does not have it.</summary>
    public int TermOf(string stem) => _terms.GetValueOrDefault(stem, -1);

    /// <summary>Whether the corpus has a folded word as such.</summary>
    public bool Has(string folded) => FirstAtLeast(folded) is var at && at < Words.Length && Words[at].Folded == folded;

    /// <summary>A folded word as the corpus mostly writes it; as it is when the corpus does not have it.</summary>
    public string Spelling(string folded) => FirstAtLeast(folded) is var at && at < Words.Length && Words[at].Folded == folded ? Words[at].Spelling : folded;

    /// <summary>The contiguous range of words that begin with a folded prefix.</summary>
    public ReadOnlySpan<IndexedWord> StartingWith(string prefix)
    {
        var (from, to) = (FirstAtLeast(prefix), FirstAtLeast(prefix + char.MaxValue));
        return Words.AsSpan(from, to - from);
    }

    private int FirstAtLeast(string folded)
    {
        var (low, high) = (0, Words.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(Words[middle].Folded, folded) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

/// <summary>One word of the corpus. <c>Spelling</c>: as the corpus mostly writes it. <c>Documents</c>: in how many it stands.</summary>
internal sealed class IndexedWord(string folded, bool english)
{
    private int _votes;
    private int _lastDocument = -1;

    public string Folded { get; } = folded;
    public bool English { get; } = english;
    public string Spelling { get; private set; } = "";
    public int Documents { get; private set; }
    public int Term { get; set; }
    public int[] PartTerms { get; set; } = [];
    /// <summary>True for a hyphenated word as a whole; its parts are indexed anyway.</summary>
    public bool IsWhole { get; init; }
    /// <summary>Which letters occur, one bit each, to pass over most words when looking for similar ones.</summary>
    public uint Letters { get; } = LettersOf(folded);

    /// <summary>Counts one occurrence. The spelling that holds the majority stays (majority vote of Boyer and Moore).</summary>
    public void Saw(ReadOnlySpan<char> spelling, int document)
    {
        if (_lastDocument != document) (_lastDocument, Documents) = (document, Documents + 1);
        if (_votes == 0) (Spelling, _votes) = (spelling.ToString(), 1);
        else _votes += spelling.SequenceEqual(Spelling) ? 1 : -1;
    }

    public static uint LettersOf(string folded)
    {
        var letters = 0u;
        foreach (var c in folded) letters |= 1u << (c is >= 'a' and <= 'z' ? c - 'a' : 26 + (c % 6));
        return letters;
    }
}
