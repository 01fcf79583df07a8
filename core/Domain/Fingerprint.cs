using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>A short mark of a content as harvested: equal marks mean the same content, word for word, whenever it was read. Different marks
/// mean nothing yet; then the contents themselves must be compared.</summary>
public static class Fingerprint
{
    private static readonly byte[] ReadAt = Encoding.UTF8.GetBytes("\"fetchedAt\":\"");

    public static UInt128 Of(EntryContent content) => Of(JsonSerializer.SerializeToUtf8Bytes(content, EntryJson.Options));

    /// <summary>The mark of a content as it is stored.</summary>
    public static UInt128 OfJson(string json)
    {
        // Borrowed: thousands of large arrays would otherwise wait for the collector.
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Of(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>The mark of a content as JSON in UTF-8.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> json)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // When something was read is no part of what it says. A quotation mark within a text is escaped, so this is always the field.
        for (int at; (at = json.IndexOf(ReadAt)) >= 0;)
        {
            hash.AppendData(json[..at]);
            var value = json[(at + ReadAt.Length)..];
            json = value[(value.IndexOf((byte)'"') + 1)..];
        }
        hash.AppendData(json);
        // Half of the hash: 16 bytes are still far from two contents ever meeting.
        return BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset());
    }
}
