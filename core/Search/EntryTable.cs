using FundingDirectory.Core.Domain;

namespace FundingDirectory.Core.Search;

/// <summary>The entries of an index by number and by id. The numbers of settled entries stay; later ones follow.</summary>
internal sealed class EntryTable
{
    private readonly Entry[] _entries;
    private readonly int _settled;
    /// <summary>Numbers of the settled entries plus one by the hash of their ids; shared by all updates until a merge.</summary>
    private readonly int[] _slots;
    private readonly Dictionary<string, int> _later = new(StringComparer.Ordinal);

    /// <summary>The table of entries of which the first <paramref name="settled"/> stay.</summary>
    public EntryTable(Entry[] entries, int settled)
    {
        (_entries, _settled) = (entries, settled);
        _slots = new int[Math.Max(4, settled * 3L / 2)];
        for (var e = settled; e < entries.Length; e++) _later[entries[e].Id] = e;
        for (var e = 0; e < settled; e++)
        {
            var slot = SlotOf(entries[e].Id);
            while (_slots[slot] != 0) slot = After(slot);
            _slots[slot] = e + 1;
        }
    }

    private EntryTable(EntryTable other, Entry[] entries)
    {
        (_entries, _settled, _slots) = (entries, other._settled, other._slots);
        for (var e = _settled; e < entries.Length; e++) _later[entries[e].Id] = e;
    }

    public Entry this[int number] => _entries[number];
    public int Count => _entries.Length;

    /// <summary>The settled entries, then the kept ones of the later, then the added ones.</summary>
    public EntryTable With(IEnumerable<int> kept, IEnumerable<Entry> added) => new(this, [.. _entries.AsSpan(0, _settled), .. kept.Select(e => _entries[e]), .. added]);

    /// <summary>The number of an entry, of several with the id the latest; -1 when there is none.</summary>
    public int Find(string id)
    {
        if (_later.TryGetValue(id, out var later)) return later;
        for (var slot = SlotOf(id); _slots[slot] != 0; slot = After(slot))
            if (_entries[_slots[slot] - 1].Id == id) return _slots[slot] - 1;
        return -1;
    }

    private int SlotOf(string id) => (int)(((uint)string.GetHashCode(id, StringComparison.Ordinal) * (ulong)_slots.Length) >> 32);

    private int After(int slot) => slot + 1 == _slots.Length ? 0 : slot + 1;
}
