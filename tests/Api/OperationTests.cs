using System.Net;
using System.Net.Sockets;
using System.Text;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

/// <summary>Limits of the server itself, from raw connections.</summary>
public sealed class OperationTests(OperationTests.ImpatientApp host) : IClassFixture<OperationTests.ImpatientApp>
{
    public sealed class ImpatientApp : IAsyncLifetime
    {
        internal DirectoryApp App { get; } = new(("Limits:SlowClientSeconds", "2"));

        public ValueTask InitializeAsync() => App.InitializeAsync();

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    private readonly DirectoryApp app = host.App;

    /// <summary>Sends a beginning and says what comes back until the server closes the connection.</summary>
    private async Task<string> Answer(string beginning)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, app.Address.Port, patience.Token);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(beginning), patience.Token);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(patience.Token);
    }

    [Fact]
    public async Task A_slow_client_is_cut_off_while_others_are_answered()
    {
        var slow = Enumerable.Range(0, 20).Select(_ => Answer("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")).ToList();
        var dripping = Answer("POST /api/v1/matches HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{");
        for (var i = 0; i < 20; i++) Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri("/api/v1/search?limit=1", UriKind.Relative))).StatusCode);
        Assert.All(slow, t => Assert.False(t.IsCompleted));
        foreach (var end in await Task.WhenAll(slow)) Assert.StartsWith("HTTP/1.1 408", end, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 408", await dripping, StringComparison.Ordinal);
        Assert.Contains("zu langsam", await dripping, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nX-Large: {0}\r\n\r\n", 20_000, "431"), InlineData("GET /?q={0} HTTP/1.1\r\nHost: localhost\r\n\r\n", 70_000, "414")]
    public async Task What_is_too_large_is_refused_before_any_of_our_code(string request, int length, string status)
    {
        Assert.StartsWith($"HTTP/1.1 {status}", await Answer(string.Format(System.Globalization.CultureInfo.InvariantCulture, request, new string('x', length))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_64_header_lines_are_refused() =>
        Assert.StartsWith("HTTP/1.1 431", await Answer($"GET / HTTP/1.1\r\nHost: localhost\r\n{string.Concat(Enumerable.Range(0, 70).Select(i => $"X-{i}: 1\r\n"))}\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("POST /api/v1/matches HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"), InlineData("GET / HTTP/1.1\r\nHost : localhost\r\n\r\n"), InlineData("GET / HTTP/1.1\r\n\r\n")]
    public async Task A_request_that_can_be_read_in_two_ways_is_answered_once_and_the_connection_closed(string request)
    {
        var answer = await Answer(request);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(answer, "HTTP/1\\.1 [0-9]{3}"));
        Assert.StartsWith("HTTP/1.1 4", answer, StringComparison.Ordinal);
    }
}
