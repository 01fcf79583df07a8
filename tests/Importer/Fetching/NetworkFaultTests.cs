using System.IO.Compression;
using System.Net;
using System.Text;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Fetching;

/// <summary>What a host may do to us, each from a real server on this machine.</summary>
public sealed class NetworkFaultTests
{
    private static readonly FetchPolicy Policy = FetchPolicy.For("mailto:desk@example.org") with { MaxBytes = 100_000, Retries = 0 };

    private readonly HurriedTime time = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    private static Task Good(Stream stream) => LocalServer.Write(stream, 200, "{}");

    private async Task<string> Failure(LocalServer server, FetchPolicy? policy = null, Func<Capture, string?>? check = null)
    {
        using var fetcher = new Fetcher(policy ?? Policy, time);
        return (await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(new Uri(server.Address, "page"), check, cancel))).Message;
    }

    [Fact]
    public async Task One_byte_a_second_is_given_up_long_before_the_end()
    {
        using var server = new LocalServer(async (_, s) =>
        {
            await LocalServer.WriteHead(s, 200, 1_000, "application/json", "", "{");
            using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (await second.WaitForNextTickAsync(cancel)) await s.WriteAsync("x"u8.ToArray(), cancel);
        });
        Assert.Contains("zu langsam", await Failure(server, Policy with { DripGrace = TimeSpan.FromMilliseconds(500) }));
    }

    [Fact]
    public async Task A_head_that_drips_is_given_up()
    {
        using var server = new LocalServer(async (_, s) =>
        {
            await s.WriteAsync("HTTP/1.1 200 X\r\n"u8.ToArray(), cancel);
            using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (await tick.WaitForNextTickAsync(cancel)) await s.WriteAsync("X-Line: 1\r\n"u8.ToArray(), cancel);
        });
        Assert.Contains("nicht rechtzeitig", await Failure(server, Policy with { HeadTimeout = TimeSpan.FromMilliseconds(300) }));
    }

    [Fact]
    public async Task A_packed_body_counts_by_what_it_unpacks_to()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) await gzip.WriteAsync(new byte[20_000_000], cancel);
        Assert.True(packed.Length < Policy.MaxBytes * 2);
        using var server = new LocalServer(async (_, s) =>
        {
            await s.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 X\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\nConnection: close\r\n\r\n"), cancel);
            await s.WriteAsync(packed.ToArray(), cancel);
        });
        Assert.Contains("mehr als die erlaubten 100000 Byte", await Failure(server, Policy with { Retries = 3 }));
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_body_that_is_not_packed_as_announced_is_a_fault_of_the_host()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 200, "not gzip at all", more: "Content-Encoding: gzip\r\n"));
        Assert.Contains("bricht die Antwort ab", await Failure(server));
    }

    [Fact]
    public async Task A_body_shorter_than_announced_is_never_taken()
    {
        using var server = new LocalServer((_, s) => LocalServer.WriteHead(s, 200, 500, "application/json", "", "{}"));
        Assert.Contains("bricht die Antwort ab", await Failure(server));
    }

    [Fact]
    public async Task What_comes_after_the_announced_end_does_not_spoil_the_next_answer()
    {
        var bodies = new Queue<string>(["{\"a\":1}tail that nobody announced", "{\"b\":2}"]);
        using var server = new LocalServer((_, s) => s.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 X\r\nContent-Length: 7\r\n\r\n{bodies.Dequeue()}"), cancel).AsTask());
        using var fetcher = new Fetcher(Policy, time);
        var first = await fetcher.Get(server.Address, null, cancel);
        var second = await fetcher.Get(server.Address, null, cancel);
        Assert.Equal(("{\"a\":1}", "{\"b\":2}"), (Encoding.ASCII.GetString(first.Bytes.Span), Encoding.ASCII.GetString(second.Bytes.Span)));
    }

    [Fact]
    public async Task A_web_page_with_status_200_is_told_from_data()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 200, "<!DOCTYPE html><title>Wartung</title>", "text/html"));
        Assert.Contains("nicht wie vereinbart", await Failure(server, check: c => c.Bytes.Span[0] == '<' ? "Es kam eine Webseite." : null));
    }

    [Theory]
    [InlineData("https://10.0.0.7/geheim?schluessel=1"), InlineData("https://[fd00::1]/"), InlineData("https://169.254.169.254/latest/meta-data"), InlineData("https://intern.example/")]
    public async Task A_redirect_into_a_private_network_is_not_followed(string target)
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 302, "", more: $"Location: {target}\r\n"));
        using var fetcher = new Fetcher(Policy with { Retries = 3 }, time, resolve: (_, _) => Task.FromResult(new[] { IPAddress.Parse("192.168.4.2"), IPAddress.Parse("::1") }));
        var failure = (await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(server.Address, null, cancel))).Message;
        Assert.Contains("private", failure);
        Assert.DoesNotContain("schluessel", failure);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_is_said_so()
    {
        using var fetcher = new Fetcher(Policy, time, resolve: (_, _) => throw new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.HostNotFound));
        Assert.Equal("weg.example ist im Netz nicht bekannt (DNS).", (await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(new Uri("https://weg.example/"), null, cancel))).Message);
    }

    [Fact]
    public async Task A_host_that_keeps_failing_is_left_alone_and_asked_again_later()
    {
        var down = true;
        using var server = new LocalServer((_, s) => down ? LocalServer.Write(s, 500, "") : Good(s));
        using var other = new LocalServer((_, s) => Good(s));
        var policy = Policy with { BreakAfter = 4, Rest = TimeSpan.FromMinutes(5) };
        using var fetcher = new Fetcher(policy, time);
        for (var i = 0; i < 4; i++) await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(server.Address, null, cancel));
        var asked = server.Asked.Count;
        var refused = await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(server.Address, null, cancel));
        Assert.Contains("in Ruhe gelassen", refused.Message);
        Assert.Equal(asked, server.Asked.Count);
        await fetcher.Get(other.Address, null, cancel);

        down = false;
        time.Advance(policy.Rest);
        await fetcher.Get(server.Address, null, cancel);
    }

    [Fact]
    public async Task A_pause_that_a_host_asks_for_holds_for_its_other_pages_too()
    {
        using var server = new LocalServer((r, s) => r.Path == "/page" ? LocalServer.Write(s, 503, "", more: "Retry-After: 60\r\n") : Good(s));
        using var fetcher = new Fetcher(Policy, time);
        await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(new Uri(server.Address, "page"), null, cancel));
        await fetcher.Get(new Uri(server.Address, "other"), null, cancel);
        Assert.Equal([TimeSpan.FromSeconds(60)], time.Pauses);
    }

    [Fact]
    public async Task A_host_that_asks_for_a_long_rest_is_not_asked_for_anything_else()
    {
        using var server = new LocalServer((r, s) => r.Path == "/page" ? LocalServer.Write(s, 429, "", more: $"Retry-After: {time.GetUtcNow().AddHours(6):R}\r\n") : Good(s));
        using var fetcher = new Fetcher(Policy, time);
        await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(new Uri(server.Address, "page"), null, cancel));
        Assert.Contains("Retry-After", (await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(new Uri(server.Address, "other"), null, cancel))).Message);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData(1), InlineData(2)]
    public async Task No_more_requests_than_allowed_are_under_way_at_once(int allowed)
    {
        var (now, most, gate) = (0, 0, new Lock());
        using var server = new LocalServer(async (_, s) =>
        {
            lock (gate) most = Math.Max(most, ++now);
            // Long enough for the next one to come, if it were let through.
            for (var i = 0; i < 200; i++) await Task.Yield();
            lock (gate) now--;
            await Good(s);
        });
        using var fetcher = new Fetcher(Policy with { HostConcurrency = allowed }, time);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => fetcher.Get(new Uri(server.Address, $"{i}"), null, cancel)));
        Assert.InRange(most, 1, allowed);
        Assert.Equal(8, server.Asked.Count);
    }
}
