using FundingDirectory.Core.Domain;

namespace FundingDirectory.Benches;

/// <summary>The starter catalogue as entries, without a store.</summary>
internal static class Starter
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "Catalogue");

    public static DateOnly Today { get; } = DateOnly.FromDateTime(DateTime.Today);

    public static IReadOnlyList<Entry> Entries { get; } =
    [.. CatalogueFile.ReadFolder(Folder).Select(f => f.Content)
        .Select((c, i) => new Entry { Id = EntryId.From(CatalogueFile.Source, CatalogueFile.SourceId(c)), Content = c, Version = 1, Revision = i + 1, SavedAt = DateTimeOffset.UnixEpoch, SavedBy = "bench" })];

    /// <summary>The catalogue repeated under other names until there are enough entries.</summary>
    public static IReadOnlyList<Entry> Grown(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (Entry: Entries[i % Entries.Count], Copy: i / Entries.Count, Place: i))
            .Select(e => e.Entry with { Id = EntryId.From("bench", $"{e.Place}"), Revision = e.Place + 1, Content = e.Entry.Content with { Slug = $"{e.Entry.Content.Slug}-{e.Copy}" } })];

    /// <summary>Words that people search for: from titles and keywords of the catalogue itself.</summary>
    public static IReadOnlyList<string> Queries { get; } =
    [.. Entries.SelectMany((e, i) => e.Content.Title.Split([' ', '–', ':', '(', ')', ',', '«', '»', '„', '“'], StringSplitOptions.RemoveEmptyEntries)
        .Where(w => w.Length > 3).Chunk(1 + i % 3).Select(words => string.Join(' ', words))).Distinct().Take(400)];
}
