using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Importer.Connectors;

/// <summary>A short mark of everything that a record is read from. It holds the reader too: a program that reads otherwise reads everything again.</summary>
internal static class RawMark
{
    // A module's id changes with any change of its code.
    private static readonly byte[] Reader = [.. typeof(RawMark).Module.ModuleVersionId.ToByteArray(), .. typeof(EntryContent).Module.ModuleVersionId.ToByteArray()];

    /// <summary>The mark of some bytes.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        // Half of the hash: 16 bytes are still far from two contents ever meeting.
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The mark of documents that are looked up by their keys, in whatever order they came.</summary>
    public static UInt128 Of(IEnumerable<(string Key, UInt128 Mark)> documents) =>
        Of(Encoding.UTF8.GetBytes(string.Join('\n', documents.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key} {d.Mark:x}"))));

    /// <summary>The mark of a record: its own bytes, the slug it is to have, and everything it may refer to.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes, string slug, UInt128 others)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Reader);
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in others)));
        hash.AppendData(Encoding.UTF8.GetBytes($"{slug}\n"));
        hash.AppendData(bytes);
        return BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }
}
