using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Every funder of the programmes with the number of its entries.</summary>
internal sealed class FunderNames
{
    private readonly Dictionary<string, int> _entries;
    private string[]? _byUse;

    private FunderNames(Dictionary<string, int> entries) => _entries = entries;

    public static FunderNames Of(IEnumerable<SearchDocument> documents) =>
        new(documents.SelectMany(NamesOf).CountBy(n => n, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));

    /// <summary>Every funder once, the one with the most entries first.</summary>
    public string[] ByUse => _byUse ??= [.. _entries.Where(n => n.Value > 0).OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key)];

    /// <summary>The funders after some entries went and others came.</summary>
    public FunderNames With(IEnumerable<SearchDocument> removed, IEnumerable<SearchDocument> added)
    {
        var entries = new Dictionary<string, int>(_entries, StringComparer.Ordinal);
        foreach (var name in removed.SelectMany(NamesOf)) entries[name] = entries.GetValueOrDefault(name) - 1;
        foreach (var name in added.SelectMany(NamesOf)) entries[name] = entries.GetValueOrDefault(name) + 1;
        return new(entries);
    }

    private static IEnumerable<string> NamesOf(SearchDocument document) =>
        document.Entry.Content is FundingProgramme p ? new[] { p.FundingBody?.Name, p.ProjectManagementAgency?.Name }.Where(n => !string.IsNullOrWhiteSpace(n)).OfType<string>() : [];
}
