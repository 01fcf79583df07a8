using System.Globalization;
using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>Which characters make a word, and how each is written in the index: lower case without diacritics, ß as ss.</summary>
internal static class Folding
{
    // Letters up to here are folded by table; beyond it (Greek, Cyrillic …) only the case is.
    private const int TableSize = 0x0250;
    private static readonly string[] Table = [.. Enumerable.Range(0, TableSize).Select(c => Fold((char)c))];

    public static bool IsWordCharacter(char c) =>
        c < 128 ? (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 : char.IsLetterOrDigit(c);

    /// <summary>True for what may stand inside a word without meaning: soft hyphen, joiners, combining marks of decomposed letters.</summary>
    public static bool IsIgnorable(char c) =>
        c >= 128 && (c == '\u00AD' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>Appends the folded form of one word character and returns the new length; what does not fit is dropped.</summary>
    public static int Append(char c, Span<char> into, int length)
    {
        if (c < TableSize)
        {
            foreach (var folded in Table[c])
                if (length < into.Length) into[length++] = folded;
        }
        else if (length < into.Length) into[length++] = char.ToLowerInvariant(c);
        return length;
    }

    private static string Fold(char c) => c switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => WithoutMarks(c),
    };

    private static string WithoutMarks(char c)
    {
        var letters = c.ToString().Normalize(NormalizationForm.FormD).Where(IsWordCharacter).Select(char.ToLowerInvariant);
        return string.Concat(letters);
    }
}
