namespace FundingDirectory.Core.Search;

/// <summary>The BM25F formula. A query term's alternatives are pooled before saturation, so that «Künstliche Intelligenz (KI)» counts as one thought.</summary>
internal static class Scoring
{
    private const double Saturation = 1.2;

    public static double Rarity(int frequency, int documents) => Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>What a term adds to the score of a document in which its alternatives have this impact together.</summary>
    public static double Score(double rarity, double impact) => rarity * (Saturation + 1) * impact / (Saturation + impact);

    /// <summary>What the score of a document is multiplied with that has only a part of a widened query.</summary>
    public static double Completeness(double coverage) => Math.Min(1, coverage * coverage);

    /// <summary>The score of a document as the sum of its parts, in the order of the parts.</summary>
    public static double Explain(IReadOnlyList<QueryTerm> terms, bool widened, Postings postings, int document, List<ScorePart> parts)
    {
        Span<double> frequencies = stackalloc double[FieldWeights.Count];
        var sum = 0.0;
        var completeness = widened ? Completeness(terms.Where(t => t.Alternatives.Exists(a => a.Documents.BinarySearch(document) >= 0)).Sum(t => t.Share)) : 1;
        foreach (var term in terms)
        {
            var first = parts.Count;
            var impact = 0.0;
            foreach (var alternative in term.Alternatives)
            {
                if (!alternative.Frequencies(document, frequencies)) continue;
                for (var f = 0; f < frequencies.Length; f++)
                {
                    if (frequencies[f] == 0) continue;
                    var weight = alternative.Weight * postings.PerOccurrence[(document * FieldWeights.Count) + f];
                    impact += weight * frequencies[f];
                    parts.Add(new ScorePart(term.Text, alternative.Text, (SearchField)f, frequencies[f], weight, 0));
                }
            }
            for (var i = first; i < parts.Count; i++)
            {
                var contribution = completeness * Score(term.Rarity, impact) * (parts[i].Weight * parts[i].Frequency / impact);
                parts[i] = parts[i] with { Contribution = contribution };
                sum += contribution;
            }
        }
        return sum;
    }
}
