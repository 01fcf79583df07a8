using System.Net;
using FundingDirectory.Api;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api;

public sealed class LimitsTests
{
    private static readonly Uri Search = new("/api/v1/search?limit=1", UriKind.Relative);

    [Fact]
    public async Task What_is_left_is_said_and_beyond_it_the_reader_is_told_to_wait()
    {
        await using var app = new DirectoryApp(("Limits:RequestsPerMinute", "3"));
        await app.InitializeAsync();
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++) answers.Add(await app.Client.GetAsync(Search));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers.Select(a => a.StatusCode));
        Assert.All(answers, a => Assert.Equal("\"default\";q=3;w=60", Assert.Single(a.Headers.GetValues("RateLimit-Policy"))));
        Assert.Equal(["r=2", "r=1", "r=0", "r=0"], answers.Select(a => Assert.Single(a.Headers.GetValues("RateLimit")).Split(';')[1]));
        Assert.InRange(answers[3].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("3 Anfragen", (await DirectoryApp.Problem(answers[3], 429))["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(new Uri("/healthz/live", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.250", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.8", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::9", true)]
    [InlineData("2001:db8:1::1", "2001:db8:2::1", false)]
    public void Readers_of_one_network_share_a_limit(string one, string other, bool same) =>
        Assert.Equal(same, Limits.Network(IPAddress.Parse(one), countsOwnMachine: false) == Limits.Network(IPAddress.Parse(other), countsOwnMachine: false));

    [Fact]
    public void The_own_machine_is_counted_only_when_a_limit_was_set()
    {
        Assert.Null(Limits.Network(IPAddress.IPv6Loopback, countsOwnMachine: false));
        Assert.NotNull(Limits.Network(IPAddress.Loopback, countsOwnMachine: true));
    }

    [Fact]
    public void A_negative_limit_is_named() => Assert.Contains("Limits:RequestsPerMinute", new Settings { Limits = new() { RequestsPerMinute = -1 } }.Error(), StringComparison.Ordinal);
}
