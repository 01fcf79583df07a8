using System.Text.RegularExpressions;

namespace FundingDirectory.Importer.Normalising;

/// <summary>Recognises that a text speaks of artificial intelligence.</summary>
public static partial class AiWords
{
    /// <summary>The words that say so; null when the text does not.</summary>
    public static string? Find(string? text, string language) =>
        text is not null && (language == "de" ? German() : English()).Match(text) is { Success: true } match ? match.Value : null;

    // «KI» only in capitals and as a word of its own or first part of one: «KI-gestützt», but neither «Ki» nor «SKI».
    [GeneratedRegex(@"(?<![\p{L}\d])KI(?![\p{L}\d])|(?<!\p{L})(?i:künstlich(?:e|er|en|em)\s+intelligenz(?:en)?|artificial\s+intelligence|maschinelle[smnr]?\s+lernen[s]?|sprachmodelle?n?)(?!\p{L})")]
    private static partial Regex German();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:AI|GenAI)(?![\p{L}\d])|(?<!\p{L})(?i:artificial\s+intelligence|machine\s+learning|large\s+language\s+models?)(?!\p{L})")]
    private static partial Regex English();
}
