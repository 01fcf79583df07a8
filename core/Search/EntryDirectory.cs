using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>Entries by id, by slug and in the order of their last change. An update shares the large tables and copies only what changed since they were made,
/// until that has grown to a tenth of them.</summary>
internal sealed class EntryDirectory
{
    private readonly Dictionary<string, Entry> _settled;
    private readonly Dictionary<(EntryKind, string), Entry> _settledSlugs;
    private readonly Entry[] _settledOrder;
    /// <summary>What changed since; null = no longer there.</summary>
    private readonly Dictionary<string, Entry?> _changed;
    private readonly Dictionary<(EntryKind, string), Entry> _changedSlugs;
    private readonly Lazy<Entry[]> _order;

    private EntryDirectory(Dictionary<string, Entry> settled, Dictionary<(EntryKind, string), Entry> slugs, Entry[] order, Dictionary<string, Entry?> changed)
    {
        (_settled, _settledSlugs, _settledOrder, _changed) = (settled, slugs, order, changed);
        _changedSlugs = changed.Values.OfType<Entry>().ToDictionary(e => (e.Kind, e.Content.Slug));
        _order = new(() => changed.Count == 0 ? order : [.. order.Where(e => !changed.ContainsKey(e.Id)).Concat(changed.Values.OfType<Entry>()).OrderBy(e => e.Revision)]);
    }

    /// <summary>Those of the entries that are not archived.</summary>
    public static EntryDirectory Of(IEnumerable<Entry> entries)
    {
        Entry[] living = [.. entries.Where(e => e.Status != EntryStatus.Archived).OrderBy(e => e.Revision)];
        return new(living.ToDictionary(e => e.Id), living.ToDictionary(e => (e.Kind, e.Content.Slug)), living, []);
    }

    /// <summary>Newest last: the order of the change feed.</summary>
    public IReadOnlyList<Entry> InOrder => _order.Value;

    /// <summary>The directory after some entries changed; archived ones are no longer there.</summary>
    public EntryDirectory With(IReadOnlyCollection<Entry> changed)
    {
        var all = new Dictionary<string, Entry?>(_changed);
        foreach (var entry in changed) all[entry.Id] = entry.Status == EntryStatus.Archived ? null : entry;
        var next = new EntryDirectory(_settled, _settledSlugs, _settledOrder, all);
        return all.Count > Math.Max(100, _settledOrder.Length / 10) ? Of(next.InOrder) : next;
    }

    public Entry? Find(string id) => _changed.TryGetValue(id, out var changed) ? changed : _settled.GetValueOrDefault(id);

    public Entry? Find(EntryKind kind, string slug)
    {
        if (_changedSlugs.TryGetValue((kind, slug), out var changed)) return changed;
        return _settledSlugs.TryGetValue((kind, slug), out var settled) && !_changed.ContainsKey(settled.Id) ? settled : null;
    }
}
