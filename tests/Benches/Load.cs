using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace FundingDirectory.Benches;

/// <summary>Asks a host as fast as it answers, over a few connections. Plain sockets, because an HTTP client would take more of the machine than what is measured.</summary>
internal static class Load
{
    private const int Connections = 8;
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;
    private static ReadOnlySpan<byte> LengthHeader => "Content-Length: "u8;

    /// <summary>Requests a second over this time. <paramref name="tags"/>: what the asker has of each address already, so that the answer is «unchanged».</summary>
    public static async Task<double> PerSecond(Uri host, IReadOnlyList<string> addresses, TimeSpan duration, IReadOnlyList<string>? tags = null)
    {
        byte[][] requests = [.. addresses.Select((a, i) => Encoding.ASCII.GetBytes($"GET {a} HTTP/1.1\r\nHost: {host.Authority}\r\n{(tags is null ? "" : $"If-None-Match: {tags[i]}\r\n")}\r\n"))];
        var begun = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(c => Task.Run(() => Ask(host, requests, c, begun, duration))));
        return counts.Sum() / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task<int> Ask(Uri host, byte[][] requests, int first, long begun, TimeSpan duration)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(host.Host, host.Port);
        var buffer = new byte[1 << 18];
        var count = 0;
        for (var i = first * requests.Length / Connections; Stopwatch.GetElapsedTime(begun) < duration; i++, count++)
        {
            await socket.SendAsync(requests[i % requests.Length]);
            for (var length = 0; !IsWhole(buffer.AsSpan(0, length));)
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                length += read > 0 ? read : throw new IOException("The host closed the connection.");
            }
        }
        return count;
    }

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(HeadEnd);
        if (head < 0) return false;
        if (answer.StartsWith("HTTP/1.1 304 "u8)) return answer.Length == head + HeadEnd.Length;
        if (!answer.StartsWith("HTTP/1.1 200 "u8)) throw new IOException(Encoding.UTF8.GetString(answer));
        var at = answer[..head].IndexOf(LengthHeader);
        if (at < 0) return answer.EndsWith(LastChunk);
        return System.Buffers.Text.Utf8Parser.TryParse(answer[(at + LengthHeader.Length)..], out int length, out _) && answer.Length == head + HeadEnd.Length + length;
    }
}
