using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Matching;

/// <summary>Reads topics from a description in free words, by the field's own vocabulary.</summary>
public static class TopicWords
{
    // Beginnings of words, lower case; a description is folded the same way.
    private static readonly (Topic Topic, string[] Words)[] Vocabulary =
    [
        (Topic.CitizenService, ["chatbot", "chat-bot", "sprachassisten", "dialogassisten", "voicebot", "telefonassisten", "bürgerservice", "bürgerdienst", "bürgerportal", "bürgerbüro", "115"]),
        (Topic.Documents, ["e-akte", "eakte", "dokument", "posteingang", "aktenführung", "wissensmanagement", "protokoll", "textgenerierung", "sprachmodell", "archiv"]),
        (Topic.Data, ["daten", "open data", "urban data", "dashboard", "digitaler zwilling", "digitalen zwilling", "geodaten", "geoinformation"]),
        (Topic.SmartCity, ["smart city", "smart region", "smart village", "smarte kommune", "smarte stadt", "sensor", "lorawan", "iot", "internet der dinge", "verkehrssteuerung", "parkraum"]),
        (Topic.Administration, ["ozg", "onlinezugang", "online-dienst", "onlinedienst", "verwaltungsleistung", "verwaltungsdigital", "digitale verwaltung", "fachverfahren", "e-government", "egovernment", "antragsbearbeitung", "prozessautomat"]),
        (Topic.Security, ["it-sicherheit", "cybersicherheit", "informationssicherheit", "cyber", "notfallplan", "ransomware"]),
        (Topic.Skills, ["schulung", "qualifizierung", "weiterbildung", "fortbildung", "ki-kompetenz", "datenkompetenz", "medienkompetenz", "digitalkompetenz"]),
        (Topic.Infrastructure, ["breitband", "glasfaser", "gigabit", "mobilfunk", "wlan", "rechenzentrum", "netzausbau", "digitale infrastruktur"]),
    ];

    private static readonly string[] AiVocabulary = ["ki", "künstliche", "ai", "genai", "chatbot", "chat-bot", "voicebot", "sprachmodell", "sprachassisten", "maschinelle", "machine learning", "deep learning", "llm", "neuronale"];

    /// <summary>Whether a text speaks of artificial intelligence; false for no text.</summary>
    public static bool SpeakOfAi(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return false;
        var folded = $" {text.Normalize().ToLowerInvariant()} ";
        // The short words only as whole words: «Kinder» speaks of no KI.
        return AiVocabulary.Any(w => StartsAWord(folded, w, whole: w.Length <= 3));
    }

    /// <summary>The topics a text speaks of; empty for no text or none found.</summary>
    public static IReadOnlyList<Topic> In(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var folded = $" {text.Normalize().ToLowerInvariant()}";
        return [.. Vocabulary.Where(v => v.Words.Any(w => StartsAWord(folded, w))).Select(v => v.Topic)];
    }

    private static bool StartsAWord(string text, string word, bool whole = false)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            if (!char.IsLetterOrDigit(text[at - 1]) && (!whole || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        return false;
    }
}
