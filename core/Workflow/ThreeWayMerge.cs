using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>What a merge gave. Conflicts: fields that the source and an editor both changed, differently; there the editor's value stands.
/// Proposed: the content as it would be with the source's value in those fields; the same as <c>Content</c> without a conflict.</summary>
public sealed record MergeResult(EntryContent Content, EntryContent Proposed, IReadOnlyList<string> Conflicts);

/// <summary>Joins what a source changed with what editors changed, field by field, so that neither undoes the other.</summary>
public static class ThreeWayMerge
{
    // The address of a published entry never changes by itself; evidence and sources are joined, the newest check counts.
    private static readonly HashSet<string> OwnRules = ["kind", "slug", "sources", "provenance", LastVerified];
    private const string LastVerified = "lastVerified";

    // What a reader takes in together is decided together: an editor's date must not get the source's new model.
    private static readonly string[][] Together =
        [["deadlineModel", "rounds"], ["amountMin", "amountMax", "amountPer"], ["populationMin", "populationMax"], ["areaUnknown", "fundingAreas"]];

    /// <summary>Merges. <paramref name="last"/>: harvested last; <paramref name="harvested"/>: harvested now; <paramref name="current"/>: as
    /// published; <paramref name="waiting"/>: fields of an open proposal, which stay conflicts until both sides agree.</summary>
    public static MergeResult Merge(EntryContent last, EntryContent harvested, EntryContent current, IReadOnlyCollection<string>? waiting = null)
    {
        var (was, now, ours) = (FieldDiff.Fields(last), FieldDiff.Fields(harvested), FieldDiff.Fields(current));
        bool Edited(string field) => (Together.FirstOrDefault(t => t.Contains(field)) ?? [field]).Any(f => !Meaning.Same(f, was[f], ours[f]));

        List<string> taken = [], joined = [], conflicts = [];
        foreach (var field in now.Select(f => f.Key).Union(ours.Select(f => f.Key)).Where(f => !OwnRules.Contains(f)).ToList())
        {
            var changed = !Meaning.Same(field, was[field], now[field]);
            if (Meaning.Same(field, now[field], ours[field]) || !(changed || waiting?.Contains(field) == true)) continue;
            if (changed && !Edited(field)) taken.Add(field);
            else if (changed && ItemMerge.Of(field, was[field], now[field], ours[field]) is { } list)
            {
                ours[field] = list;
                joined.Add(field);
            }
            else conflicts.Add(field);
        }
        foreach (var field in taken) ours[field] = now[field]?.DeepClone();
        if (string.CompareOrdinal(now[LastVerified]?.GetValue<string>(), ours[LastVerified]?.GetValue<string>()) > 0) ours[LastVerified] = now[LastVerified]!.DeepClone();
        ours["provenance"] = Evidence.Of(was, now, ours, taken, joined);
        ours["sources"] = Evidence.Sources(was, now, ours);
        var content = Content(ours);
        if (conflicts.Count == 0) return new(content, content, conflicts);

        foreach (var field in conflicts) ours[field] = now[field]?.DeepClone();
        ours["provenance"] = Evidence.Of(was, now, ours, conflicts, []);
        return new(content, Content(ours), conflicts);
    }

    // What a source knows better than a curated entry from the day it is first seen.
    private static readonly string[] Deadlines = ["deadlineModel", "rounds"];

    /// <summary>The base for a source that meets an entry for the first time: what stands there counts as an editor's, what is empty is filled
    /// by the source, and its deadlines win over curated ones, if it names any.</summary>
    public static EntryContent BaseForAdoption(EntryContent harvested, EntryContent standing)
    {
        var (now, ours) = (FieldDiff.Fields(harvested), FieldDiff.Fields(standing));
        var sourceDates = !Deadlines.All(f => Meaning.IsEmpty(now[f])) && !IsHarvested(ours, Deadlines);
        bool Stands(string field) => !OwnRules.Contains(field) && (Together.FirstOrDefault(t => t.Contains(field)) ?? [field]).Any(f => Says(ours, f));
        var kept = ours.Select(f => f.Key).Where(f => Deadlines.Contains(f) ? !sourceDates : f == "statusNote" && standing is FundingProgramme ? Meaning.IsEmpty(now[f]) : Stands(f)).ToList();
        foreach (var field in kept) ours[field] = now[field]?.DeepClone();
        (ours["provenance"], ours["sources"]) = (new JsonArray(), new JsonArray());
        return Content(ours);
    }

    // «Not unknown» and no area is a statement, too: nationwide.
    private static bool Says(JsonObject fields, string field) => field == "areaUnknown" ? fields[field]?.GetValue<bool>() == false : !Meaning.IsEmpty(fields[field]);

    /// <summary>Whether a harvest read the value: then another source is no better than the one it came from.</summary>
    private static bool IsHarvested(JsonObject fields, string[] names) =>
        fields["provenance"]!.AsArray().Any(r => names.Contains(r?["field"]?.GetValue<string>()) && r?["fetchedAt"] is not null);

    private static EntryContent Content(JsonObject fields) => fields.Deserialize<EntryContent>(EntryJson.Options)!;
}
