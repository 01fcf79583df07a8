using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Web.Desk.Fields;

namespace FundingDirectory.Api.Alerts;

/// <summary>An entry that changed. What is said about it is worked out once, however many are told.</summary>
public sealed class ChangedEntry(Entry before, Entry now)
{
    private const int LongestValue = 300;

    public Entry Before => before;
    public Entry Now => now;
    /// <summary>A line for each field that says something else; empty when only what editors or the search see has changed.</summary>
    public IReadOnlyList<string> Differences => field ??= Compare();

    private List<string> Compare()
    {
        if (before.Version == 0) return [];
        var fields = FieldDiff.Of(before.Content, now.Content).Where(f => f.Field != "keywords").Select(f => EntryFields.Find(now.Kind, f.Field)).OfType<FormField>().DistinctBy(f => f.Name).ToList();
        if (fields.Count == 0) return [];
        var (old, current) = (FieldChoice.Fields(before.Content), FieldChoice.Fields(now.Content));
        return fields.ConvertAll(f => (Old: Words(f.Words(old)), New: Words(f.Words(current))) is var (was, says) && was.Length <= LongestValue && says.Length <= LongestValue
            ? $"{f.Label}: {says} (bisher: {was})" : $"{f.Label}: geändert");
    }

    private static string Words(IEnumerable<string> words) => string.Join("; ", words).ReplaceLineEndings(" ") is { Length: > 0 } text ? text : "nicht angegeben";
}

/// <summary>A deadline that comes near.</summary>
public sealed record NearDeadline(Entry Entry, ComingRound Round);

/// <summary>What there is to tell one subscriber. An entry stands in one of the first three lists at most.</summary>
public sealed record Digest(IReadOnlyList<Entry> New, IReadOnlyList<ChangedEntry> Changed, IReadOnlyList<Entry> Gone, IReadOnlyList<NearDeadline> Near)
{
    public bool IsEmpty => New.Count + Changed.Count + Gone.Count + Near.Count == 0;
}
