using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Web.Components;

/// <summary>What one word of a search found in an entry. <c>As</c>: other words it was found as; <c>Percent</c>: how much of the score it makes.</summary>
public sealed record FoundWord(string Typed, IReadOnlyList<string> As, IReadOnlyList<string> Fields, int Percent)
{
    private const int MostForms = 4;

    /// <summary>The words of a hit, the one that counts most first.</summary>
    public static IReadOnlyList<FoundWord> Of(IReadOnlyList<ScorePart> parts)
    {
        var total = parts.Sum(p => p.Contribution);
        return total <= 0 ? [] :
        [
            .. parts.GroupBy(p => p.Term).OrderByDescending(g => g.Sum(p => p.Contribution)).Select(g => new FoundWord(
                g.Key,
                [.. Ordered(g, p => p.Matched).Where(m => !string.Equals(m, g.Key, StringComparison.OrdinalIgnoreCase)).Take(MostForms)],
                [.. Ordered(g, p => Field(p.Field))],
                (int)Math.Round(100 * g.Sum(p => p.Contribution) / total))),
        ];
    }

    /// <summary>The whole in a sentence.</summary>
    public string Sentence =>
        $"«{Typed.Trim('«', '»')}» steht {(As.Count > 0 ? $"als {German.List(As.Select(a => $"«{a}»"), "oder")} " : "")}in {German.List(Fields)}: {German.Percent(Percent)} der Wertung";

    private static IEnumerable<string> Ordered(IEnumerable<ScorePart> parts, Func<ScorePart, string> by) =>
        parts.GroupBy(by).OrderByDescending(g => g.Sum(p => p.Contribution)).Select(g => g.Key);

    private static string Field(SearchField field) => field switch
    {
        SearchField.Title => "Titel",
        SearchField.Keywords => "Schlagwörtern",
        SearchField.Funder => "Fördergeber",
        SearchField.Summary => "Kurztext",
        _ => "Beschreibung und Angaben",
    };
}
