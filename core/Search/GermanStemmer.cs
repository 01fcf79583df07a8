namespace FundingDirectory.Core.Search;

/// <summary>The CISTEM stemmer (Weißweiler and Fraser 2017) for folded words, without its rule that strips «ge-»: that rule
/// turns «Gemeinde» into «meind» and breaks prefixes. Upper and lower case are treated alike, because queries are typed in lower case.</summary>
public static class GermanStemmer
{
    /// <summary>The stem of a folded word (lower case, no umlauts); words with digits stay as they are.</summary>
    public static string Stem(string folded)
    {
        if (folded.Length < 4 || folded.AsSpan().ContainsAnyInRange('0', '9')) return folded;
        Span<char> word = folded.Length <= GermanText.LongestWord ? stackalloc char[GermanText.LongestWord] : new char[folded.Length];
        var length = Shorten(folded, word);
        length = StripEndings(word, length);
        return folded[..Letters(word[..length])];
    }

    // Double letters, «sch», «ei» and «ie» count as one sound, so that no ending is cut through them.
    private static int Shorten(string folded, Span<char> word)
    {
        Span<char> doubled = folded.Length <= GermanText.LongestWord ? stackalloc char[GermanText.LongestWord] : new char[folded.Length];
        for (var i = 0; i < folded.Length; i++)
        {
            doubled[i] = folded[i];
            if (i + 1 < folded.Length && folded[i + 1] == folded[i]) doubled[++i] = '*';
        }
        var length = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            var rest = doubled[i..folded.Length];
            if (rest.StartsWith("sch")) (word[length++], i) = ('$', i + 2);
            else if (rest.StartsWith("ei")) (word[length++], i) = ('%', i + 1);
            else if (rest.StartsWith("ie")) (word[length++], i) = ('&', i + 1);
            else word[length++] = rest[0];
        }
        return length;
    }

    private static int StripEndings(ReadOnlySpan<char> word, int length)
    {
        while (length > 3)
        {
            var (last, before) = (word[length - 1], word[length - 2]);
            if (length > 5 && ((before == 'e' && last is ('m' or 'r')) || (before == 'n' && last == 'd'))) length -= 2;
            else if (last is 't' or 'e' or 's' or 'n') length--;
            else break;
        }
        return length;
    }

    /// <summary>How many letters of the word the shortened form stands for; a stem is always a beginning of its word.</summary>
    private static int Letters(ReadOnlySpan<char> word)
    {
        var letters = 0;
        foreach (var sound in word) letters += sound switch { '$' => 3, '%' or '&' => 2, _ => 1 };
        return letters;
    }
}
