using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>What is known of a word when a table is made. <c>Spelling</c>: as the corpus mostly writes it. <c>Parts</c>: terms of its compound parts.</summary>
internal sealed record WordRow(string Folded, bool English, bool IsWhole, string Spelling, int[] Parts)
{
    /// <summary>The order of the table: by UTF-8 bytes, so that a beginning is a contiguous range.</summary>
    public static int Compare(WordRow a, WordRow b) => Compare(a.Folded, a.English, b.Folded, b.English);

    public static int Compare(string a, bool aEnglish, string b, bool bEnglish)
    {
        // UTF-16 and UTF-8 agree on the order except for surrogates.
        var order = a.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') || b.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF')
            ? Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)) : string.CompareOrdinal(a, b);
        return order != 0 ? order : aEnglish.CompareTo(bEnglish);
    }

    /// <summary>Things in the order of their words. Mostly the first bytes decide, which are compared as one number.</summary>
    public static List<T> Sorted<T>(IReadOnlyCollection<T> things, Func<T, (string Folded, bool English)> wordOf)
    {
        var keyed = things.Select(t => (First: FirstBytes(wordOf(t).Folded), Thing: t)).ToArray();
        Array.Sort(keyed, (a, b) =>
        {
            if (a.First != b.First) return a.First.CompareTo(b.First);
            var (one, other) = (wordOf(a.Thing), wordOf(b.Thing));
            return Compare(one.Folded, one.English, other.Folded, other.English);
        });
        return [.. keyed.Select(k => k.Thing)];
    }

    private static ulong FirstBytes(string word)
    {
        Span<byte> bytes = stackalloc byte[SortedTexts.MostBytes];
        bytes[..sizeof(ulong)].Clear();
        Encoding.UTF8.GetBytes(word, bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}

/// <summary>Words in order, in a few flat arrays instead of one object each.</summary>
internal sealed class WordRows
{
    private const byte EnglishFlag = 1, WholeFlag = 2, CapitalFlag = 4, OtherSpellingFlag = 8;
    /// <summary>The upper half of the flags counts the parts.</summary>
    private const int PartsShift = 4, MostParts = 15;
    private const int Block = 16;

    public required SortedTexts Folded { get; init; }
    /// <summary>Spellings that are neither the folded form nor that with a capital, and the words they belong to, ascending.</summary>
    public required TextTable Spellings { get; init; }
    public required int[] SpellingWords { get; init; }
    public required byte[] Flags { get; init; }
    /// <summary>First of the part terms of one word in sixteen in <see cref="Parts"/>.</summary>
    public required int[] PartStarts { get; init; }
    public required int[] Parts { get; init; }

    public static WordRows Empty { get; } = Of([]);

    public int Count => Flags.Length;

    /// <summary>The table of rows that are in order (<see cref="WordRow.Compare(WordRow, WordRow)"/>).</summary>
    public static WordRows Of(IReadOnlyList<WordRow> rows)
    {
        var (flags, spellings, spellingWords, partStarts, parts) = (new byte[rows.Count], new List<string>(), new List<int>(), new int[(rows.Count + Block - 1) / Block], new List<int>());
        for (var w = 0; w < rows.Count; w++)
        {
            var row = rows[w];
            if (w % Block == 0) partStarts[w / Block] = parts.Count;
            var spelling = row.Spelling == row.Folded ? 0 : row.Spelling == Capital(row.Folded) ? CapitalFlag : OtherSpellingFlag;
            var kept = row.Parts.AsSpan(0, Math.Min(row.Parts.Length, MostParts));
            flags[w] = (byte)((row.English ? EnglishFlag : 0) | (row.IsWhole ? WholeFlag : 0) | spelling | (kept.Length << PartsShift));
            if (spelling == OtherSpellingFlag)
            {
                spellings.Add(row.Spelling);
                spellingWords.Add(w);
            }
            parts.AddRange(kept);
        }
        return new WordRows
        {
            Folded = SortedTexts.Of([.. rows.Select(r => r.Folded)]), Spellings = TextTable.Of(spellings), SpellingWords = [.. spellingWords],
            Flags = flags, PartStarts = partStarts, Parts = [.. parts],
        };
    }

    /// <summary>A row as it was given.</summary>
    public WordRow this[int word] => new(Folded.Text(word), IsEnglish(word), IsWhole(word), Spelling(word), PartsOf(word).ToArray());

    public bool IsEnglish(int word) => (Flags[word] & EnglishFlag) != 0;

    /// <summary>True for a hyphenated word as a whole; its parts are indexed anyway.</summary>
    public bool IsWhole(int word) => (Flags[word] & WholeFlag) != 0;

    public ReadOnlySpan<int> PartsOf(int word)
    {
        var start = PartStarts[word / Block];
        for (var before = word / Block * Block; before < word; before++) start += Flags[before] >> PartsShift;
        return Parts.AsSpan(start, Flags[word] >> PartsShift);
    }

    public string Spelling(int word)
    {
        if ((Flags[word] & OtherSpellingFlag) != 0) return Spellings.Text(Array.BinarySearch(SpellingWords, word));
        return (Flags[word] & CapitalFlag) != 0 ? Capital(Folded.Text(word)) : Folded.Text(word);
    }

    /// <summary>The word in a language; -1 when it is not here.</summary>
    public int Find(ReadOnlySpan<char> folded, bool english)
    {
        var first = Folded.Find(folded);
        if (first < 0 || IsEnglish(first) == english) return first;
        return first + 1 < Count && IsEnglish(first + 1) == english && folded.SequenceEqual(Folded.Text(first + 1)) ? first + 1 : -1;
    }

    private static string Capital(string folded) => folded.Length == 0 ? folded : char.ToUpperInvariant(folded[0]) + folded[1..];
}
