using System.Globalization;

namespace FundingDirectory.Core.Domain;

/// <summary>How numbers, money and days are written for people.</summary>
public static class German
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>«12.399».</summary>
    public static string Number(long value) => value.ToString("N0", Culture);

    /// <summary>«1.250.000 Euro».</summary>
    public static string Euro(long value) => $"{Number(value)} Euro";

    /// <summary>«65 %» or «32,5 %».</summary>
    public static string Percent(decimal value) => $"{value.ToString("0.##", Culture)} %";

    /// <summary>«5. März 2026».</summary>
    public static string Date(DateOnly day) => day.ToString("d. MMMM yyyy", Culture);
}
