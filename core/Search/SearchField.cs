namespace FundingDirectory.Core.Search;

/// <summary>The searched parts of an entry.</summary>
public enum SearchField { Title, Keywords, Funder, Summary, Text }

/// <summary>How much a word counts in each field (BM25F), and how strongly a long field thins it out.</summary>
internal static class FieldWeights
{
    public const int Count = 5;
    private static readonly double[] Weight = [5, 3, 2.5, 2.5, 1];
    private static readonly double[] LengthEffect = [0.5, 0.2, 0.2, 0.5, 0.75];
    // Measured once on the starter catalogue. Fixed, so that what a word counts in an entry does not depend on the other entries and an update touches nothing else.
    private static readonly double[] UsualLength = [5.2, 4.5, 3.6, 12.6, 44.6];

    // Texts are mostly shorter, and a division for every posting would be felt.
    private const int Short = 1_024;
    private static readonly float[][] ByLength = [.. Enumerable.Range(0, Count).Select(f => Enumerable.Range(0, Short).Select(l => Computed(f, l)).ToArray())];

    /// <summary>What one occurrence adds in a field of this length, counted in words.</summary>
    public static float PerOccurrence(int field, int length) => length < Short ? ByLength[field][length] : Computed(field, length);

    private static float Computed(int field, int length)
    {
        var effect = LengthEffect[field];
        return (float)(Weight[field] / (1 - effect + (effect * length / UsualLength[field])));
    }
}
