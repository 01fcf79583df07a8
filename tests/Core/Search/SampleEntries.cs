using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Search;

namespace FundingDirectory.Tests.Core.Search;

/// <summary>Invented entries for the search tests.</summary>
internal static class SampleEntries
{
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static Entry Programme(string id, string title, string? summary = null, string? text = null, Func<FundingProgramme, FundingProgramme>? with = null,
        EntryStatus status = EntryStatus.Published)
    {
        var programme = new FundingProgramme { Slug = id, Title = title, Summary = summary, Description = text };
        return Of(id, with is null ? programme : with(programme), status);
    }

    public static Entry Of(string id, EntryContent content, EntryStatus status = EntryStatus.Published, long revision = 1) => new()
    {
        Id = id,
        Content = content,
        Version = 1,
        Revision = revision,
        Status = status,
        SavedAt = DateTimeOffset.UnixEpoch,
        SavedBy = "import:test",
    };

    public static SearchIndex Index(params Entry[] entries) => SearchIndex.Build(entries, Today);

    public static string[] Ids(this SearchIndex index, string text) => Ids(index, new SearchQuery { Text = text, Limit = 100 });

    public static string[] Ids(this SearchIndex index, SearchQuery query) => [.. index.Search(query).Items.Select(h => h.Entry.Id)];

    /// <summary>Ids in alphabetical order, where the ranking does not matter.</summary>
    public static string[] SortedIds(this SearchIndex index, string text) => [.. index.Ids(text).Order(StringComparer.Ordinal)];
}
