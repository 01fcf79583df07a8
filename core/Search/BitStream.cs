using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Search;

/// <summary>Writes small numbers in as few bits as they need, lowest bit first.</summary>
internal sealed class BitWriter
{
    private byte[] _bytes = new byte[1024];
    private ulong _open;
    private int _openBits;

    /// <summary>Whole bytes so far.</summary>
    public int Length { get; private set; }
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>A number in so many bits, at most 32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Write(uint value, int bits)
    {
        _open |= (ulong)value << _openBits;
        _openBits += bits;
        while (_openBits >= 8)
        {
            if (Length == _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
            _bytes[Length++] = (byte)_open;
            _open >>= 8;
            _openBits -= 8;
        }
    }

    /// <summary>A number from 1 on; small ones are the short ones (code of Elias).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteGamma(uint value)
    {
        var bits = BitOperations.Log2(value);
        WriteUnary(bits);
        Write(value & ((1u << bits) - 1), bits);
    }

    /// <summary>A number from 0 on that is mostly around 2^<paramref name="usual"/> (code of Rice).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void WriteRice(uint value, int usual)
    {
        WriteUnary((int)(value >> usual));
        Write(value & ((1u << usual) - 1), usual);
    }

    /// <summary>Fills the last byte, so that the next number begins at a new one.</summary>
    public void Align()
    {
        if (_openBits > 0) Write(0, 8 - _openBits);
    }

    private void WriteUnary(int zeros)
    {
        for (; zeros >= 32; zeros -= 32) Write(0, 32);
        Write(1u << zeros, zeros + 1);
    }
}

/// <summary>Reads what a <see cref="BitWriter"/> wrote. Behind the last written byte there must be <see cref="Spare"/> more.</summary>
internal ref struct BitReader(ReadOnlySpan<byte> bytes, int at)
{
    /// <summary>Bytes that are looked at beyond the last one, so that eight can always be read at once.</summary>
    public const int Spare = 8;
    // Of eight bytes that begin anywhere within the first so many bits are always there.
    private const int Ahead = 57;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _at = at * 8L;

    public uint ReadGamma()
    {
        var bits = ReadUnary();
        return (1u << bits) | Read(bits);
    }

    public uint ReadRice(int usual) => ((uint)ReadUnary() << usual) | Read(usual);

    private uint Read(int bits)
    {
        var value = (uint)(Peek() & ((1UL << bits) - 1));
        _at += bits;
        return value;
    }

    private int ReadUnary()
    {
        var zeros = 0;
        while (true)
        {
            var next = BitOperations.TrailingZeroCount(Peek());
            if (next < Ahead)
            {
                _at += next + 1;
                return zeros + next;
            }
            zeros += Ahead;
            _at += Ahead;
        }
    }

    private readonly ulong Peek() => BinaryPrimitives.ReadUInt64LittleEndian(_bytes[(int)(_at >> 3)..]) >> (int)(_at & 7);
}
