using System.Globalization;

namespace FundingDirectory.Core.Search;

/// <summary>Another word that is searched as well, as the list writes it. <c>Weight</c>: 0–1 of what the typed word counts.</summary>
public sealed record Synonym(string Text, double Weight);

/// <summary>The curated synonyms, applied to queries only, so that the list can change without building the index anew.</summary>
public sealed class Synonyms
{
    private const double DefaultWeight = 0.7;
    private readonly Dictionary<string, List<Synonym>> _byKey = new(StringComparer.Ordinal);

    private Synonyms() { }

    /// <summary>The list that ships with the directory, as text; editors may put another one in its place.</summary>
    public static string Shipped { get; } = SearchLists.Read("Synonyms.txt");

    /// <summary>The list that ships with the directory.</summary>
    public static Synonyms Embedded { get; } = Parse(Shipped);

    /// <summary>Number of words of the longest entry that can be found.</summary>
    public int LongestKey { get; private set; }

    /// <summary>Reads a list; the format stands at the top of Synonyms.txt.</summary>
    /// <exception cref="FormatException">A line is not in that format; the message is German and names the line.</exception>
    public static Synonyms Parse(string text)
    {
        var synonyms = new Synonyms();
        return synonyms.Add(SearchLists.Lines(text)) is { } mistake ? throw new FormatException(mistake) : synonyms;
    }

    /// <summary>The first mistake in a list, in German and with its line; null when it can be read.</summary>
    public static string? Mistake(string text) => new Synonyms().Add(SearchLists.Lines(text));

    private string? Add(IEnumerable<(int Number, string Text)> lines) =>
        lines.Select(l => Add(l.Text) is { } wrong ? $"Zeile {l.Number} der Synonyme: {wrong} («{l.Text}»)" : null).FirstOrDefault(m => m is not null);

    /// <summary>Everything that may be searched as a synonym.</summary>
    public IEnumerable<string> Texts => _byKey.Values.SelectMany(v => v).Select(s => s.Text).Distinct();

    /// <summary>The synonyms of a sequence of stems joined by blanks; empty when there are none.</summary>
    public IReadOnlyList<Synonym> Find(string key) => _byKey.TryGetValue(key, out var found) ? found : [];

    /// <summary>The key of a term: the stems of its words joined by blanks, hyphenated words in parts or whole. Stop words are left out.</summary>
    internal static string KeyOf(IEnumerable<Word> words, bool hyphenatedWhole) =>
        string.Join(' ', KeyWords(words, hyphenatedWhole).Select(w => GermanText.Stem(w.Folded)));

    private static IEnumerable<Word> KeyWords(IEnumerable<Word> words, bool hyphenatedWhole) =>
        words.Where(w => !w.IsStop && w.Form != (hyphenatedWhole ? WordForm.Part : WordForm.Whole));

    /// <summary>Adds a line; what is wrong with it, or null.</summary>
    private string? Add(string line)
    {
        var weight = DefaultWeight;
        var at = line.LastIndexOf('@');
        if (at >= 0)
        {
            if (!double.TryParse(line.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out weight) || weight is <= 0 or > 1)
                return "Nach @ muss eine Zahl über 0 und höchstens 1 stehen, zum Beispiel 0.7.";
            line = line[..at];
        }
        var arrow = line.Split("->", StringSplitOptions.TrimEntries);
        if (arrow.Length > 2) return "Es darf nur ein Pfeil (->) vorkommen.";
        var from = Terms(arrow[0]);
        var to = arrow.Length == 2 ? Terms(arrow[1]) : from;
        if (from.Length == 0 || to.Length == 0) return "Vor und nach dem Pfeil muss ein Wort stehen.";
        if (arrow.Length == 1 && from.Length < 2) return "Eine Gruppe braucht mindestens zwei Wörter, getrennt durch =.";
        if (from.Concat(to).FirstOrDefault(t => KeyOf(GermanText.Words(t), false).Length == 0) is { } empty) return $"«{empty}» enthält kein Wort, das gesucht werden kann.";
        foreach (var term in from)
            foreach (var other in to)
                if (other != term) Add(term, other, weight);
        return null;
    }

    private void Add(string term, string other, double weight)
    {
        var words = GermanText.Words(term);
        string[] keys = [KeyOf(words, hyphenatedWhole: false), KeyOf(words, hyphenatedWhole: true)];
        foreach (var key in keys.Distinct().Where(k => k.Length > 0))
        {
            LongestKey = Math.Max(LongestKey, key.Count(c => c == ' ') + 1);
            if (!_byKey.TryGetValue(key, out var list)) _byKey[key] = list = [];
            if (!list.Exists(s => s.Text == other)) list.Add(new Synonym(other, weight));
        }
    }

    private static string[] Terms(string side) => side.Split('=', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
