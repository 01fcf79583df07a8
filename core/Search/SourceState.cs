using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>A source with the state of its harvests, as of a day.</summary>
public sealed record SourceState
{
    public required Source Source { get; init; }
    /// <summary>How many published entries come from it.</summary>
    public int Entries { get; init; }
    /// <summary>What its runs amount to; null = never harvested.</summary>
    public SourceRuns? Runs { get; init; }
    /// <summary>Whole days since the last good run; null = there was none.</summary>
    public int? AgeDays { get; init; }
    /// <summary>By how many whole days the last good run is older than the source's interval allows; 0 = it is not. Null = there was none.</summary>
    public int? OverdueDays { get; init; }
    /// <summary>How many of its published entries say something about each field that matters.</summary>
    public IReadOnlyList<FieldShare> Fields { get; init; } = [];

    /// <summary>The state of every known source.</summary>
    public static IReadOnlyList<SourceState> Of(IEnumerable<Entry> entries, IReadOnlyDictionary<string, SourceRuns> runs, DateOnly today)
    {
        var bySource = entries.Where(e => e.Status == EntryStatus.Published).SelectMany(e => e.Content.Sources.Select(s => s.Source).Distinct().Select(s => (Source: s, e.Content)))
            .GroupBy(e => e.Source).ToDictionary(g => g.Key, g => g.Select(e => e.Content).ToList());
        return [.. Sources.All.Select(s => Of(s, bySource.GetValueOrDefault(s.Id) ?? [], runs.GetValueOrDefault(s.Id), today))];
    }

    private static SourceState Of(Source source, List<EntryContent> contents, SourceRuns? runs, DateOnly today)
    {
        var age = runs?.LastGood is { } good ? Math.Max(0, today.DayNumber - BerlinTime.Day(good.FinishedAt).DayNumber) : (int?)null;
        return new SourceState
        {
            Source = source, Entries = contents.Count, Runs = runs, AgeDays = age, Fields = Completeness.Of(source, contents),
            OverdueDays = age is { } days ? Math.Max(0, days - (int)Math.Ceiling(source.Interval.TotalDays)) : null,
        };
    }
}
