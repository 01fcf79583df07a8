using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>What a JSON value means, apart from how it is written: the order of lists, white space, composed letters, trailing zeros, and
/// whether a place stands as its key or its name make no difference; unknown means the same as nothing.</summary>
internal static class Meaning
{
    // When something was read or seen is not a fact about the programme.
    private static readonly HashSet<string> NotFacts = ["fetchedAt", "firstSeen", "lastSeen", "withdrawn"];
    private static readonly HashSet<string> Areas = ["fundingAreas", "areas"];
    // An organisation is its name; the key is only how one source finds it again.
    private static readonly HashSet<string> Organisations = ["fundingBody", "projectManagementAgency"];
    private static readonly Dictionary<string, string> StateKeys = Vocabulary.States.ToDictionary(s => s.Label, s => s.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether two values of a field mean the same.</summary>
    public static bool Same(string field, JsonNode? a, JsonNode? b) => JsonNode.DeepEquals(a, b) || Of(field, a) == Of(field, b);

    /// <summary>Whether a value says nothing: null, an empty list or text, false, or the code for unknown.</summary>
    public static bool IsEmpty(JsonNode? value) => Of("", value) is "" or "false";

    /// <summary>A text that is equal for equal meanings; empty for a value that says nothing.</summary>
    public static string Of(string field, JsonNode? node) => node switch
    {
        null => "",
        JsonArray list => List(field, list),
        JsonObject fields => Fields(field, fields),
        JsonValue value => Value(field, value),
        _ => node.ToJsonString(),
    };

    private static string List(string field, JsonArray list)
    {
        var items = list.Select(i => Of(field, i)).Where(i => i.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return items.Count == 0 ? "" : $"[{string.Join(',', items)}]";
    }

    private static string Fields(string field, JsonObject fields)
    {
        if (Organisations.Contains(field) && fields["name"] is JsonValue name) return Value("name", name);
        var parts = fields.Where(f => !NotFacts.Contains(f.Key)).Select(f => (f.Key, Value: Of(f.Key, f.Value))).Where(f => f.Value.Length > 0)
            .OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{f.Value}").ToList();
        return parts.Count == 0 ? "" : $"{{{string.Join(',', parts)}}}";
    }

    private static string Value(string field, JsonValue value)
    {
        if (value.GetValueKind() == JsonValueKind.Number && value.TryGetValue<decimal>(out var number)) return number.ToString("0.############", CultureInfo.InvariantCulture);
        if (value.GetValueKind() != JsonValueKind.String) return value.ToJsonString();
        var text = Folded(value.GetValue<string>());
        if (text.Length == 0 || text == "unknown") return "";
        return JsonSerializer.Serialize(Areas.Contains(field) ? Area(text) : text);
    }

    // Soft hyphens and zero-width marks are invisible: an editor's copy of a text must not differ by them.
    private static string Folded(string text) =>
        string.Join(' ', string.Concat(text.Normalize().Where(c => c is not ('\u00ad' or '\u200b' or '\ufeff'))).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The shortest key of an area: «130000000000» and «Mecklenburg-Vorpommern» are both «13».</summary>
    private static string Area(string text)
    {
        if (StateKeys.TryGetValue(text, out var key)) return key;
        if (text.Length != 12 || !text.All(char.IsAsciiDigit)) return text;
        foreach (var length in new[] { 2, 3, 5, 9 })
            if (text.AsSpan(length).TrimStart('0').IsEmpty) return text[..length];
        return text;
    }
}
