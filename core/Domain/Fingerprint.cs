using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FundingDirectory.Core.Domain;

/// <summary>A short mark of a content as harvested: equal marks mean the same content, word for word, whenever it was read. Different marks
/// mean nothing yet; then the contents themselves must be compared.</summary>
public static class Fingerprint
{
    private static readonly byte[] ReadAt = Encoding.UTF8.GetBytes("\"fetchedAt\":\"");

    public static string Of(EntryContent content) => Of(JsonSerializer.SerializeToUtf8Bytes(content, EntryJson.Options));

    /// <summary>The mark of a content as it is stored.</summary>
    public static string OfJson(string json) => Of(Encoding.UTF8.GetBytes(json));

    private static string Of(ReadOnlySpan<byte> json)
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
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
