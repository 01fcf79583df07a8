using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>What a merge gave. Conflicts: fields that the source and an editor both changed, differently; there the editor's value stands.</summary>
public sealed record MergeResult(EntryContent Content, IReadOnlyList<string> Conflicts);

/// <summary>Joins what a source changed with what editors changed, field by field, so that neither undoes the other.</summary>
public static class ThreeWayMerge
{
    private const string ProvenanceField = "provenance";

    // The address of a published entry never changes by itself; where it comes from is joined, not replaced.
    private static readonly HashSet<string> NeverFromSource = ["kind", "slug", "sources", ProvenanceField];

    /// <summary>Merges. <paramref name="last"/>: harvested last; <paramref name="harvested"/>: harvested now; <paramref name="current"/>: as published.</summary>
    public static MergeResult Merge(EntryContent last, EntryContent harvested, EntryContent current)
    {
        var (was, now, ours) = (FieldDiff.Fields(last), FieldDiff.Fields(harvested), FieldDiff.Fields(current));
        List<string> taken = [], conflicts = [];
        foreach (var field in now.Select(f => f.Key).Union(ours.Select(f => f.Key)).Where(f => !NeverFromSource.Contains(f)))
        {
            if (FieldDiff.Same(was[field], now[field]) || FieldDiff.Same(now[field], ours[field])) continue;
            if (FieldDiff.Same(was[field], ours[field])) taken.Add(field);
            else conflicts.Add(field);
        }
        foreach (var field in taken) ours[field] = now[field]?.DeepClone();
        ours[ProvenanceField] = Evidence(now, ours, taken);
        ours["sources"] = Sources(now, ours);
        return new(ours.Deserialize<EntryContent>(EntryJson.Options)!, conflicts);
    }

    // What a source knows better than a curated entry from the day it is first seen.
    private static readonly HashSet<string> SourceKnowsBetter = ["rounds", "deadlineModel", "statusNote"];

    /// <summary>The base for a source that meets a curated entry for the first time: what is curated counts as an editor's, what is empty
    /// is filled by the source, and deadlines are the source's.</summary>
    public static EntryContent BaseForAdoption(EntryContent harvested, EntryContent curated)
    {
        var (now, ours) = (FieldDiff.Fields(harvested), FieldDiff.Fields(curated));
        foreach (var field in ours.Select(f => f.Key).Where(f => !NeverFromSource.Contains(f) && !SourceKnowsBetter.Contains(f) && !FieldDiff.IsEmpty(ours[f])).ToList())
            ours[field] = now[field]?.DeepClone();
        return ours.Deserialize<EntryContent>(EntryJson.Options)!;
    }

    /// <summary>Evidence goes with the value: of the fields taken from the source its rows, of the others those that stand.</summary>
    private static JsonArray Evidence(JsonObject now, JsonObject ours, List<string> taken)
    {
        bool IsTaken(JsonNode? row) => taken.Contains(row?["field"]?.GetValue<string>() ?? "");
        var rows = ours[ProvenanceField]!.AsArray().Where(r => !IsTaken(r)).Concat(now[ProvenanceField]!.AsArray().Where(IsTaken));
        return new JsonArray([.. rows.Select(r => r?.DeepClone())]);
    }

    private static JsonArray Sources(JsonObject now, JsonObject ours)
    {
        static string Key(JsonNode? source) => $"{source?["source"]}/{source?["sourceId"]}";
        var harvested = now["sources"]!.AsArray();
        var names = harvested.Select(Key).ToHashSet();
        var rows = ours["sources"]!.AsArray().Where(s => !names.Contains(Key(s))).Concat(harvested);
        return new JsonArray([.. rows.Select(r => r?.DeepClone())]);
    }
}
