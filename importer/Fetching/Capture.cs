using System.Security.Cryptography;

namespace FundingDirectory.Importer.Fetching;

/// <summary>The bytes a source answered, as they came, before anything reads them.</summary>
public sealed record Capture
{
    /// <summary>Name within the run: a relative file path with «/», or what the connector calls the page.</summary>
    public required string Name { get; init; }
    /// <summary>Where it was fetched; null when it was read from a file.</summary>
    public string? Url { get; init; }
    /// <summary>Media type as answered; null when it was read from a file.</summary>
    public string? ContentType { get; init; }
    public required DateTimeOffset FetchedAt { get; init; }
    public required ReadOnlyMemory<byte> Bytes { get; init; }
    /// <summary>SHA-256 of the bytes, lower-case hexadecimal.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
}
