using System.Text;

namespace FundingDirectory.Core.Search;

/// <summary>Texts in the order of their UTF-8 bytes. One in <see cref="Block"/> is kept whole, the others as what distinguishes them from the one before, which in a
/// vocabulary is little.</summary>
internal sealed class SortedTexts(byte[] bytes, int[] blocks, int count)
{
    /// <summary>Bytes that any text fits into.</summary>
    public const int MostBytes = GermanText.LongestWord * 3;
    private const int Block = 16;
    // The first byte of a text says how many bytes it shares and how many follow; numbers that do not fit follow in a byte of their own.
    private const int RestBits = 3, LargeRest = (1 << RestBits) - 1, LargeShared = (1 << (8 - RestBits)) - 1;

    public int Count => count;
    /// <summary>The arrays it is made of, for the snapshot.</summary>
    public (byte[] Bytes, int[] Blocks) Raw => (bytes, blocks);

    /// <summary>The table of texts that are in order; equal ones may stand side by side.</summary>
    public static SortedTexts Of(IReadOnlyCollection<string> texts)
    {
        var (written, blocks, number) = (new MemoryStream(), new int[(texts.Count + Block - 1) / Block], 0);
        Span<byte> text = stackalloc byte[MostBytes], before = stackalloc byte[MostBytes];
        var beforeLength = 0;
        foreach (var next in texts)
        {
            var length = Encoding.UTF8.GetBytes(next, text);
            var shared = number % Block == 0 ? 0 : before[..beforeLength].CommonPrefixLength(text[..length]);
            if (number % Block == 0) blocks[number / Block] = (int)written.Length;
            var rest = length - shared;
            written.WriteByte((byte)((Math.Min(shared, LargeShared) << RestBits) | Math.Min(rest, LargeRest)));
            if (shared >= LargeShared) written.WriteByte((byte)shared);
            if (rest >= LargeRest) written.WriteByte((byte)rest);
            written.Write(text[shared..length]);
            text[..length].CopyTo(before);
            beforeLength = length;
            number++;
        }
        return new(written.ToArray(), blocks, number);
    }

    public string Text(int number)
    {
        var walk = From(number);
        while (walk.Number < number) walk.Next();
        return Encoding.UTF8.GetString(walk.Current);
    }

    /// <summary>The number of a text, of equal ones the first; -1 when it is not here.</summary>
    public int Find(ReadOnlySpan<char> text)
    {
        Span<byte> wanted = stackalloc byte[MostBytes];
        if (!Encoding.UTF8.TryGetBytes(text, wanted, out var length)) return -1;
        var at = FirstNotBefore(wanted[..length], out var order);
        return at < count && order == 0 ? at : -1;
    }

    /// <summary>The contiguous range of texts that begin so.</summary>
    public (int From, int To) StartingWith(string beginning)
    {
        var key = new byte[Encoding.UTF8.GetByteCount(beginning) + 1];
        var length = Encoding.UTF8.GetBytes(beginning, key);
        var from = FirstNotBefore(key.AsSpan(0, length), out _);
        // No byte of UTF-8 is as large.
        key[length] = byte.MaxValue;
        return (from, FirstNotBefore(key, out _));
    }

    /// <summary>Walks over the texts from the first one of a block on.</summary>
    public Walker From(int number) => new(bytes, blocks.Length == 0 ? 0 : blocks[number / Block], number / Block * Block, count);

    private int FirstNotBefore(ReadOnlySpan<byte> text, out int order)
    {
        order = 1;
        // The last block that begins before the text; what is equal to its beginning may have stood at the end of the one before.
        var (low, high) = (0, blocks.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var at = blocks[middle];
            var (_, rest) = ReadLengths(bytes, ref at);
            if (bytes.AsSpan(at, rest).SequenceCompareTo(text) < 0) low = middle + 1;
            else high = middle;
        }
        if (low == 0 && count == 0) return 0;
        var walk = From(Math.Max(0, low - 1) * Block);
        for (; ; walk.Next())
        {
            order = walk.Current.SequenceCompareTo(text);
            if (order >= 0) return walk.Number;
            if (walk.Number + 1 == count) return count;
        }
    }

    private static (int Shared, int Own) ReadLengths(ReadOnlySpan<byte> bytes, ref int at)
    {
        var both = bytes[at++];
        var (shared, own) = (both >> RestBits, both & LargeRest);
        if (shared == LargeShared) shared = bytes[at++];
        if (own == LargeRest) own = bytes[at++];
        return (shared, own);
    }

    /// <summary>A place in the table with the text there; it begins at the first text of a block.</summary>
    internal ref struct Walker
    {
        private readonly ReadOnlySpan<byte> _bytes;
        private readonly int _count;
        private int _next;
        private Text _text;
        private int _length;

        public Walker(ReadOnlySpan<byte> bytes, int at, int number, int count)
        {
            _bytes = bytes;
            (_next, Number, _count) = (at, number - 1, count);
            Next();
        }

        /// <summary>The number of the text at hand; that of the texts at the end.</summary>
        public int Number { get; private set; }
        /// <summary>Bytes that the text has in common with the one before; 0 at the beginning of a block.</summary>
        public int Shared { get; private set; }

        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public readonly ReadOnlySpan<byte> Current => ((ReadOnlySpan<byte>)_text)[.._length];

        public void Next()
        {
            if (++Number >= _count) return;
            (Shared, var rest) = ReadLengths(_bytes, ref _next);
            _bytes.Slice(_next, rest).CopyTo(((Span<byte>)_text)[Shared..]);
            _length = Shared + rest;
            _next += rest;
        }

        [System.Runtime.CompilerServices.InlineArray(MostBytes)]
        private struct Text
        {
            private byte _first;
        }
    }
}
