using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FundingDirectory.Api.Alerts;

namespace FundingDirectory.Api;

/// <summary>What keeps addresses and links secret: encryption at rest (AES-GCM), keyed hashes, and links that only we can make. Three keys from one, so that none tells another.</summary>
public sealed class AlertSeal
{
    private const int NonceBytes = 12, TagBytes = 16, MarkBytes = 16;
    private readonly byte[] sealKey, hashKey, linkKey;

    /// <param name="key">32 random bytes.</param>
    public AlertSeal(byte[] key) => (sealKey, hashKey, linkKey) = (Derived(key, "seal"), Derived(key, "hash"), Derived(key, "link"));

    /// <summary>Encrypts a text for one owner; it cannot be read under another one's name.</summary>
    public string Seal(string text, string owner) => Seal(Encoding.UTF8.GetBytes(text), owner);

    /// <inheritdoc cref="Seal(string, string)"/>
    public string Seal(ReadOnlySpan<byte> plain, string owner)
    {
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(sealKey, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes), Encoding.UTF8.GetBytes(owner));
        return Convert.ToBase64String(box);
    }

    /// <summary>Reads what was encrypted for this owner; null when it was changed, is another one's, or the key is another.</summary>
    public string? Open(string box, string owner) => OpenBytes(box, owner) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <inheritdoc cref="Open"/>
    public byte[]? OpenBytes(string box, string owner)
    {
        try
        {
            var bytes = Convert.FromBase64String(box).AsSpan();
            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var aes = new AesGcm(sealKey, TagBytes);
            aes.Decrypt(bytes[..NonceBytes], bytes[(NonceBytes + TagBytes)..], bytes.Slice(NonceBytes, TagBytes), plain, Encoding.UTF8.GetBytes(owner));
            return plain;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The same for the same address, and nothing that it could be guessed from without the key.</summary>
    public string Hash(MailAddress address) => Convert.ToHexStringLower(HMACSHA256.HashData(hashKey, Encoding.UTF8.GetBytes(address.Folded)));

    /// <summary>The secret part of a link, for one purpose.</summary>
    public string Link(string purpose, string id) => $"{id}.{Mark(purpose, id)}";

    /// <summary>The id a link is about; null when we did not make it for this purpose.</summary>
    public string? IdOf(string purpose, string link)
    {
        var dot = link.IndexOf('.');
        if (dot < 0) return null;
        var id = link[..dot];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Mark(purpose, id)), Encoding.UTF8.GetBytes(link[(dot + 1)..])) ? id : null;
    }

    /// <summary>A new id nobody can guess.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));

    private string Mark(string purpose, string id) => Base64Url.EncodeToString(HMACSHA256.HashData(linkKey, Encoding.UTF8.GetBytes($"{purpose}\n{id}")).AsSpan(0, MarkBytes));

    private static byte[] Derived(byte[] key, string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes($"alerts {purpose}"));
}
