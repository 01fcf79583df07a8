using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>A source with the state of its last harvest. Entries: how many published entries come from it; LastRun: null = never harvested.</summary>
public sealed record SourceState(Source Source, int Entries, HarvestRun? LastRun)
{
    /// <summary>The state of every known source.</summary>
    public static IReadOnlyList<SourceState> Of(PublishedDirectory directory)
    {
        var entries = directory.Entries.Where(e => e.Status == EntryStatus.Published).SelectMany(e => e.Content.Sources.Select(s => s.Source).Distinct()).CountBy(s => s).ToDictionary();
        return [.. Sources.All.Select(s => new SourceState(s, entries.GetValueOrDefault(s.Id), directory.Runs.FirstOrDefault(r => r.Source == s.Id)))];
    }
}
