using FundingDirectory.Core.Domain;
using FundingDirectory.Importer.Connectors;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Recognises records of a source whose keys are paths when only the folder changed, for instance because a ministry was renamed.</summary>
internal static class MovedRecords
{
    /// <summary>For the keys of new records the entry they continue: same file name, title and area as exactly one record that is not listed any more.</summary>
    public static IEnumerable<(string SourceId, string EntryId)> Find(IReadOnlyList<ParsedRecord> newcomers, Parsed parsed, IReadOnlyDictionary<string, SourceRecord> known)
    {
        if (!parsed.Complete) yield break;
        var present = parsed.Records.Select(r => r.SourceId).Concat(parsed.Problems.Select(p => p.RecordId)).ToHashSet(StringComparer.Ordinal);
        var left = known.Values.Where(r => r.WithdrawnAt is null && !present.Contains(r.SourceId)).ToLookup(r => Trait(r.SourceId, r.Content));
        foreach (var group in newcomers.Where(n => n.SourceId.Contains('/', StringComparison.Ordinal)).GroupBy(n => Trait(n.SourceId, n.Content)))
            if (group.Take(2).ToList() is [var newcomer] && left[group.Key].Take(2).ToList() is [var old]) yield return (newcomer.SourceId, old.EntryId);
    }

    private static (EntryKind, string, string, string) Trait(string key, EntryContent content) =>
        (content.Kind, key[(key.LastIndexOf('/') + 1)..], ProgrammeTitle.Fold(content.Title), content is FundingProgramme p ? string.Join(' ', p.FundingAreas.Order(StringComparer.Ordinal)) : "");
}
