using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Splits German compounds (Digitalisierungsförderung) into words that occur on their own in the same corpus, so that
/// no foreign dictionary is needed. The parts must cover the word; s, es, n, en or e may stand between them.</summary>
public sealed class CompoundSplitter(Func<ReadOnlySpan<char>, bool> isWord)
{
    private const int ShortestPart = 4, ShortestFirst = 5;
    private static readonly string[] Links = ["", "s", "es", "n", "en", "e"], FirstLinks = ["s", ""];

    // Words of the field that build compounds, for a corpus in which they hardly stand alone.
    private static readonly FrozenSet<string> DomainWords = (
        "antrag beratung bildung breitband burger chat cloud cyber daten dienst digital digitalisierung dorf elektro energie entwicklung fachkraft forderung forschung frist gemeinde geo " +
        "gesundheit gigabit glasfaser hochschule infrastruktur innenstadt innovation intelligenz investition kinder klima kommunal kommune konzept kooperation kredit kreis kultur land landkreis " +
        "medien mittel mobilfunk mobilitat netz netzwerk online pilot plattform portal programm projekt quartier rathaus region richtlinie schule schutz service sicherheit software sozial " +
        "sprache stadt strategie telefon topf tourismus umwelt unternehmen verbund verkehr verwaltung warme wasser weiterbildung werk wettbewerb wirtschaft wissen zentrum zukunft zuschuss").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsDomainWord = DomainWords.GetAlternateLookup<ReadOnlySpan<char>>();

    // Endings that look like words, and forms that only stand before a suspended hyphen (Verwaltungs- und …).
    private static readonly FrozenSet<string> NotParts = FrozenSet.Create("innen", "ende", "ionen", "samt");
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> IsNotPart = NotParts.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly string[] Suspended = ["ungs", "heits", "keits", "schafts", "ions", "tats"];

    /// <summary>The largest known parts that cover a folded word, in their order; empty when it cannot be split.</summary>
    public IReadOnlyList<string> Split(string folded) => folded.Length is < 2 * ShortestPart or > GermanText.LongestWord ? [] : CoarsestCover(folded) ?? [];

    /// <summary>Every known part of a folded word, the parts of its parts included.</summary>
    public IReadOnlyList<string> AllParts(string folded)
    {
        var parts = new List<string>(Split(folded));
        for (var i = 0; i < parts.Count; i++) parts.AddRange(Split(parts[i]));
        return parts;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private List<string>? CoarsestCover(string word)
    {
        // count[i]: fewest parts that cover the word up to i, links included; least[i]: length of the shortest of them; came[i]: where the last part starts.
        Span<int> count = stackalloc int[word.Length + 1], least = stackalloc int[word.Length + 1], came = stackalloc int[word.Length + 1], ends = stackalloc int[word.Length + 1];
        count.Fill(int.MaxValue);
        (count[0], least[0]) = (0, int.MaxValue);
        for (var start = 0; start <= word.Length - ShortestPart; start++)
        {
            if (count[start] == int.MaxValue) continue;
            for (var end = start + ShortestPart; end <= word.Length; end++)
            {
                if (end - start == word.Length || !IsKnown(word, start, end)) continue;
                foreach (var link in Links)
                {
                    var next = end + link.Length;
                    if (next > word.Length || (next == word.Length && link.Length > 0) || !word.AsSpan(end, link.Length).SequenceEqual(link)) continue;
                    // Of two covers the one without a scrap is more plausible: Landwirtschaft + Ministerium, not Land + Wirtschaftsministerium.
                    var shortest = Math.Min(least[start], end - start);
                    if (count[start] + 1 < count[next] || (count[start] + 1 == count[next] && shortest > least[next]))
                        (count[next], least[next], came[next], ends[next]) = (count[start] + 1, shortest, start, end);
                }
            }
        }
        if (count[word.Length] is int.MaxValue or < 2) return null;
        var parts = new List<string>();
        for (var at = word.Length; at > 0; at = came[at]) parts.Add(word[came[at]..ends[at]]);
        parts.Reverse();
        return parts;
    }

    /// <summary>For a word that cannot be split because its first part never stands alone: that part, when a known word follows it. Null when there is none.</summary>
    public string? FirstPart(string folded)
    {
        for (var at = ShortestFirst; at <= folded.Length - ShortestPart; at++)
            foreach (var link in FirstLinks)
                if (at - link.Length >= ShortestFirst && folded.AsSpan(0, at).EndsWith(link) && IsKnown(folded, at, folded.Length)) return folded[..(at - link.Length)];
        return null;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool IsKnown(ReadOnlySpan<char> word, int start, int end)
    {
        var part = word[start..end];
        return (isWord(part) || IsDomainWord.Contains(part)) && !GermanText.IsStop(part) && !IsNotPart.Contains(part) && !IsSuspended(part);
    }

    private static bool IsSuspended(ReadOnlySpan<char> part)
    {
        foreach (var ending in Suspended)
            if (part.EndsWith(ending)) return true;
        return false;
    }
}
