using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>Takes single fields of one content over into another, each with its evidence.</summary>
public static class FieldChoice
{
    /// <summary><paramref name="ours"/> with the <paramref name="fields"/> (JSON names) as in <paramref name="theirs"/>; sources that only they name are added.</summary>
    public static EntryContent Take(EntryContent ours, EntryContent theirs, IReadOnlyCollection<string> fields)
    {
        var (into, from) = (FieldDiff.Fields(ours), FieldDiff.Fields(theirs));
        foreach (var field in fields) into[field] = from[field]?.DeepClone();
        into["provenance"] = Joined(Rows(into, r => !fields.Contains(Field(r))), Rows(from, r => fields.Contains(Field(r))));
        var known = into["sources"]!.AsArray().Select(Source).ToHashSet();
        into["sources"] = Joined(into["sources"]!.AsArray(), from["sources"]!.AsArray().Where(s => !known.Contains(Source(s))));
        return into.Deserialize<EntryContent>(EntryJson.Options)!;
    }

    /// <summary>The content as JSON by its field names, for forms.</summary>
    public static JsonObject Fields(EntryContent content) => FieldDiff.Fields(content);

    /// <summary>Whether two values of a field mean the same.</summary>
    public static bool Same(string field, JsonNode? a, JsonNode? b) => Meaning.Same(field, a, b);

    private static IEnumerable<JsonNode?> Rows(JsonObject content, Func<JsonNode?, bool> wanted) => content["provenance"]!.AsArray().Where(wanted);

    private static string Field(JsonNode? row) => row?["field"]?.GetValue<string>() ?? "";

    private static string Source(JsonNode? source) => $"{source?["source"]}/{source?["sourceId"]}";

    private static JsonArray Joined(IEnumerable<JsonNode?> a, IEnumerable<JsonNode?> b) => new([.. a.Concat(b).Select(n => n?.DeepClone())]);
}
