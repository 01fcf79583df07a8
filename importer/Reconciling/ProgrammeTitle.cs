using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>A title taken apart for comparing: the words that carry it, and what tells sisters apart: years, numbers of modules and rounds,
/// states, abbreviations in brackets.</summary>
internal sealed partial record ProgrammeTitle(IReadOnlySet<string> Words, IReadOnlySet<string> Years, IReadOnlySet<string> Parts, IReadOnlySet<string> States, IReadOnlySet<string> Abbreviations)
{
    // Words that half of all titles share, in the form that stemming leaves. Not «Aufruf» or «Wettbewerb»: a call is not its programme.
    private static readonly FrozenSet<string> Noise = FrozenSet.ToFrozenSet(
        ("der die das den dem des ein eine einer eines einem einen und oder fuer von vom zu zum zur im in ins am an auf aus bei beim mit nach ueber unter durch um als the of and for to in on a an " +
        "foerderung foerderprogramm programm foerderrichtlinie richtlinie zuwendung gewaehrung bereich rahmen massnahme vorhaben projekt foerdern").Split(' ').Select(Stem));

    private static readonly FrozenDictionary<string, string> StateWords = Vocabulary.States.Select(s => KeyValuePair.Create(Fold(s.Label), s.Value))
        .Concat([new("nrw", "05"), new("mv", "13"), new("bw", "08"), new("rlp", "07")]).ToFrozenDictionary();

    private static readonly FrozenSet<string> Roman = FrozenSet.ToFrozenSet(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]);

    /// <summary>The key under which titles with the same words meet.</summary>
    public string Key { get; } = string.Join(' ', Words.Order(StringComparer.Ordinal));

    public static ProgrammeTitle Of(string title)
    {
        HashSet<string> words = [], years = [], parts = [], states = [], abbreviations = [];
        foreach (var bracket in Brackets().Matches(title).Select(m => m.Groups[1].Value.Trim()).Where(b => Abbreviation().IsMatch(b)))
            if (!StateWords.ContainsKey(Fold(bracket).Replace(" ", "", StringComparison.Ordinal))) abbreviations.Add(Fold(bracket));
        var text = Fold(Brackets().Replace(title, m => Abbreviation().IsMatch(m.Groups[1].Value.Trim()) && !StateWords.ContainsKey(Fold(m.Groups[1].Value)) ? " " : m.Value));
        foreach (var (name, key) in StateWords.OrderByDescending(s => s.Key.Length))
        {
            var without = $" {text} ".Replace($" {name} ", " ", StringComparison.Ordinal).Trim();
            if (without.Length < text.Length) states.Add(key);
            text = without;
        }
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length == 4 && word.All(char.IsAsciiDigit) && word[0] is '1' or '2') years.Add(word);
            else if (word.Any(char.IsAsciiDigit) && word.Length <= 4 || word.Length == 1 || Roman.Contains(word)) parts.Add(word);
            else if (Stem(word) is var stem && !Noise.Contains(stem)) words.Add(stem);
        }
        return new(words, years, parts, states, abbreviations);
    }

    /// <summary>True when the titles name different years, parts or states: sisters, not the same.</summary>
    public bool Contradicts(ProgrammeTitle other) => Differ(Years, other.Years) || Differ(Parts, other.Parts) || (States.Count > 0 && other.States.Count > 0 && !States.Overlaps(other.States));

    /// <summary>True when the titles are the same but for words that half of all titles share.</summary>
    public bool Equals(ProgrammeTitle? other, bool exactly) => other is not null && Key.Length >= 4 && Key == other.Key
        && (!exactly || (Years.SetEquals(other.Years) && Parts.SetEquals(other.Parts) && (Abbreviations.Count == 0 || other.Abbreviations.Count == 0 || Abbreviations.Overlaps(other.Abbreviations))));

    private static bool Differ(IReadOnlySet<string> a, IReadOnlySet<string> b) => a.Count > 0 && b.Count > 0 && !a.SetEquals(b);

    /// <summary>Lower case, umlauts written out, everything else than letters and digits a single space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var c in text.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue").Replace("ß", "ss").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c == '\u00ad') continue;
            if (char.IsLetterOrDigit(c)) folded.Append(c);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().Trim();
    }

    // «kommunale» and «kommunaler» are the same word.
    private static string Stem(string word) => word.Length <= 5 ? word : Ending().Replace(word, "");

    [GeneratedRegex(@"(?:en|er|es|em|e|n|s)$")]
    private static partial Regex Ending();

    [GeneratedRegex(@"[(\[]([^)\]]*)[)\]]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"^(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[\w&/.–-]{2,16}(?: [A-Z]{2,4})?$")]
    private static partial Regex Abbreviation();
}
