using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Workflow;
using FundingDirectory.Web.Desk.Fields;

namespace FundingDirectory.Api.Alerts;

/// <summary>Something to tell about an entry, the same to everybody who is told.</summary>
public abstract class Told(Entry about)
{
    /// <summary>The entry as it is now.</summary>
    public Entry About => about;
    /// <summary>Its paragraph in a letter; null until the first letter is written.</summary>
    public string? Paragraph { get; set; }
}

/// <summary>An entry that came, changed or went. What is said about it is worked out once, however many are told.</summary>
public sealed class ChangedEntry(Entry before, Entry now) : Told(now)
{
    private const int LongestValue = 300;

    public Entry Before => before;
    /// <summary>A line for each field that says something else; empty when only what editors or the search see has changed.</summary>
    public IReadOnlyList<string> Differences => field ??= Compare();

    private List<string> Compare()
    {
        if (before.Version == 0) return [];
        var fields = FieldDiff.Of(before.Content, About.Content).Where(f => f.Field != "keywords").Select(f => EntryFields.Find(About.Kind, f.Field)).OfType<FormField>().DistinctBy(f => f.Name).ToList();
        if (fields.Count == 0) return [];
        var (old, current) = (FieldChoice.Fields(before.Content), FieldChoice.Fields(About.Content));
        return fields.ConvertAll(f => (Old: Words(f.Words(old)), New: Words(f.Words(current))) is var (was, says) && was.Length <= LongestValue && says.Length <= LongestValue
            ? $"{f.Label}: {says} (bisher: {was})" : $"{f.Label}: geändert");
    }

    private static string Words(IEnumerable<string> words) => string.Join("; ", words).ReplaceLineEndings(" ") is { Length: > 0 } text ? text : "nicht angegeben";
}

/// <summary>A deadline that comes near.</summary>
public sealed class NearDeadline(Entry entry, ComingRound round) : Told(entry)
{
    public ComingRound Round => round;
}

/// <summary>What there is to tell one subscriber. An entry stands in one of the first three lists at most.</summary>
public sealed record Digest(IReadOnlyList<ChangedEntry> New, IReadOnlyList<ChangedEntry> Changed, IReadOnlyList<ChangedEntry> Gone, IReadOnlyList<NearDeadline> Near)
{
    public bool IsEmpty => New.Count + Changed.Count + Gone.Count + Near.Count == 0;
}
