using System.Globalization;
using System.Net;
using System.Text;
using FundingDirectory.Importer.Connectors;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Fetching;

public sealed class FetcherTests
{
    private static readonly FetchPolicy Policy = FetchPolicy.For("mailto:desk@example.org") with { TotalTimeout = TimeSpan.FromSeconds(20), MaxBytes = 100_000 };

    private readonly HurriedTime time = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    private Fetcher Fetcher(FetchPolicy? policy = null) => new(policy ?? Policy, time);

    private async Task<string> Failure(LocalServer server, FetchPolicy? policy = null, Func<Capture, string?>? check = null)
    {
        using var fetcher = Fetcher(policy);
        return (await Assert.ThrowsAsync<FetchException>(() => fetcher.Get(new Uri(server.Address, "page"), check, cancel))).Message;
    }

    /// <summary>A server that answers each request in turn, the last answer again and again.</summary>
    private static LocalServer Server(params Func<Stream, Task>[] answers)
    {
        var count = 0;
        return new LocalServer((_, stream) => answers[Math.Min(count++, answers.Length - 1)](stream));
    }

    private static Task Good(Stream stream) => LocalServer.Write(stream, 200, """{"good":true}""");

    [Fact]
    public async Task An_answer_becomes_a_capture_and_we_say_who_asks()
    {
        using var server = Server(Good);
        using var fetcher = Fetcher();
        var capture = await fetcher.Get(new Uri(server.Address, "page?x=1"), null, cancel);
        Assert.Equal("""{"good":true}""", Encoding.UTF8.GetString(capture.Bytes.Span));
        Assert.Equal(("application/json", time.GetUtcNow(), new Uri(server.Address, "page?x=1").ToString()), (capture.ContentType, capture.FetchedAt, capture.Url));
        Assert.All(server.Requests, r => Assert.Matches(@"User-Agent: Foerderverzeichnis/\d+\.\d+\.\d+ \(\+mailto:desk@example\.org\)", r.Head));
    }

    [Fact]
    public async Task A_form_is_sent_in_json_parts()
    {
        using var server = Server(Good);
        using var fetcher = Fetcher();
        await fetcher.PostMultipart(server.Address, [("query", """{"a":1}"""), ("languages", """["en"]""")], null, cancel);
        var request = Assert.Single(server.Asked);
        Assert.Equal("POST", request.Method);
        Assert.Contains("Content-Type: multipart/form-data; boundary=", request.Head);
        Assert.Matches("""(?s)Content-Type: application/json\r\nContent-Disposition: form-data; name="query"\r\n\r\n\{"a":1\}\r\n.*name="languages"\r\n\r\n\["en"\]""", request.Body);
    }

    [Theory]
    [InlineData(500), InlineData(503), InlineData(429), InlineData(408)]
    public async Task A_passing_fault_is_asked_again(int status)
    {
        using var server = Server(s => LocalServer.Write(s, status, ""), s => LocalServer.Write(s, status, ""), Good);
        using var fetcher = Fetcher();
        await fetcher.Get(server.Address, null, cancel);
        Assert.Equal(3, server.Asked.Count);
        Assert.Equal(2, time.Pauses.Count);
    }

    [Fact]
    public async Task Asking_again_ends()
    {
        using var server = Server(s => LocalServer.Write(s, 503, ""));
        Assert.Equal("127.0.0.1 antwortet mit dem Status 503.", await Failure(server));
        Assert.Equal(1 + Policy.Retries, server.Asked.Count);
    }

    [Theory]
    [InlineData(404), InlineData(403), InlineData(501)]
    public async Task A_refusal_is_not_asked_again(int status)
    {
        using var server = Server(s => LocalServer.Write(s, status, ""));
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), await Failure(server));
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task The_pause_a_source_asks_for_is_kept()
    {
        using var server = Server(s => LocalServer.Write(s, 429, "", more: "Retry-After: 77\r\n"), s => LocalServer.Write(s, 503, "", more: $"Retry-After: {time.GetUtcNow().AddSeconds(33):R}\r\n"), Good);
        using var fetcher = Fetcher();
        await fetcher.Get(server.Address, null, cancel);
        Assert.Equal([TimeSpan.FromSeconds(77), TimeSpan.FromSeconds(33)], time.Pauses);
    }

    [Fact]
    public async Task A_source_that_wants_a_long_rest_gets_it()
    {
        using var server = Server(s => LocalServer.Write(s, 429, "", more: "Retry-After: 86400\r\n"));
        await Failure(server);
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_cut_body_is_asked_again()
    {
        using var server = Server(s => LocalServer.WriteHead(s, 200, 5000, "application/json", "", "{"), Good);
        using var fetcher = Fetcher();
        await fetcher.Get(server.Address, null, cancel);
        Assert.Equal(2, server.Asked.Count);
    }

    [Fact]
    public async Task A_body_that_is_not_what_was_agreed_is_asked_again_and_then_named()
    {
        using var server = Server(s => LocalServer.Write(s, 200, "<html>", "text/html"));
        Assert.Equal("127.0.0.1 antwortet nicht wie vereinbart: Es kam eine Webseite.", await Failure(server, check: c => c.Bytes.Span[0] == '<' ? "Es kam eine Webseite." : null));
        Assert.Equal(1 + Policy.Retries, server.Asked.Count);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_at_once(bool announced)
    {
        var body = new string('x', 200_000);
        using var server = Server(async s =>
        {
            if (announced) await LocalServer.Write(s, 200, body);
            else await s.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 X\r\nConnection: close\r\n\r\n{body}"));
        });
        Assert.Contains("mehr als die erlaubten 100000 Byte", await Failure(server));
        Assert.Single(server.Asked);
    }

    [Fact]
    public async Task A_dripping_body_is_given_up()
    {
        using var server = Server(async s =>
        {
            await LocalServer.WriteHead(s, 200, 50_000, "application/json", "", "");
            for (var i = 0; i < 50_000; i++)
            {
                await s.WriteAsync("x"u8.ToArray());
                await s.FlushAsync();
                await Task.Delay(20);
            }
        });
        var message = await Failure(server, Policy with { DripGrace = TimeSpan.FromMilliseconds(100), Retries = 1, RetryDelay = TimeSpan.Zero });
        Assert.Contains("zu langsam", message);
    }

    [Fact]
    public async Task Silence_is_given_up()
    {
        using var server = Server(async s =>
        {
            await LocalServer.WriteHead(s, 200, 50, "application/json", "", "{");
            await Task.Delay(Timeout.Infinite, cancel);
        });
        Assert.Contains("nicht rechtzeitig", await Failure(server, Policy with { IdleTimeout = TimeSpan.FromMilliseconds(100), Retries = 0 }));
        Assert.Contains("nicht rechtzeitig", await Failure(server, Policy with { TotalTimeout = TimeSpan.FromMilliseconds(100), Retries = 0 }));
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_asked()
    {
        using var server = new LocalServer((_, s) => Good(s), "User-agent: *\nDisallow: /page\nCrawl-delay: 30\n");
        Assert.Contains("robots.txt", await Failure(server));
        Assert.Empty(server.Asked);
        using var fetcher = Fetcher();
        await fetcher.Get(new Uri(server.Address, "other"), null, cancel);
        await fetcher.PostMultipart(new Uri(server.Address, "other"), [], null, cancel);
        await Assert.ThrowsAsync<FetchException>(() => fetcher.PostMultipart(new Uri(server.Address, "page/api"), [], null, cancel));
        Assert.Equal(2, server.Asked.Count);
        Assert.Contains(TimeSpan.FromSeconds(30), time.Pauses);
    }

    [Fact]
    public async Task A_host_whose_robots_txt_fails_is_left_alone()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 500, ""));
        using var broken = new LocalServer((_, s) => LocalServer.Write(s, 302, "", more: $"Location: {server.Address}robots\r\n"));
        Assert.Contains("Status 500", await Failure(broken, check: null) + await Failure(server));
    }

    [Fact]
    public async Task Each_host_is_spared()
    {
        using var server = Server(Good);
        using var fetcher = Fetcher(Policy with { LocalDelay = TimeSpan.FromSeconds(5) });
        for (var i = 0; i < 3; i++) await fetcher.Get(server.Address, null, cancel);
        Assert.Equal([5, 5, 5], time.Pauses.Select(p => (int)p.TotalSeconds));
    }

    [Fact]
    public async Task A_redirect_is_followed_by_a_get_but_not_for_ever()
    {
        using var server = new LocalServer((r, s) => r.Path == "/page" ? LocalServer.Write(s, 302, "", more: "Location: /target\r\n") : Good(s));
        using var fetcher = Fetcher();
        Assert.Equal(new Uri(server.Address, "target").ToString(), (await fetcher.Get(new Uri(server.Address, "page"), null, cancel)).Url);
        await Assert.ThrowsAsync<FetchException>(() => fetcher.PostMultipart(new Uri(server.Address, "page"), [], null, cancel));
        using var circle = Server(s => LocalServer.Write(s, 302, "", more: "Location: /page\r\n"));
        Assert.Contains("leitet öfter als 5 Mal um", await Failure(circle));
    }

    [Theory]
    [InlineData("http://www.example.org/"), InlineData("file:///etc/passwd"), InlineData("ftp://example.org/x")]
    public async Task A_redirect_away_from_https_is_refused(string target)
    {
        using var server = Server(s => LocalServer.Write(s, 302, "", more: $"Location: {target}\r\n"));
        await Failure(server);
        Assert.Single(server.Asked);
    }

    [Theory]
    [InlineData("http://127.0.0.1/", false), InlineData("https://localhost/", false), InlineData("https://[::1]/", false), InlineData("http://www.example.org/", false), InlineData("https://www.example.org/", true)]
    public void From_the_open_internet_nothing_leads_to_this_machine(string target, bool allowed) =>
        Assert.Equal(allowed, OpenNetwork.Refusal(new Uri("https://www.foerderdatenbank.de/"), new Uri(target)) is null);

    [Theory]
    [InlineData("10.1.2.3", false), InlineData("172.16.0.1", false), InlineData("192.168.1.1", false), InlineData("169.254.169.254", false), InlineData("100.64.0.1", false), InlineData("0.0.0.0", false)]
    [InlineData("::1", false), InlineData("fd00::1", false), InlineData("fe80::1", false), InlineData("::ffff:10.0.0.1", false), InlineData("64:ff9b::a00:1", false), InlineData("2001:db8::1", true), InlineData("198.51.100.7", true)]
    public void Private_addresses_are_known(string address, bool isPublic) => Assert.Equal(isPublic, OpenNetwork.IsPublic(IPAddress.Parse(address)));

    [Fact]
    public async Task A_cancelled_run_stops_as_cancelled()
    {
        using var server = Server(Good);
        using var fetcher = Fetcher();
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.Get(server.Address, null, cancelled.Token));
    }
}
