using System.Collections.Frozen;

namespace FundingDirectory.Core.Search;

/// <summary>How a word stands in the text: alone, as part of a hyphenated word, or the hyphenated word as a whole.</summary>
public enum WordForm { Plain, Part, Whole }

/// <summary>One word of a text. <c>Folded</c>: lower case, umlauts without dots, ß as ss. <c>Start</c> and <c>Length</c>: characters of
/// the original text. A whole hyphenated word shares the position of its first part.</summary>
public readonly record struct Word(string Folded, int Position, int Start, int Length, WordForm Form, bool IsStop);

/// <summary>Takes text apart the way the index needs it: runs of letters and digits, folded, with place and position.</summary>
public static class GermanText
{
    /// <summary>Longer words are cut here; no German word that anybody types is longer.</summary>
    public const int LongestWord = 64;

    private static readonly FrozenSet<string> Stops = (
        "der die das den dem des ein eine einer eines einem einen und oder aber fur von vom zu zum zur im in ins am an auf aus bei beim mit nach uber unter vor " +
        "durch gegen ohne um als auch ist sind war waren wird werden wurde wurden kann konnen hat haben habe sich nicht nur es sie er wir ihr ihre ihren ihrem ihrer sein seine " +
        "seiner dass wie so noch sowie bzw etc wer was wo wenn bis je diese dieser dieses diesem diesen the of and for to is are on with by").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopsBySpan = Stops.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Every word of the text in order; a hyphenated word comes as a whole first and then part by part.</summary>
    public static List<Word> Words(string text)
    {
        var words = new List<Word>();
        var reader = new WordReader(text, stackalloc char[LongestWord]);
        while (reader.Next()) words.Add(new Word(reader.Folded.ToString(), reader.Position, reader.Start, reader.End - reader.Start, reader.Form, reader.IsStop));
        return words;
    }

    /// <summary>A single word as the index writes it, for instance «forderung» for «Förderung»; separators are left out.</summary>
    public static string Fold(string word)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        return new string(buffer[..Folding.Append(word, buffer, 0)]);
    }

    /// <summary>The stem under which a folded word is indexed in a text of the given language.</summary>
    public static string Stem(string folded, bool english = false) => english ? EnglishStemmer.Stem(folded) : GermanStemmer.Stem(folded);

    /// <summary>True for words so common that they are neither indexed nor searched.</summary>
    public static bool IsStop(string folded) => Stops.Contains(folded);

    /// <summary>The same for a word that is part of a longer text.</summary>
    public static bool IsStop(ReadOnlySpan<char> folded) => StopsBySpan.Contains(folded);

    /// <summary>The reading of a word typed without umlauts («foerderung» as «forderung»); null when there is none. After a vowel or q
    /// «ue» is not an umlaut (neue, Quelle).</summary>
    public static string? WithoutTranscription(string folded)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        var length = 0;
        for (var i = 0; i < folded.Length && length < buffer.Length; i++)
        {
            buffer[length++] = folded[i];
            var mayBeUmlaut = folded[i] is 'a' or 'o' or 'u' && (i == 0 || folded[i - 1] is not ('a' or 'e' or 'i' or 'o' or 'u' or 'q'));
            if (mayBeUmlaut && i + 1 < folded.Length && folded[i + 1] == 'e') i++;
        }
        return length == folded.Length ? null : new string(buffer[..length]);
    }

    /// <summary>A word with its umlauts written as ae, oe, ue, folded; null when it has none.</summary>
    public static string? Transcribed(ReadOnlySpan<char> word)
    {
        var composed = word.ToString().Normalize(System.Text.NormalizationForm.FormC).ToLowerInvariant();
        return composed.AsSpan().IndexOfAny("äöü") < 0 ? null : Fold(composed.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal));
    }
}
