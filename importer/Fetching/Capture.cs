using System.Security.Cryptography;

namespace FundingDirectory.Importer.Fetching;

/// <summary>What a source answered, as it came, before anything reads it: held in memory, or left in its file when it is large.</summary>
public sealed record Capture
{
    private readonly ReadOnlyMemory<byte> memory;
    private readonly Lazy<byte[]>? file;

    /// <summary>Name within the run: a relative file path with «/», or what the connector calls the page.</summary>
    public required string Name { get; init; }
    /// <summary>Where it was fetched; null when it was read from a file.</summary>
    public string? Url { get; init; }
    /// <summary>Media type as answered; null when it was read from a file.</summary>
    public string? ContentType { get; init; }
    public required DateTimeOffset FetchedAt { get; init; }

    /// <summary>The whole content in memory. A large file is read when somebody first asks: who can, reads <see cref="Open"/> instead.</summary>
    public ReadOnlyMemory<byte> Bytes { get => file?.Value ?? memory; init => memory = value; }

    /// <summary>The file that holds the content; null when it is in memory.</summary>
    public string? File
    {
        get;
        init => (field, file) = (value, value is null ? null : new Lazy<byte[]>(() => System.IO.File.ReadAllBytes(value)));
    }

    /// <summary>Size in bytes.</summary>
    public long Length => File is null ? memory.Length : new FileInfo(File).Length;

    /// <summary>SHA-256 of the content, lower-case hexadecimal.</summary>
    public string Hash
    {
        get
        {
            using var stream = Open();
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
    }

    /// <summary>The content as a stream from its beginning; the caller closes it.</summary>
    public Stream Open() => File is null ? MemoryStream(memory) : System.IO.File.OpenRead(File);

    /// <summary>The first bytes of the content: as many as asked for, or all there are.</summary>
    public byte[] Head(int length)
    {
        using var stream = Open();
        var head = new byte[length];
        return head[..stream.ReadAtLeast(head, length, throwOnEndOfStream: false)];
    }

    private static MemoryStream MemoryStream(ReadOnlyMemory<byte> bytes) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(bytes, out var part) ? new(part.Array!, part.Offset, part.Count, writable: false) : new(bytes.ToArray(), writable: false);
}
