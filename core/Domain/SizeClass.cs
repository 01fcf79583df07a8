namespace FundingDirectory.Core.Domain;

/// <summary>Size classes of municipalities as official statistics use them (Stadt- und Gemeindetyp by inhabitants).</summary>
public static class SizeClass
{
    private static readonly (int Below, string Key, string Label)[] Classes =
    [
        (5_000, "landgemeinde", "Landgemeinde"), (10_000, "kleine-kleinstadt", "kleine Kleinstadt"), (20_000, "kleinstadt", "Kleinstadt"), (50_000, "kleine-mittelstadt", "kleine Mittelstadt"),
        (100_000, "mittelstadt", "Mittelstadt"), (500_000, "grossstadt", "Großstadt"), (int.MaxValue, "grosse-grossstadt", "große Großstadt"),
    ];

    /// <summary>Every class from the smallest on: its key in addresses, and its name with the number of inhabitants.</summary>
    public static IReadOnlyList<Term> All { get; } = [.. Classes.Select((c, i) => new Term(c.Key, $"{c.Label} ({Bounds(i)})"))];

    /// <summary>The class from 0 (smallest) upwards.</summary>
    public static int Of(int inhabitants) => Array.FindIndex(Classes, c => inhabitants < c.Below);

    /// <summary>The class in German.</summary>
    public static string Label(int inhabitants) => Classes[Of(inhabitants)].Label;

    /// <summary>The key of the class in addresses.</summary>
    public static string Key(int inhabitants) => Classes[Of(inhabitants)].Key;

    private static string Bounds(int i) =>
        i == 0 ? $"unter {German.Number(Classes[0].Below)}" : i == Classes.Length - 1 ? $"ab {German.Number(Classes[i - 1].Below)}" : $"{German.Number(Classes[i - 1].Below)} bis unter {German.Number(Classes[i].Below)}";
}
