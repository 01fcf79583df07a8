using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>One field that differs. The values are JSON as published; null = the field was empty.</summary>
public sealed record FieldChange(string Field, JsonNode? Before, JsonNode? After);

/// <summary>Compares two contents field by field by what they mean: the order of lists and the time of reading do not count.</summary>
public static class FieldDiff
{
    // When something was read or seen is not a fact about the programme.
    private static readonly HashSet<string> NotFacts = ["fetchedAt", "firstSeen", "lastSeen", "withdrawn", "lastVerified"];

    /// <summary>The fields that differ, in the order of the record; empty when both say the same.</summary>
    public static IReadOnlyList<FieldChange> Of(EntryContent before, EntryContent after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return [.. old.Select(f => f.Key).Union(now.Select(f => f.Key))
            .Where(f => !Same(old[f], now[f]))
            .Select(f => new FieldChange(f, old[f]?.DeepClone(), now[f]?.DeepClone()))];
    }

    /// <summary>The content as JSON fields.</summary>
    internal static JsonObject Fields(EntryContent content) => JsonSerializer.SerializeToNode(content, EntryJson.Options)!.AsObject();

    /// <summary>Whether two values mean the same.</summary>
    internal static bool Same(JsonNode? a, JsonNode? b) => Normal(a) == Normal(b);

    /// <summary>Whether a value says nothing: null, an empty list, or the code for unknown.</summary>
    internal static bool IsEmpty(JsonNode? value) => Normal(value) is "" or "\"\"" or "\"unknown\"" or "false";

    /// <summary>A text that is equal for equal meanings: nulls and empty lists left out, lists sorted, white space folded.</summary>
    private static string Normal(JsonNode? node) => node switch
    {
        null => "",
        JsonArray { Count: 0 } => "",
        JsonArray list => $"[{string.Join(',', list.Select(Normal).Order(StringComparer.Ordinal))}]",
        JsonObject fields => $"{{{string.Join(',', fields.Where(f => !NotFacts.Contains(f.Key)).Select(f => (f.Key, Value: Normal(f.Value)))
            .Where(f => f.Value.Length > 0).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{f.Value}"))}}}",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonSerializer.Serialize(Folded(value.GetValue<string>())),
        _ => node.ToJsonString(),
    };

    private static string Folded(string text) => string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
