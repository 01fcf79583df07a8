using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>One field that differs. The values are JSON as published; null = the field was empty.</summary>
public sealed record FieldChange(string Field, JsonNode? Before, JsonNode? After);

/// <summary>Compares two contents field by field by what they mean (see <see cref="Meaning"/>).</summary>
public static class FieldDiff
{
    /// <summary>The fields that differ, in the order of the record; empty when both say the same.</summary>
    public static IReadOnlyList<FieldChange> Of(EntryContent before, EntryContent after) => Of(Fields(before), Fields(after));

    internal static IReadOnlyList<FieldChange> Of(JsonObject old, JsonObject now) =>
    [
        .. old.Select(f => f.Key).Union(now.Select(f => f.Key)).Where(f => !Meaning.Same(f, old[f], now[f]))
            .Select(f => new FieldChange(f, old[f]?.DeepClone(), now[f]?.DeepClone())),
    ];

    /// <summary>Whether two contents say the same in every field.</summary>
    public static bool Same(EntryContent before, EntryContent after)
    {
        var (old, now) = (Fields(before), Fields(after));
        return old.Select(f => f.Key).Union(now.Select(f => f.Key)).All(f => Meaning.Same(f, old[f], now[f]));
    }

    /// <summary>The content as JSON fields; what is computed from others is none.</summary>
    internal static JsonObject Fields(EntryContent content)
    {
        var fields = JsonSerializer.SerializeToNode(content, EntryJson.Options)!.AsObject();
        fields.Remove("fundingType");
        return fields;
    }
}
