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
    private readonly Dictionary<string, Entry> _archived;
    private readonly Lazy<Entry[]> _order;

    private EntryDirectory(Dictionary<string, Entry> settled, Dictionary<(EntryKind, string), Entry> slugs, Entry[] order, Dictionary<string, Entry?> changed, Dictionary<string, Entry> archived)
    {
        (_settled, _settledSlugs, _settledOrder, _changed, _archived) = (settled, slugs, order, changed, archived);
        _changedSlugs = changed.Values.OfType<Entry>().ToDictionary(e => (e.Kind, e.Content.Slug));
        _order = new(() => changed.Count == 0 ? order : [.. order.Where(e => !changed.ContainsKey(e.Id)).Concat(changed.Values.OfType<Entry>()).OrderBy(e => e.Revision)]);
    }

    /// <summary>Those of the entries that are not archived; of the others it is only known that they are.</summary>
    public static EntryDirectory Of(IReadOnlyCollection<Entry> entries)
    {
        Entry[] living = [.. entries.Where(e => e.Status != EntryStatus.Archived).OrderBy(e => e.Revision)];
        return new(living.ToDictionary(e => e.Id), living.ToDictionary(e => (e.Kind, e.Content.Slug)), living, [], entries.Where(e => e.Status == EntryStatus.Archived).ToDictionary(e => e.Id));
    }

    /// <summary>Newest last: the order of the change feed.</summary>
    public IReadOnlyList<Entry> InOrder => _order.Value;

    /// <summary>Entries that nobody finds any more, in no order: whoever copied them must be told.</summary>
    public IReadOnlyCollection<Entry> Archived => _archived.Values;

    /// <summary>The directory after some entries changed; archived ones are no longer there.</summary>
    public EntryDirectory With(IReadOnlyCollection<Entry> changed)
    {
        var all = new Dictionary<string, Entry?>(_changed);
        var archived = new Dictionary<string, Entry>(_archived);
        foreach (var entry in changed)
        {
            var isArchived = entry.Status == EntryStatus.Archived;
            all[entry.Id] = isArchived ? null : entry;
            if (isArchived) archived[entry.Id] = entry;
            else archived.Remove(entry.Id);
        }
        var next = new EntryDirectory(_settled, _settledSlugs, _settledOrder, all, archived);
        return all.Count > Math.Max(100, _settledOrder.Length / 10) ? Of([.. next.InOrder, .. archived.Values]) : next;
    }

    public Entry? Find(string id) => _changed.TryGetValue(id, out var changed) ? changed : _settled.GetValueOrDefault(id);

    public Entry? Find(EntryKind kind, string slug)
    {
        if (_changedSlugs.TryGetValue((kind, slug), out var changed)) return changed;
        return _settledSlugs.TryGetValue((kind, slug), out var settled) && !_changed.ContainsKey(settled.Id) ? settled : null;
    }
}
