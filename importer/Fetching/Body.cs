using System.Diagnostics;

namespace FundingDirectory.Importer.Fetching;

/// <summary>Reads the body of an answer within the limits of size, silence and speed. They hold for the unpacked bytes.</summary>
internal static class Body
{
    /// <summary>The whole body; throws <see cref="Failed"/> beyond a limit.</summary>
    public static async Task<byte[]> Read(HttpResponseMessage response, FetchPolicy policy, CancellationToken limit)
    {
        if (response.Content.Headers.ContentLength > policy.MaxBytes) throw TooLarge(policy);
        await using var body = await response.Content.ReadAsStreamAsync(limit);
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(limit);
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var watch = Stopwatch.StartNew();
        while (true)
        {
            idle.CancelAfter(policy.IdleTimeout);
            var read = await body.ReadAsync(buffer, idle.Token);
            if (read == 0) return whole.ToArray();
            whole.Write(buffer, 0, read);
            if (whole.Length > policy.MaxBytes) throw TooLarge(policy);
            if (watch.Elapsed > policy.DripGrace && whole.Length < watch.Elapsed.TotalSeconds * policy.MinBytesPerSecond)
                throw new Failed($"antwortet zu langsam: {whole.Length} Byte in {watch.Elapsed.TotalSeconds:0} Sekunden");
        }
    }

    private static Failed TooLarge(FetchPolicy policy) => new($"liefert mehr als die erlaubten {policy.MaxBytes} Byte", mayRepeat: false);
}
