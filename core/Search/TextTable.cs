using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>Many short texts in one block of memory (UTF-8), found by hash and, when they were given in ordinal order, by their beginning.</summary>
internal sealed class TextTable
{
    /// <summary>Bytes that any folded word fits into.</summary>
    public const int MostBytes = GermanText.LongestWord * 3;

    private readonly byte[] _bytes;
    private readonly int[] _starts, _slots;

    public TextTable(byte[] bytes, int[] starts)
    {
        (_bytes, _starts) = (bytes, starts);
        _slots = new int[Slots(Count)];
        for (var i = 0; i < Count; i++)
        {
            // Of equal neighbours the first is found.
            if (i > 0 && this[i].SequenceEqual(this[i - 1])) continue;
            var slot = Hash(this[i]) & (uint)(_slots.Length - 1);
            while (_slots[slot] != 0) slot = (slot + 1) & (uint)(_slots.Length - 1);
            _slots[slot] = i + 1;
        }
    }

    public static TextTable Empty { get; } = Of([]);

    public int Count => _starts.Length - 1;
    public ReadOnlySpan<byte> this[int number] => _bytes.AsSpan(_starts[number], _starts[number + 1] - _starts[number]);
    /// <summary>The arrays it is made of, for the snapshot.</summary>
    public (byte[] Bytes, int[] Starts) Raw => (_bytes, _starts);

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

    /// <summary>The number of a text; -1 when it is not here.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        Span<byte> bytes = stackalloc byte[MostBytes];
        return Encoding.UTF8.TryGetBytes(text, bytes, out var length) ? Find(bytes[..length]) : -1;
    }

    /// <summary>The number of a text; -1 when it is not here.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        for (var slot = Hash(text) & (uint)(_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (uint)(_slots.Length - 1))
            if (this[_slots[slot] - 1].SequenceEqual(text)) return _slots[slot] - 1;
        return -1;
    }

    /// <summary>The contiguous range of texts that begin so; only in an ordered table.</summary>
    public (int From, int To) StartingWith(string beginning)
    {
        var from = FirstThat(Encoding.UTF8.GetBytes(beginning), static (text, key) => text.SequenceCompareTo(key) >= 0);
        var to = FirstThat(Encoding.UTF8.GetBytes(beginning), static (text, key) => text.SequenceCompareTo(key) > 0 && !text.StartsWith(key));
        return (from, to);
    }

    private delegate bool Condition(ReadOnlySpan<byte> text, ReadOnlySpan<byte> key);

    private int FirstThat(byte[] key, Condition holds)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (holds(this[middle], key)) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static int Slots(int count) => (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, count * 3L / 2));

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = 2166136261;
        foreach (var b in text) hash = (hash ^ b) * 16777619;
        return hash ^ (hash >> 15);
    }
}
