using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Workflow;

/// <summary>Two people's work on one entry put together. Content: both, and where they contradict, <c>mine</c>; Theirs: JSON names of fields taken over from the
/// other; Conflicts: fields that both changed, differently.</summary>
public sealed record Meeting(EntryContent Content, IReadOnlyList<string> Theirs, IReadOnlyList<string> Conflicts)
{
    /// <summary>Puts them together. <paramref name="start"/>: what both started from; null = unknown, then every difference is a conflict.</summary>
    public static Meeting Of(EntryContent? start, EntryContent theirs, EntryContent mine)
    {
        if (start is null) return new(mine, [], [.. FieldDiff.Of(theirs, mine).Select(c => c.Field).Where(f => f is not ("provenance" or "sources" or "lastVerified"))]);
        var merge = ThreeWayMerge.Merge(start, theirs, mine);
        return new(merge.Content, [.. FieldDiff.Of(mine, merge.Content).Select(c => c.Field).Where(f => f is not ("provenance" or "sources" or "lastVerified"))], merge.Conflicts);
    }
}
