using System.Net;
using System.Net.Sockets;
using FundingDirectory.Importer.Fetching;
using Xunit;

namespace FundingDirectory.Tests.Importer.Fetching;

public sealed class LookTests
{
    private static readonly FetchPolicy Policy = FetchPolicy.For(null) with { LocalLinks = true, Retries = 0, HeadTimeout = TimeSpan.FromMilliseconds(500) };

    private readonly HurriedTime time = new();
    private readonly CancellationToken cancel = TestContext.Current.CancellationToken;

    private async Task<Look> Look(LocalServer server, FetchPolicy? policy = null)
    {
        using var fetcher = new Fetcher(policy ?? Policy, time);
        return await fetcher.LookAt(new Uri(server.Address, "link"), cancel);
    }

    [Fact]
    public async Task A_link_that_answers_costs_one_request_without_a_body()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 200, ""));
        Assert.Equal((LookTrouble.None, 200), (await Look(server) is var look ? (look.Trouble, look.Status!.Value) : default));
        Assert.Equal("HEAD", Assert.Single(server.Asked).Method);
    }

    [Theory]
    [InlineData(404), InlineData(405), InlineData(403), InlineData(501)]
    public async Task Bad_news_from_head_is_believed_only_after_one_byte_by_get(int status)
    {
        using var server = new LocalServer((r, s) => r.Method == "HEAD" ? LocalServer.Write(s, status, "") : LocalServer.Write(s, 206, "x"));
        Assert.Equal(206, (await Look(server)).Status);
        Assert.Contains("Range: bytes=0-0", server.Asked[1].Head);
    }

    [Fact]
    public async Task A_redirect_is_followed_to_its_end()
    {
        using var server = new LocalServer((r, s) => r.Path == "/link" ? LocalServer.Write(s, 301, "", more: "Location: /new\r\n") : LocalServer.Write(s, 200, ""));
        Assert.Equal("/new", (await Look(server)).Address.AbsolutePath);
    }

    [Fact]
    public async Task What_robots_txt_forbids_is_not_looked_at()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 200, ""), "User-agent: *\nDisallow: /\n");
        Assert.Equal(LookTrouble.NotAllowed, (await Look(server)).Trouble);
        Assert.Empty(server.Asked);
    }

    [Fact]
    public async Task A_wall_against_programs_is_recognised()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 503, "", more: "cf-mitigated: challenge\r\n"));
        Assert.True((await Look(server)).Walled);
    }

    [Fact]
    public async Task Silence_is_no_answer()
    {
        using var server = new LocalServer((_, _) => Task.Delay(Timeout.Infinite, cancel));
        Assert.Equal(LookTrouble.NoAnswer, (await Look(server)).Trouble);
        var closed = new LocalServer((_, _) => Task.CompletedTask);
        closed.Dispose();
        Assert.Equal(LookTrouble.NoAnswer, (await Look(closed)).Trouble);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_told_from_one_that_is_private()
    {
        using var unknown = new Fetcher(Policy, time, resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound));
        Assert.Equal(LookTrouble.HostUnknown, (await unknown.LookAt(new Uri("http://weg.example/x"), cancel)).Trouble);
        using var inside = new Fetcher(Policy, time, resolve: (_, _) => Task.FromResult(new[] { IPAddress.Parse("10.0.0.1") }));
        Assert.Equal(LookTrouble.NotAllowed, (await inside.LookAt(new Uri("http://intern.example/x"), cancel)).Trouble);
    }

    [Fact]
    public async Task No_link_of_a_record_leads_us_to_this_machine()
    {
        using var server = new LocalServer((_, s) => LocalServer.Write(s, 200, ""));
        Assert.Equal(LookTrouble.NotAllowed, (await Look(server, Policy with { LocalLinks = false })).Trouble);
        Assert.Empty(server.Requests);
    }
}
