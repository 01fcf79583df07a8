using System.Buffers;

namespace FundingDirectory.Core.Search;

/// <summary>A light stemmer for English texts: plural s, -ing and -ed, and the silent e they leave behind. It joins what a reader takes for
/// the same word (cities/city, funded/funding) and leaves everything else alone.</summary>
public static class EnglishStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The stem of a folded word; words with digits stay as they are.</summary>
    public static string Stem(string folded)
    {
        if (folded.Length < 4 || folded.AsSpan().ContainsAnyInRange('0', '9')) return folded;
        var word = Singular(folded);
        if (EndsAfterVowel(word, "ing")) word = Undouble(word[..^3]);
        else if (EndsAfterVowel(word, "ed")) word = Undouble(word[..^2]);
        // «services» and «servicing», «create» and «creating» meet without their silent e.
        return word.Length > 4 && word[^1] == 'e' && word[^2] != 'e' ? word[..^1] : word;
    }

    private static string Singular(string word)
    {
        if (word[^1] != 's' || word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal)) return word;
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        string[] hissing = ["sses", "shes", "ches", "xes", "zes"];
        return Array.Exists(hissing, e => word.EndsWith(e, StringComparison.Ordinal)) ? word[..^2] : word[..^1];
    }

    // The rest must keep three letters and a vowel: «string» and «need» are no verb forms.
    private static bool EndsAfterVowel(string word, string ending) =>
        word.Length >= ending.Length + 3 && word.EndsWith(ending, StringComparison.Ordinal) && !(ending == "ed" && word[^3] == 'e')
        && word.AsSpan(0, word.Length - ending.Length).ContainsAny(Vowels);

    private static string Undouble(string word) =>
        word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;
}
