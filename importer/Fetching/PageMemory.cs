using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FundingDirectory.Importer.Fetching;

/// <summary>The newest good answer of each address with what its host calls that state (ETag, Last-Modified), so that the host can say
/// «unchanged» instead of sending it again. A folder of files that may be deleted at any time.</summary>
public sealed class PageMemory(string folder)
{
    /// <summary>Adds the conditions to a request; the remembered answer is returned, null when there is none worth asking about.</summary>
    internal async Task<Remembered?> Ask(HttpRequestMessage request, CancellationToken cancel)
    {
        if (request.Method != HttpMethod.Get || await Recall(request.RequestUri!, cancel) is not { } known) return null;
        if (known.ETag is { } tag) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        if (known.LastModified is { } modified) request.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        return known;
    }

    /// <summary>Keeps an answer if its host names the state it is in.</summary>
    internal async Task Keep(Uri address, HttpResponseMessage response, Capture capture, CancellationToken cancel)
    {
        var (tag, modified) = (response.Headers.ETag?.ToString(), response.Content.Headers.LastModified?.ToString("R"));
        if (tag is not null || modified is not null) await Keep(address, tag, modified, capture, cancel);
    }

    /// <summary>Keeps an answer as the last good one, with the state its host named for it if it is kept already.</summary>
    internal async Task KeepLast(Uri address, Capture capture, CancellationToken cancel)
    {
        var known = await Recall(address, cancel);
        var same = known is not null && known.Body.AsSpan().SequenceEqual(capture.Bytes.Span);
        await Keep(address, same ? known!.ETag : null, same ? known!.LastModified : null, capture, cancel);
    }

    /// <summary>The last good answer of an address, with its own date; null when there is none.</summary>
    internal async Task<Capture?> Last(Uri address, CancellationToken cancel) => await Recall(address, cancel) is not { } known ? null
        : new Capture { Name = address.AbsolutePath.Trim('/'), Url = address.ToString(), ContentType = known.ContentType, FetchedAt = known.FetchedAt, Bytes = known.Body };

    private async Task Keep(Uri address, string? tag, string? modified, Capture capture, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var bytes = capture.Bytes.ToArray();
        var known = new Remembered(tag, modified, capture.ContentType, Convert.ToHexStringLower(SHA256.HashData(bytes)), capture.FetchedAt);
        await Write($"{Name(address)}.body", bytes, cancel);
        await Write($"{Name(address)}.json", JsonSerializer.SerializeToUtf8Bytes(known), cancel);
    }

    private async Task<Remembered?> Recall(Uri address, CancellationToken cancel)
    {
        try
        {
            var known = JsonSerializer.Deserialize<Remembered>(await File.ReadAllBytesAsync(Path.Combine(folder, $"{Name(address)}.json"), cancel));
            var body = await File.ReadAllBytesAsync(Path.Combine(folder, $"{Name(address)}.body"), cancel);
            // The two files are written one after the other: only together they are an answer.
            return known is not null && Convert.ToHexStringLower(SHA256.HashData(body)) == known.Hash ? known with { Body = body } : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    // Written beside and moved, so that a killed run leaves no half file under a good name.
    private async Task Write(string name, byte[] bytes, CancellationToken cancel)
    {
        var part = Path.Combine(folder, $"{name}.{Guid.NewGuid():n}.part");
        await File.WriteAllBytesAsync(part, bytes, cancel);
        File.Move(part, Path.Combine(folder, name), overwrite: true);
    }

    // A hash, because an address may be longer than a file name and hold what belongs into no folder listing.
    private static string Name(Uri address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)));

    /// <summary>One answer as remembered.</summary>
    internal sealed record Remembered(string? ETag, string? LastModified, string? ContentType, string Hash, DateTimeOffset FetchedAt)
    {
        [System.Text.Json.Serialization.JsonIgnore] public byte[] Body { get; init; } = [];
    }
}
