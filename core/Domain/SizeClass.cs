namespace FundingDirectory.Core.Domain;

/// <summary>Size classes of municipalities as official statistics use them (Stadt- und Gemeindetyp by inhabitants).</summary>
public static class SizeClass
{
    private static readonly (int Below, string Label)[] Classes =
        [(5_000, "Landgemeinde"), (10_000, "kleine Kleinstadt"), (20_000, "Kleinstadt"), (50_000, "kleine Mittelstadt"), (100_000, "Mittelstadt"), (500_000, "Großstadt"), (int.MaxValue, "große Großstadt")];

    /// <summary>The class from 0 (smallest) upwards.</summary>
    public static int Of(int inhabitants) => Array.FindIndex(Classes, c => inhabitants < c.Below);

    /// <summary>The class in German.</summary>
    public static string Label(int inhabitants) => Classes[Of(inhabitants)].Label;
}
