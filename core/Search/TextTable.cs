using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>Short texts in any order in one block of memory (UTF-8), by number and, once somebody has asked so, by hash.</summary>
internal sealed class TextTable(byte[] bytes, int[] starts)
{
    private int[]? _slots;

    public static TextTable Empty { get; } = Of([]);

    public int Count => starts.Length - 1;
    public ReadOnlySpan<byte> this[int number] => bytes.AsSpan(starts[number], starts[number + 1] - starts[number]);
    /// <summary>The arrays it is made of, for the snapshot.</summary>
    public (byte[] Bytes, int[] Starts) Raw => (bytes, starts);

    public static TextTable Of(IReadOnlyCollection<string> texts)
    {
        var starts = new int[texts.Count + 1];
        var bytes = new byte[texts.Sum(Encoding.UTF8.GetByteCount)];
        var (number, at) = (0, 0);
        foreach (var text in texts)
        {
            at += Encoding.UTF8.GetBytes(text, bytes.AsSpan(at));
            starts[++number] = at;
        }
        return new(bytes, starts);
    }

    public string Text(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>The number of a word; -1 when it is not here.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        if (Count == 0) return -1;
        Span<byte> buffer = stackalloc byte[SortedTexts.MostBytes];
        if (!Encoding.UTF8.TryGetBytes(word, buffer, out var length)) return -1;
        var text = buffer[..length];
        var slots = _slots ??= Hashed();
        for (var slot = Hash(text) & (uint)(slots.Length - 1); slots[slot] != 0; slot = (slot + 1) & (uint)(slots.Length - 1))
            if (this[slots[slot] - 1].SequenceEqual(text)) return slots[slot] - 1;
        return -1;
    }

    private int[] Hashed()
    {
        var slots = new int[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, Count * 3L / 2))];
        for (var i = 0; i < Count; i++)
        {
            var slot = Hash(this[i]) & (uint)(slots.Length - 1);
            while (slots[slot] != 0) slot = (slot + 1) & (uint)(slots.Length - 1);
            slots[slot] = i + 1;
        }
        return slots;
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261;
        foreach (var b in text) hash = (hash ^ b) * 16777619;
        return hash ^ (hash >> 15);
    }
}
