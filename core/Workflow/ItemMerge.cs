using System.Text.Json.Nodes;

namespace FundingDirectory.Core.Workflow;

/// <summary>Joins two sides' changes of a list item by item, where an added or removed item stands for itself.</summary>
internal static class ItemMerge
{
    // Not who may apply, where, or which costs: half of one side's list with half of the other's would be a statement nobody made.
    private static readonly HashSet<string> Lists = ["keywords", "links", "topics", "phases", "contacts"];

    /// <summary>The editor's list with what the source added and without what it removed; null when the field is no such list, or when both
    /// sides removed the same item, which may mean that both replaced it.</summary>
    public static JsonArray? Of(string field, JsonNode? was, JsonNode? now, JsonNode? ours)
    {
        if (!Lists.Contains(field)) return null;
        var (before, source, editor) = (Items(field, was), Items(field, now), Items(field, ours));
        var removed = before.Keys.Except(source.Keys).ToHashSet();
        if (removed.Overlaps(before.Keys.Except(editor.Keys))) return null;
        var added = source.Where(i => !before.ContainsKey(i.Key) && !editor.ContainsKey(i.Key));
        return new JsonArray([.. editor.Where(i => !removed.Contains(i.Key)).Concat(added).Select(i => i.Value?.DeepClone())]);
    }

    private static Dictionary<string, JsonNode?> Items(string field, JsonNode? list) =>
        (list?.AsArray() ?? []).DistinctBy(i => Meaning.Of(field, i)).ToDictionary(i => Meaning.Of(field, i));
}
