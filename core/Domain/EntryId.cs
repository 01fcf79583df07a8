using System.Security.Cryptography;
using System.Text;

namespace FundingDirectory.Core.Domain;

/// <summary>Makes the stable id of an entry from its source and the source's own key (UUID version 5, RFC 9562).</summary>
public static class EntryId
{
    // The namespace is a constant of this directory; changing it would change every id.
    private static readonly Guid Namespace = new("6f1f5b0e-6a3c-5b7e-9d0a-3a1f6c2b7d11");

    /// <summary>The id of the record <paramref name="sourceId"/> of <paramref name="source"/>; the same input always gives the same id.</summary>
    public static string From(string source, string sourceId)
    {
        var name = Encoding.UTF8.GetBytes($"{source}/{sourceId}");
        Span<byte> input = stackalloc byte[16];
        Namespace.TryWriteBytes(input, bigEndian: true, out _);
#pragma warning disable CA5350 // RFC 9562 prescribes SHA-1 for version 5; it names things here and protects nothing.
        var hash = SHA1.HashData([.. input, .. name]).AsSpan(0, 16);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
