using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>Which characters make a word, and how each is written in the index: lower case without diacritics, ß as ss.</summary>
internal static class Folding
{
    // Letters up to here are folded by table; beyond it (Greek, Cyrillic …) only the case is.
    private const int TableSize = 0x0250;
    private static readonly string[] Table = [.. Enumerable.Range(0, TableSize).Select(c => Fold((char)c))];
    // Nearly every letter is folded to one; 0 for the others.
    private static readonly char[] Single = Array.ConvertAll(Table, f => f.Length == 1 ? f[0] : '\0');

    public static bool IsWordCharacter(char c) =>
        c < 128 ? (uint)((c | 0x20) - 'a') < 26 || (uint)(c - '0') < 10 : char.IsLetterOrDigit(c);

    /// <summary>True for what may stand inside a word without meaning: soft hyphen, joiners, combining marks of decomposed letters.</summary>
    public static bool IsIgnorable(char c) =>
        c >= 128 && (c == '\u00AD' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format);

    public static bool IsHyphen(char c) => c is '-' or '\u2010' or '\u2011';

    /// <summary>Appends the folded form of the word characters of a text and returns the new length; what does not fit is dropped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Append(ReadOnlySpan<char> text, Span<char> into, int length)
    {
        foreach (var c in text)
        {
            if (!IsWordCharacter(c)) continue;
            if (length == into.Length) break;
            if (c >= TableSize) into[length++] = char.ToLowerInvariant(c);
            else if (Single[c] is not '\0' and var single) into[length++] = single;
            else
                foreach (var folded in Table[c])
                    if (length < into.Length) into[length++] = folded;
        }
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
