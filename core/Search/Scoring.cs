namespace FundingDirectory.Core.Search;

/// <summary>The BM25F formula. A query term's alternatives are pooled before saturation, so that «Künstliche Intelligenz (KI)» counts as one thought.</summary>
internal static class Scoring
{
    private const float Saturation = 1.2f;
    // Contributions are multiples of it and so is every score, so that adding them up loses nothing.
    private const double Grain = 1.0 / (1L << 40);

    public static double Rarity(int frequency, int documents) => Math.Log(1 + ((documents - frequency + 0.5) / (frequency + 0.5)));

    /// <summary>What a term adds to the score of a document in which its alternatives have this impact together.</summary>
    public static float Score(float rarity, float impact) => rarity * (Saturation + 1) * impact / (Saturation + impact);

    /// <summary>What the score of a document is multiplied with that has only a part of a widened query.</summary>
    public static float Completeness(float coverage) => coverage < 1 ? coverage * coverage : 1;

    /// <summary>The score of a document, computed as the search does, and its parts, which add up to it.</summary>
    public static double Explain(WiderTerm[] terms, bool widened, TextIndex index, int document, DocumentPlaces places, List<ScorePart> parts)
    {
        var (part, score, coverage) = (index.PartOf(document), 0f, 0f);
        var scores = new float[terms.Length];
        for (var t = 0; t < terms.Length; t++)
        {
            scores[t] = terms[t].Term.Lists[part].Of(document - index.Parts[part].First);
            if (scores[t] == 0) continue;
            score += scores[t];
            coverage += terms[t].Share;
        }
        var completeness = widened ? Completeness(coverage) : 1;
        for (var t = 0; t < terms.Length; t++)
            if (scores[t] > 0) AddParts(terms[t].Term, index, document, places, scores[t] * completeness, parts);
        score *= completeness;
        Settle(parts, score);
        return score;
    }

    /// <summary>Shares what a term adds among the forms and fields in which it was found.</summary>
    private static void AddParts(QueryTerm term, TextIndex index, int document, DocumentPlaces places, double score, List<ScorePart> parts)
    {
        Span<double> frequencies = stackalloc double[FieldWeights.Count];
        var (first, impact, indexPart) = (parts.Count, 0.0, index.Parts[index.PartOf(document)]);
        foreach (var alternative in term.Alternatives)
        {
            if (!alternative.Frequencies(document, places, frequencies)) continue;
            for (var f = 0; f < frequencies.Length; f++)
            {
                if (frequencies[f] == 0) continue;
                var weight = alternative.Weight * indexPart.PerOccurrence(document - indexPart.First, f);
                impact += weight * frequencies[f];
                parts.Add(new ScorePart(term.Text, alternative.Text, (SearchField)f, frequencies[f], weight, 0));
            }
        }
        for (var i = first; i < parts.Count; i++)
            parts[i] = parts[i] with { Contribution = Math.Round(score * (parts[i].Weight * parts[i].Frequency / impact) / Grain) * Grain };
    }

    // What rounding leaves over goes to the largest part.
    private static void Settle(List<ScorePart> parts, double score)
    {
        if (parts.Count == 0) return;
        var (largest, sum) = (0, 0.0);
        for (var i = 0; i < parts.Count; i++)
        {
            sum += parts[i].Contribution;
            if (parts[i].Contribution > parts[largest].Contribution) largest = i;
        }
        parts[largest] = parts[largest] with { Contribution = parts[largest].Contribution + (score - sum) };
    }
}
