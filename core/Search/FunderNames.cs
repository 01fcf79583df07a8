using System.Runtime.InteropServices;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Every funder of the programmes with the number of its entries.</summary>
internal sealed class FunderNames
{
    private readonly Dictionary<string, int> _entries;
    private string[]? _byUse;

    private FunderNames(Dictionary<string, int> entries) => _entries = entries;

    public static FunderNames Of(IEnumerable<SearchDocument> documents)
    {
        var entries = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(documents, 1, entries);
        return new(entries);
    }

    /// <summary>Every funder once, the one with the most entries first.</summary>
    public string[] ByUse => _byUse ??= [.. _entries.Where(n => n.Value > 0).OrderByDescending(n => n.Value).ThenBy(n => n.Key, StringComparer.Ordinal).Select(n => n.Key)];

    /// <summary>The funders after some entries went and others came.</summary>
    public FunderNames With(IEnumerable<SearchDocument> removed, IEnumerable<SearchDocument> added)
    {
        var entries = new Dictionary<string, int>(_entries, StringComparer.Ordinal);
        Count(removed, -1, entries);
        Count(added, 1, entries);
        return new(entries);
    }

    private static void Count(IEnumerable<SearchDocument> documents, int step, Dictionary<string, int> entries)
    {
        foreach (var document in documents)
            if (document.Entry.Content is FundingProgramme programme)
                foreach (var organisation in new ReadOnlySpan<Organisation?>([programme.FundingBody, programme.ProjectManagementAgency]))
                    if (!string.IsNullOrWhiteSpace(organisation?.Name)) CollectionsMarshal.GetValueRefOrAddDefault(entries, organisation.Name, out _) += step;
    }
}
