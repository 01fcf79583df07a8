using System.Collections.Frozen;

namespace FundingDirectory.Core.Search;

/// <summary>Words of queries that tell little: fillers, which are left out, and weak words, which need not occur.</summary>
public sealed class QueryWords
{
    private const string Fillers = "weglassen:", Weak = "nebensächlich:";
    private readonly FrozenSet<string> _fillers, _weak;

    private QueryWords(IEnumerable<string> fillers, IEnumerable<string> weak) => (_fillers, _weak) = (fillers.ToFrozenSet(), weak.ToFrozenSet());

    /// <summary>The list that ships with the directory.</summary>
    public static QueryWords Embedded { get; } = Parse(SearchLists.Read("QueryWords.txt"));

    /// <summary>True for a word that only makes a sentence of the query.</summary>
    public bool IsFiller(string folded) => _fillers.Contains(folded);

    /// <summary>True for a word that a document may do without.</summary>
    public bool IsWeak(string folded) => _weak.Contains(GermanText.Stem(GermanText.WithoutTranscription(folded) ?? folded));

    /// <summary>Reads a list; the format stands at the top of QueryWords.txt.</summary>
    /// <exception cref="FormatException">A line is not in that format; the message is German and names the line.</exception>
    public static QueryWords Parse(string text)
    {
        var (fillers, weak) = (new List<string>(), new List<string>());
        foreach (var (number, line) in SearchLists.Lines(text))
        {
            if (line.StartsWith(Fillers, StringComparison.Ordinal)) fillers.AddRange(GermanText.Words(line[Fillers.Length..]).Select(w => w.Folded));
            else if (line.StartsWith(Weak, StringComparison.Ordinal)) weak.AddRange(GermanText.Words(line[Weak.Length..]).Select(w => GermanText.Stem(w.Folded)));
            else throw new FormatException($"Zeile {number}: Sie muss mit «{Fillers}» oder «{Weak}» beginnen.");
        }
        return new(fillers, weak);
    }
}
