using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FundingDirectory.Tests.Importer.Fetching;

/// <summary>A tiny server on this machine that answers byte for byte what a test says, faults included. No robots.txt unless the test gives one.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<Request, Stream, Task> answer;
    private readonly CancellationTokenSource stop = new();

    /// <summary>What came in: method, path with query, head and body.</summary>
    public sealed record Request(string Method, string Path, string Head, string Body);

    public List<Request> Requests { get; } = [];
    public Uri Address { get; }

    public LocalServer(Func<Request, Stream, Task> answer, string? robots = null)
    {
        this.answer = (request, stream) => request.Path != "/robots.txt" ? answer(request, stream) : robots is null ? Write(stream, 404, "") : Write(stream, 200, robots, "text/plain");
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _ = Listen();
    }

    /// <summary>Requests without those for robots.txt.</summary>
    public IReadOnlyList<Request> Asked
    {
        get
        {
            lock (Requests) return [.. Requests.Where(r => r.Path != "/robots.txt")];
        }
    }

    public static Task Write(Stream stream, int status, string body, string type = "application/json", string more = "") => WriteHead(stream, status, Encoding.UTF8.GetByteCount(body), type, more, body);

    /// <summary>Announces <paramref name="length"/> bytes and sends only <paramref name="body"/>.</summary>
    public static async Task WriteHead(Stream stream, int status, int length, string type, string more, string body) =>
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {length}\r\nConnection: close\r\n{more}\r\n{body}"));

    public void Dispose()
    {
        stop.Cancel();
        listener.Stop();
        stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true) _ = Serve(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                var request = await Read(stream);
                lock (Requests) Requests.Add(request);
                await answer(request, stream);
                await stream.FlushAsync();
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The client gave up, which is what some tests are about.
            }
        }
    }

    private static async Task<Request> Read(NetworkStream stream)
    {
        List<byte> bytes = [];
        var buffer = new byte[8192];
        while (true)
        {
            var text = Encoding.Latin1.GetString([.. bytes]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                var length = text[..end].Split("\r\n").Where(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Select(l => int.Parse(l[15..], System.Globalization.CultureInfo.InvariantCulture)).FirstOrDefault();
                if (bytes.Count >= end + 4 + length)
                {
                    var first = text.Split(' ', 3);
                    return new Request(first[0], first[1], text[..end], Encoding.UTF8.GetString([.. bytes[(end + 4)..]]));
                }
            }
            var read = await stream.ReadAsync(buffer);
            if (read == 0) throw new IOException("The client left.");
            bytes.AddRange(buffer[..read]);
        }
    }
}
