using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Reconciling;

/// <summary>Recognises records of a source whose keys are paths when only the folder changed, for instance because a ministry was renamed.</summary>
internal static class MovedRecords
{
    /// <summary>For the keys of new records the one missing record they continue: same file name, title and area as no other that is not listed any more.</summary>
    public static IEnumerable<(string SourceId, MissingRecord Old)> Find(IEnumerable<Sketch> newcomers, IEnumerable<MissingRecord> missing)
    {
        var left = missing.ToLookup(m => Trait(m.Sketch));
        foreach (var group in newcomers.Where(n => n.Id.Contains('/', StringComparison.Ordinal)).GroupBy(Trait))
            if (group.Take(2).ToList() is [var newcomer] && left[group.Key].Take(2).ToList() is [var old]) yield return (newcomer.Id, old);
    }

    private static (EntryKind, string, string, string) Trait(Sketch sketch) =>
        (sketch.Kind, sketch.Id[(sketch.Id.LastIndexOf('/') + 1)..], ProgrammeTitle.Fold(sketch.Title), sketch.Traits is { } traits ? string.Join(' ', traits.Areas.Order(StringComparer.Ordinal)) : "");
}
